-- mutation PipelineCreate, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~", 'Pipeline' as "__typename", ('pip_' || replace("t0"."id"::text, '-', '')) as "id"
  ) o
)::text as v
from (
  select "t0".*
  from "pipeline" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
