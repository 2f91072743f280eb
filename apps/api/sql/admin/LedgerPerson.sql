-- query LedgerPerson, as the role "owner"

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
            "t1"."full_name" as "fullName",
            ('con_' || replace("t1"."id"::text, '-', '')) as "id"
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
    ('sub_' || replace("t0"."id"::text, '-', '')) as "id",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Member' as "__typename",
            coalesce("t2".full_name, 'Former member ' || "t2".former_number::text, 'Member') as "displayName",
            ('mem_' || replace("t2"."id"::text, '-', '')) as "id"
          ) o
        ) as n
        from (
          select "t2".*
          from "member" "t2"
          where "t2".workspace_id = $(workspace)::uuid
          and "t2"."subject_id" = "t0".id
          order by "t2".id
          limit 50
        ) "t2"
      ) p
    ) as "members"
  ) o
)::text as v
from (
  select "t0".*
  from "data_subject" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
