-- query TaskReading, as the role "owner"

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
      select row_to_json(o) from (select '' as "~", 'TaskConnection' as "__typename", p."p0" as "nodes") o
    )
    from (
      select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
      from (
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
                  and r.record_type = $('task')
                  and r.record_id = "t0".id
                  union
                  select c.subject_id
                  from contact c
                  where c.workspace_id = $(workspace)::uuid
                  and c.id = "t0"."contact_id"
                ) p
              ),
              ':',
              "t0"."_refusal"
            ) as "~",
            'Task' as "__typename",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Member' as "__typename",
                  coalesce(
                    "t1".full_name, 'Former member ' || "t1".former_number::text, 'Member'
                  ) as "displayName",
                  ('mem_' || replace("t1"."id"::text, '-', '')) as "id"
                ) o
              )
              from (
                select "t1".*
                from "member" "t1"
                where "t1".workspace_id = $(workspace)::uuid
                and "t1".id = "t0"."assignee_id"
                and ("t0"."_refusal" is null)
                offset 0
              ) "t1"
            ) as "assignee",
            "t0"."due_on" as "dueOn",
            ('tas_' || replace("t0"."id"::text, '-', '')) as "id",
            "t0"."kind" as "kind",
            "t0"."status" as "status",
            case when ("t0"."_refusal" is null)
            and not "t0"."_author" then "t0"."title" end as "title",
            case
            when ("t0"."_refusal" is null) then case
            when "t0"."_author" then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"RESTRICTED"}')::json
            )
            else '[]'::json
            end
            else case case
            when "t0"."_refusal" in ('e', 'r')
            or "this_purpose".is_on then case "t0"."_refusal"
            when 'e' then 'ERASED'
            when 'r' then 'RESTRICTED'
            when 'm' then 'MINOR'
            when 'd' then 'DECEASED'
            when 'o' then 'OBJECTION'
            when 'x' then 'CONSENT_EXPIRED'
            when 'c' then 'NO_CONSENT'
            end
            else 'PURPOSE_OFF'
            end
            when 'ERASED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"ERASED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"ERASED"}')::json
            )
            when 'RESTRICTED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"RESTRICTED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"RESTRICTED"}')::json
            )
            when 'MINOR' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"MINOR"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"MINOR"}')::json
            )
            when 'DECEASED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"DECEASED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"DECEASED"}')::json
            )
            when 'OBJECTION' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"OBJECTION"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"OBJECTION"}')::json
            )
            when 'CONSENT_EXPIRED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"CONSENT_EXPIRED"}')::json
            )
            when 'NO_CONSENT' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"NO_CONSENT"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"NO_CONSENT"}')::json
            )
            when 'PURPOSE_OFF' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"PURPOSE_OFF"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"PURPOSE_OFF"}')::json
            )
            end
            end as "withheld",
            (
              select (
                select row_to_json(o)
                from (
                  select concat("t2"."subject_id", ':', "t2"."_refusal") as "~",
                  'Company' as "__typename",
                  ('com_' || replace("t2"."id"::text, '-', '')) as "id",
                  case when ("t2"."_refusal" is null) then "t2"."name" end as "name"
                ) o
              )
              from (
                select "t2".*,
                case
                when "t2"."subject_id" is not null then (
                  select case when «1»
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
                  and s.id = "t2"."subject_id"
                )
                end as "_refusal"
                from "company" "t2"
                where "t2".workspace_id = $(workspace)::uuid
                and "t2".deleted_at is null
                and "t2".id = "t0"."company_id"
                offset 0
              ) "t2"
            ) as "company",
            (
              select (
                select row_to_json(o)
                from (
                  select concat("t3"."subject_id", ':', "t3"."_refusal") as "~",
                  'Contact' as "__typename",
                  case when ("t3"."_refusal" is null) then "t3"."full_name" end as "fullName",
                  ('con_' || replace("t3"."id"::text, '-', '')) as "id"
                ) o
              )
              from (
                select "t3".*,
                case
                when (
                  (
                    ("t3".blocked & 1::bigint) < 1
                    and ("t3".next_change_at is null or "t3".next_change_at > $(now)::timestamptz)
                  )
                  and "this_purpose".is_on
                ) then null
                else coalesce(
                  (
                    select case when s.erased_at is not null then 'e' when s.restricted_at is not null
                    or (s.restricted_purposes & 1::bigint) > 0 then 'r'
                    when (s.objected & 1::bigint) > 0 then 'o'
                    when (s.expired & 1::bigint) > 0
                    or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
                    from data_subject s
                    where s.workspace_id = $(workspace)::uuid
                    and s.id = "t3"."subject_id"
                  ),
                  'c'
                )
                end as "_refusal"
                from "contact" "t3"
                where "t3".workspace_id = $(workspace)::uuid
                and "t3".deleted_at is null
                and "t3".id = "t0"."contact_id"
                offset 0
              ) "t3"
            ) as "contact",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Deal' as "__typename",
                  ('dea_' || replace("t4"."id"::text, '-', '')) as "id",
                  "t4"."name" as "name"
                ) o
              )
              from (
                select "t4".*
                from "deal" "t4"
                where "t4".workspace_id = $(workspace)::uuid
                and "t4".deleted_at is null
                and "t4".id = "t0"."deal_id"
                offset 0
              ) "t4"
            ) as "deal"
          ) o
        ) as "r0"
        from (
          select "t0".*,
          exists (
            select 1
            from record_subject r
            join data_subject s
            on s.workspace_id = $(workspace)::uuid
            and s.id = r.subject_id
            where r.workspace_id = $(workspace)::uuid
            and r.record_type = $('task')
            and r.record_id = "t0".id
            and r.role = 'author'
            and s.restricted_at is not null
            and not «1»
          ) as "_author",
          ("t0_s".everybody = 0) as "_nobodys",
          case
          when (
            ("t0_s".everybody = 0) or ("t0_s".is_open and not "t0_s".is_restricted and "this_purpose".is_on)
          ) then null
          when "t0_s".is_restricted then 'r'
          else case
          when "t0_s".erased_at is not null then 'e'
          when "t0_s".restricted_at is not null
          or ("t0_s".restricted_purposes & 1::bigint) > 0 then 'r'
          when ("t0_s".objected & 1::bigint) > 0 then 'o'
          when ("t0_s".expired & 1::bigint) > 0
          or ("t0_s".blocked & 1::bigint) < 1 then 'x' else 'c' end end as "_refusal"
          from "task" "t0"
          left join lateral (
            select count(*) as everybody,
            coalesce(bool_or(«1»), false) as is_open,
            case when bool_and(s.erased_at is not null) then now() end as erased_at,
            max(s.restricted_at) as restricted_at,
            bool_or(s.is_minor) as is_minor,
            max(s.deceased_on) as deceased_on,
            bit_or(s.objected) as objected,
            bit_or(s.restricted_purposes) as restricted_purposes,
            bit_or(s.expired) as expired,
            bit_and(s.blocked) as blocked,
            exists (
              select 1
              from item_restriction i
              where i.workspace_id = $(workspace)::uuid
              and i.record_type = $('task')
              and i.record_id = "t0".id
              and i.lifted_at is null
            ) as is_restricted
            from (
              select s.*
              from record_subject r
              join data_subject s
              on s.workspace_id = $(workspace)::uuid
              and s.id = r.subject_id
              where r.workspace_id = $(workspace)::uuid
              and r.record_type = $('task')
              and r.record_id = "t0".id
              and s.kind <> 'member'
              union
              select s.*
              from contact c
              join data_subject s
              on s.workspace_id = $(workspace)::uuid
              and s.id = c.subject_id
              where c.workspace_id = $(workspace)::uuid
              and c.id = "t0"."contact_id"
            ) s
          ) "t0_s"
          on true
          where "t0".workspace_id = $(workspace)::uuid
          and "t0".deleted_at is null
          and "t0"."id" = $('00000000-0000-0000-0000-000000000000')::uuid
          order by "t0"."id" asc,
          "t0".id asc
          limit 1
        ) "t0"
      ) r
    ) p
  )::text as v
) answer;

-- «1»
((s.blocked & 1::bigint) < 1 and (s.next_change_at is null or s.next_change_at > $(now)::timestamptz))
and s.erased_at is null
