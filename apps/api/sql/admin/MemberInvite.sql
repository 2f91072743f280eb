-- mutation MemberInvite, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~", 'Invitation' as "__typename", ('inv_' || replace("t0"."id"::text, '-', '')) as "id"
  ) o
)::text as v
from (
  select "t0".*
  from "invitation" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
