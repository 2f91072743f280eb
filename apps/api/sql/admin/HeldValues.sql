-- query HeldValues, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'DataSubject' as "__typename",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select concat("t1"."subject_id", ':') as "~",
            'Contact' as "__typename",
            (
              select coalesce(json_agg(p.n), '[]'::json)
              from (
                select (
                  select row_to_json(o)
                  from (
                    select ':' as "~",
                    'ContactPoint' as "__typename",
                    ('cpt_' || replace("t2"."id"::text, '-', '')) as "id",
                    case
                    when "t2"."sealed_value" is not null then json_build_object(
                      '~s', concat('0:', "t2"."id", ':', encode("t2"."sealed_value", 'hex'))
                    )
                    end as "value"
                  ) o
                ) as n
                from (
                  select "t2".*
                  from "contact_point" "t2"
                  where "t2".workspace_id = $(workspace)::uuid
                  and "t2"."contact_id" = "t1".id
                  and "t2"."kind" = $('postal')
                  order by "t2".id
                  limit 50
                ) "t2"
              ) p
            ) as "addresses",
            case
            when "t1"."birth_date" is not null then json_build_object(
              '~s', concat('1:', "t1"."id", ':', encode("t1"."birth_date", 'hex'))
            )
            end as "birthDate",
            "t1"."city" as "city",
            "t1"."country" as "country",
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
            "t1"."job_title" as "jobTitle",
            (
              select coalesce(json_agg(p.n), '[]'::json)
              from (
                select (
                  select row_to_json(o)
                  from (
                    select ':' as "~",
                    'ContactPoint' as "__typename",
                    ('cpt_' || replace("t4"."id"::text, '-', '')) as "id",
                    case
                    when "t4"."sealed_value" is not null then json_build_object(
                      '~s', concat('2:', "t4"."id", ':', encode("t4"."sealed_value", 'hex'))
                    )
                    end as "value"
                  ) o
                ) as n
                from (
                  select "t4".*
                  from "contact_point" "t4"
                  where "t4".workspace_id = $(workspace)::uuid
                  and "t4"."contact_id" = "t1".id
                  and "t4"."kind" = $('phone')
                  order by "t4".id
                  limit 50
                ) "t4"
              ) p
            ) as "phones",
            '[]'::json as "withheld"
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
    ('sub_' || replace("t0"."id"::text, '-', '')) as "id"
  ) o
)::text as v
from (
  select "t0".*
  from "data_subject" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
