-- mutation PurposeSetBasis, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'PurposeSetting' as "__typename",
    ('pur_' || replace("t0"."id"::text, '-', '')) as "id",
    "t0"."assessment" as "assessment",
    "t0"."assessment_review_on" as "assessmentReviewOn",
    (
      case
      when "t0".basis <> 'legitimate-interest' then 'not-needed'
      when "t0".assessment is null then 'missing'
      when "t0".assessment_review_on <= ($(now)::timestamptz at time zone 'UTC')::date then 'due'
      else 'adopted'
      end
    ) as "assessmentState",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'PurposeBasis' as "__typename",
            "t1"."basis" as "basis",
            to_char("t1"."valid_from" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Member' as "__typename",
                  coalesce(
                    "t2".full_name, 'Former member ' || "t2".former_number::text, 'Member'
                  ) as "displayName",
                  ('mem_' || replace("t2"."id"::text, '-', '')) as "id"
                ) o
              )
              from (
                select "t2".*
                from "member" "t2"
                where "t2".workspace_id = $(workspace)::uuid
                and "t2".id = "t1"."decided_by_id"
                offset 0
              ) "t2"
            ) as "decidedBy"
          ) o
        ) as n
        from (
          select "t1".*
          from "purpose_basis" "t1"
          where "t1".workspace_id = $(workspace)::uuid
          and "t1"."setting_id" = "t0".id
          order by "t1".valid_from desc,
          "t1".id desc,
          "t1".id
          limit 50
        ) "t1"
      ) p
    ) as "bases",
    "t0"."basis" as "basis",
    "t0"."is_on" as "isOn",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'PurposeNotice' as "__typename",
            "t3"."language" as "language",
            "t3"."number" as "number",
            to_char("t3"."published_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Member' as "__typename",
                  coalesce(
                    "t4".full_name, 'Former member ' || "t4".former_number::text, 'Member'
                  ) as "displayName",
                  ('mem_' || replace("t4"."id"::text, '-', '')) as "id"
                ) o
              )
              from (
                select "t4".*
                from "member" "t4"
                where "t4".workspace_id = $(workspace)::uuid
                and "t4".id = "t3"."published_by_id"
                offset 0
              ) "t4"
            ) as "publishedBy",
            "t3"."wording" as "wording"
          ) o
        ) as n
        from (
          select "t3".*
          from "purpose_notice" "t3"
          where "t3".workspace_id = $(workspace)::uuid
          and "t3"."setting_id" = "t0".id
          order by "t3".number desc,
          "t3".id
          limit 50
        ) "t3"
      ) p
    ) as "notices",
    "t0"."purpose" as "purpose",
    "t0"."version" as "version",
    "t0"."wording" as "wording"
  ) o
)::text as v
from (
  select "t0".*
  from "purpose_setting" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
