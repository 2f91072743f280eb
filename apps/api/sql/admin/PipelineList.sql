-- query PipelineList, as the role "owner"

select coalesce(jsonb_agg(to_jsonb(g)), '[]'::jsonb) as v
from (
  select key,
  sum(n)::bigint as count,
  jsonb_object_agg(
    currency, jsonb_build_array(total::text, known::text, least::text, most::text)
  ) filter (where currency is not null and known > 0) as comes
  from (
    select (
      select "t1".id
      from "stage" "t1"
      where "t1".workspace_id = $(workspace)::uuid
      and "t1".id = "t0"."stage_id"
    )::text as key,
    null::text as currency,
    count(*) as n,
    count(null::bigint) as known,
    sum(null::bigint) as total,
    min(null::bigint) as least,
    max(null::bigint) as most
    from "deal" "t0"
    where "t0".workspace_id = $(workspace)::uuid
    and "t0".deleted_at is null
    group by 1,
    2
  ) parts
  group by key
  order by key nulls last
) g;

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
                  "t1"."requires_company" as "requiresCompany",
                  "t1"."requires_contact" as "requiresContact",
                  "t1"."requires_expected_close" as "requiresExpectedClose",
                  "t1"."requires_owner" as "requiresOwner",
                  "t1"."requires_value" as "requiresValue",
                  "t1"."rotting_days" as "rottingDays",
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
