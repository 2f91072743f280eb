-- query ContactSuggestions, as the role "owner"

select v
from (
  select coalesce(
    (
      select is_on
      from purpose_setting
      where workspace_id = $(workspace)::uuid
      and purpose = $('RELATIONSHIP')
    ),
    false
  ) as is_on
  offset 0
) "this_purpose"
cross join lateral (
  select (
    select (
      select row_to_json(o) from (select '' as "~", 'ContactConnection' as "__typename", p."p0" as "nodes") o
    )
    from (
      select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
      from (
        select (
          select row_to_json(o)
          from (
            select concat("t0"."subject_id", ':', "t0"."_refusal") as "~",
            'Contact' as "__typename",
            (
              select (
                select row_to_json(o)
                from (
                  select concat("t1"."subject_id", ':', "t1"."_refusal") as "~",
                  'Company' as "__typename",
                  ('com_' || replace("t1"."id"::text, '-', '')) as "id",
                  case when ("t1"."_refusal" is null) then "t1"."name" end as "name"
                ) o
              )
              from (
                select "t1".*,
                case
                when "t1"."subject_id" is not null then (
                  select case
                  when (
                    (
                      (s.blocked & 1::bigint) < 1
                      and (s.next_change_at is null or s.next_change_at > $(now)::timestamptz)
                    )
                    and s.erased_at is null
                  )
                  and "this_purpose".is_on then null
                  else case
                  when s.erased_at is not null then 'e'
                  when s.restricted_at is not null
                  or (s.restricted_purposes & 1::bigint) > 0 then 'r'
                  when (s.objected & 1::bigint) > 0 then 'o'
                  when (s.expired & 1::bigint) > 0
                  or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end end
                  from data_subject s
                  where s.workspace_id = $(workspace)::uuid
                  and s.id = "t1"."subject_id"
                )
                end as "_refusal"
                from "company" "t1"
                where "t1".workspace_id = $(workspace)::uuid
                and "t1".deleted_at is null
                and "t1".id = "t0"."company_id"
                and ("t0"."_refusal" is null)
                offset 0
              ) "t1"
            ) as "company",
            case when ("t0"."_refusal" is null) then "t0"."full_name" end as "fullName",
            ('con_' || replace("t0"."id"::text, '-', '')) as "id",
            case when ("t0"."_refusal" is null) then "t0"."job_title" end as "jobTitle"
          ) o
        ) as "r0"
        from (
          (
            select "t0".*,
            null::text as "_refusal"
            from "contact" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0".deleted_at is null
            and «1»
            and «2»
            and "t0"."sort_name" is not null
            order by "t0"."sort_name" asc,
            "t0".id asc
            limit 8
          )
          union all (
            select "t0".*,
            case
            when «2» then null
            else coalesce(
              (
                select case when s.erased_at is not null then 'e' when s.restricted_at is not null
                or (s.restricted_purposes & 1::bigint) > 0 then 'r'
                when (s.objected & 1::bigint) > 0 then 'o'
                when (s.expired & 1::bigint) > 0
                or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
                from data_subject s
                where s.workspace_id = $(workspace)::uuid
                and s.id = "t0"."subject_id"
              ),
              'c'
            )
            end as "_refusal"
            from "contact" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0".deleted_at is null
            and «1»
            and (not «2» or "t0"."sort_name" is null)
            order by "t0".id asc
            limit 8
          )
          limit 8
        ) "t0"
      ) r
    ) p
  )::text as v
) answer;

-- «1»
"t0".id = any (array(select f.id from "match_contact_names"($('%text%'), $(50000), $('fullName')) f)) and «2»

-- «2»
(
  ("t0".blocked & 1::bigint) < 1
  and ("t0".next_change_at is null or "t0".next_change_at > $(now)::timestamptz)
)
and "this_purpose".is_on
