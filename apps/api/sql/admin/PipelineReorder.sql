-- mutation PipelineReorder, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'Pipeline' as "__typename",
    ('pip_' || replace("t0"."id"::text, '-', '')) as "id",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Stage' as "__typename",
            ('stg_' || replace("t1"."id"::text, '-', '')) as "id",
            "t1"."position" as "position",
            "t1"."version" as "version"
          ) o
        ) as n
        from (
          select "t1".*
          from "stage" "t1"
          where "t1".workspace_id = $(workspace)::uuid
          and "t1"."pipeline_id" = "t0".id
          order by "t1".id
          limit 50
        ) "t1"
      ) p
    ) as "stages",
    "t0"."version" as "version"
  ) o
)::text as v
from (
  select "t0".*
  from "pipeline" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
