-- query CopyReviewOther, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'DataSubject' as "__typename",
    ('sub_' || replace("t0"."id"::text, '-', '')) as "id",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select concat("t1"."subject_id", ':') as "~",
            'Contact' as "__typename",
            (
              select (
                select row_to_json(o)
                from (
                  select concat("t2"."subject_id", ':') as "~",
                  'Company' as "__typename",
                  ('com_' || replace("t2"."id"::text, '-', '')) as "id",
                  "t2"."name" as "name"
                ) o
              )
              from (
                select "t2".*
                from "company" "t2"
                where "t2".workspace_id = $(workspace)::uuid
                and "t2".deleted_at is null
                and "t2".id = "t1"."company_id"
                offset 0
              ) "t2"
            ) as "company",
            (
              select coalesce(json_agg(p.n), '[]'::json)
              from (
                select (
                  select row_to_json(o)
                  from (
                    select ':' as "~",
                    'ContactPoint' as "__typename",
                    ('cpt_' || replace("t3"."id"::text, '-', '')) as "id",
                    "t3"."clear_value" as "value"
                  ) o
                ) as n
                from (
                  select "t3".*
                  from "contact_point" "t3"
                  where "t3".workspace_id = $(workspace)::uuid
                  and "t3"."contact_id" = "t1".id
                  and "t3"."kind" = $('email')
                  order by "t3".id
                  limit 50
                ) "t3"
              ) p
            ) as "emails",
            "t1"."full_name" as "fullName",
            ('con_' || replace("t1"."id"::text, '-', '')) as "id",
            "t1"."job_title" as "jobTitle"
          ) o
        ) as n
        from (
          select "t1".*
          from "contact" "t1"
          where "t1".workspace_id = $(workspace)::uuid
          and "t1".deleted_at is null
          and "t1"."subject_id" = "t0".id
          order by "t1".id
          limit 50
        ) "t1"
      ) p
    ) as "contacts",
    to_char("t0"."erased_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "erasedAt",
    "t0"."kind" as "kind",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Member' as "__typename",
            coalesce("t4".full_name, 'Former member ' || "t4".former_number::text, 'Member') as "displayName",
            "t4"."email" as "email",
            ('mem_' || replace("t4"."id"::text, '-', '')) as "id"
          ) o
        ) as n
        from (
          select "t4".*
          from "member" "t4"
          where "t4".workspace_id = $(workspace)::uuid
          and "t4"."subject_id" = "t0".id
          order by "t4".id
          limit 50
        ) "t4"
      ) p
    ) as "members",
    to_char("t0"."restricted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "restrictedAt"
  ) o
)::text as v
from (
  select "t0".*
  from "data_subject" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
