-- query ConsentPeek, as the role "owner"

select (
  select row_to_json(o)
  from (
    select concat(
      (
        select string_agg(p.id::text, ',')
        from (
          select r.subject_id as id
          from record_subject r
          where r.workspace_id = $(workspace)::uuid
          and r.record_type = $('activity')
          and r.record_id = "t0".id
          union
          select c.subject_id
          from contact c
          where c.workspace_id = $(workspace)::uuid
          and c.id = "t0"."contact_id"
        ) p
      ),
      ':'
    ) as "~",
    'Activity' as "__typename",
    ('act_' || replace("t0"."id"::text, '-', '')) as "id"
  ) o
)::text as v
from (
  select "t0".*
  from "activity" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
