-- query Pipelines, as the role "owner"

select (
  select (
    select row_to_json(o) from (select '' as "~", 'PipelineConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Pipeline' as "__typename",
          ('pip_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."name" as "name",
          "t0"."position" as "position",
          (
            select coalesce(json_agg(p.n), '[]'::json)
            from (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Stage' as "__typename",
                  ('stg_' || replace("t1"."id"::text, '-', '')) as "id",
                  "t1"."kind" as "kind",
                  "t1"."name" as "name",
                  "t1"."position" as "position",
                  "t1"."probability" as "probability",
                  "t1"."rotting_days" as "rottingDays"
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
          ) as "stages"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from "pipeline" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        order by "t0"."id" asc,
        "t0".id asc
        limit 50
      ) "t0"
    ) r
  ) p
)::text as v;
