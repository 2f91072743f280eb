-- query RecordTimeline, as the role "owner"

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
      select row_to_json(o)
      from (
        select '' as "~",
        'TimelineEntryConnection' as "__typename",
        p."p0" as "nodes",
        (
          select row_to_json(o)
          from (
            select 'PageInfo' as "__typename",
            case
            when p."p1" is not null then json_build_object(
              '~c', concat('0:', p."p1", ':', coalesce(encode(convert_to(p."p2", 'UTF8'), 'hex'), '-'))
            )
            end as "endCursor",
            p."p3" as "hasNextPage"
          ) o
        ) as "pageInfo"
      ) o
    )
    from (
      select coalesce(json_agg(r."r0") filter (where r.at <= 25), '[]'::json) as "p0",
      (array_agg(r."r1"))[least(count(*), 25)::int] as "p1",
      (array_agg(r."r2"))[least(count(*), 25)::int] as "p2",
      count(*) > 25 as "p3"
      from (
        select (
          select row_to_json(o)
          from (
            select '' as "~",
            'TimelineEntry' as "__typename",
            case "t0".s
            when 1 then (
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
                        and r.record_id = "t15".id
                        union
                        select c.subject_id
                        from contact c
                        where c.workspace_id = $(workspace)::uuid
                        and c.id = "t15"."contact_id"
                      ) p
                    ),
                    ':',
                    "t15"."_refusal"
                  ) as "~",
                  'Activity' as "__typename",
                  case when ("t15"."_refusal" is null)
                  and not "t15"."_author" then case
                  when "t15"."body" is not null then json_build_object(
                    '~s', concat('0:', "t15"."id", ':', encode("t15"."body", 'hex'))
                  )
                  end
                  end as "body",
                  case when ("t15"."_refusal" is null) then "t15"."direction" end as "direction",
                  case when ("t15"."_refusal" is null) then "t15"."duration_seconds" end as "durationSeconds",
                  ('act_' || replace("t15"."id"::text, '-', '')) as "id",
                  "t15"."kind" as "kind",
                  case
                  when ("t15"."_refusal" is null) then (
                    select m."state"
                    from mail_message m
                    where m.workspace_id = "t15".workspace_id
                    and m.id = "t15".id
                    and "t15".kind = 'mail'
                  )
                  end as "mailState",
                  case
                  when ("t15"."_refusal" is null) then (
                    select m."stop_reason"
                    from mail_message m
                    where m.workspace_id = "t15".workspace_id
                    and m.id = "t15".id
                    and "t15".kind = 'mail'
                  )
                  end as "mailStopReason",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select ':' as "~",
                        'Member' as "__typename",
                        coalesce(
                          "t16".full_name, 'Former member ' || "t16".former_number::text, 'Member'
                        ) as "displayName",
                        ('mem_' || replace("t16"."id"::text, '-', '')) as "id"
                      ) o
                    )
                    from (
                      select "t16".*
                      from "member" "t16"
                      where "t16".workspace_id = $(workspace)::uuid
                      and "t16".id = "t15"."member_id"
                      and ("t15"."_refusal" is null)
                      offset 0
                    ) "t16"
                  ) as "member",
                  case when ("t15"."_refusal" is null)
                  and not "t15"."_author" then case
                  when "t15"."subject_line" is not null then json_build_object(
                    '~s', concat('1:', "t15"."id", ':', encode("t15"."subject_line", 'hex'))
                  )
                  end
                  end as "subjectLine",
                  "t15"."version" as "version",
                  case
                  when ("t15"."_refusal" is null) then case
                  when "t15"."_author" then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"RESTRICTED"}')::json
                  )
                  else '[]'::json
                  end
                  else case case
                  when "t15"."_refusal" in ('e', 'r')
                  or "this_purpose".is_on then case "t15"."_refusal"
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
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"direction","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"durationSeconds","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailState","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailStopReason","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"member","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"ERASED"}')::json
                  )
                  when 'RESTRICTED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"direction","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"durationSeconds","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailState","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailStopReason","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"member","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"RESTRICTED"}')::json
                  )
                  when 'MINOR' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"direction","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"durationSeconds","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailState","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailStopReason","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"member","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"MINOR"}')::json
                  )
                  when 'DECEASED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"direction","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"durationSeconds","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailState","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailStopReason","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"member","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"DECEASED"}')::json
                  )
                  when 'OBJECTION' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"direction","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"durationSeconds","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailState","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailStopReason","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"member","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"OBJECTION"}')::json
                  )
                  when 'CONSENT_EXPIRED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"direction","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"durationSeconds","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailState","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailStopReason","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"member","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"CONSENT_EXPIRED"}')::json
                  )
                  when 'NO_CONSENT' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"direction","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"durationSeconds","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailState","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailStopReason","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"member","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"NO_CONSENT"}')::json
                  )
                  when 'PURPOSE_OFF' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"direction","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"durationSeconds","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailState","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"mailStopReason","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"member","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"PURPOSE_OFF"}')::json
                  )
                  end
                  end as "withheld"
                ) o
              )
              from (
                select "t15".*,
                exists (
                  select 1
                  from record_subject r
                  join data_subject s
                  on s.workspace_id = $(workspace)::uuid
                  and s.id = r.subject_id
                  where r.workspace_id = $(workspace)::uuid
                  and r.record_type = $('activity')
                  and r.record_id = "t15".id
                  and r.role = 'author'
                  and s.restricted_at is not null
                  and not «1»
                ) as "_author",
                ("t15_s".everybody = 0) as "_nobodys",
                case
                when (
                  ("t15_s".everybody = 0)
                  or ("t15_s".is_open and not "t15_s".is_restricted and "this_purpose".is_on)
                ) then null
                when "t15_s".is_restricted then 'r'
                else case
                when "t15_s".erased_at is not null then 'e'
                when "t15_s".restricted_at is not null
                or ("t15_s".restricted_purposes & 1::bigint) > 0 then 'r'
                when ("t15_s".objected & 1::bigint) > 0 then 'o'
                when ("t15_s".expired & 1::bigint) > 0
                or ("t15_s".blocked & 1::bigint) < 1 then 'x' else 'c' end end as "_refusal"
                from "activity" "t15"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_type = $('activity')
                    and i.record_id = "t15".id
                    and i.lifted_at is null
                  ) as is_restricted
                  from (
                    select s.*
                    from record_subject r
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = r.subject_id
                    where r.workspace_id = $(workspace)::uuid
                    and r.record_type = $('activity')
                    and r.record_id = "t15".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t15"."contact_id"
                  ) s
                ) "t15_s"
                on true
                where "t15".workspace_id = $(workspace)::uuid
                and "t15".id = "t0".id
                offset 0
              ) "t15"
            )
            end as "activity",
            case "t0".s
            when 5 then (
              select (
                select row_to_json(o)
                from (
                  select concat("t17"."subject_id", ':', "t17"."_refusal") as "~",
                  'FieldChange' as "__typename",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select ':' as "~",
                        'Member' as "__typename",
                        coalesce(
                          "t18".full_name, 'Former member ' || "t18".former_number::text, 'Member'
                        ) as "displayName",
                        ('mem_' || replace("t18"."id"::text, '-', '')) as "id"
                      ) o
                    )
                    from (
                      select "t18".*
                      from "member" "t18"
                      where "t18".workspace_id = $(workspace)::uuid
                      and "t18".id = "t17"."changed_by_id"
                      and ("t17"."_refusal" is null)
                      offset 0
                    ) "t18"
                  ) as "changedBy",
                  "t17"."field" as "field",
                  case
                  when ("t17"."_refusal" is null) then (
                    select case
                    when "t17".field in ('stage') then (
                      select n.name from "stage" n where n.workspace_id = "t17".workspace_id and n.id = v.id
                    )
                    when "t17".field in ('pipeline') then (
                      select n.name
                      from "pipeline" n
                      where n.workspace_id = "t17".workspace_id
                      and n.id = v.id
                    )
                    when "t17".field in ('company', 'parent') then «3»
                    when "t17".field in ('owner', 'assignee') then «4»
                    when "t17".record_type = 'deal'
                    and "t17".field = 'valueMinor'
                    and v.v ~ '^-?[0-9]{1,18}$' then «5» when "t17".record_type = 'company'
                    and "t17".field = 'annualRevenueMinor'
                    and v.v ~ '^-?[0-9]{1,18}$' then «7» end
                    from (
                      select case
                      when v.v ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then v.v::uuid
                      end as id,
                      v.v
                      from (select case when «8» and not exists «9» then "t17"."from_value" end as v) v
                    ) v
                  )
                  end as "fromName",
                  case when ("t17"."_refusal" is null) then case when «8»
                  and not exists «9» then "t17"."from_value" end end as "fromValue",
                  ('chg_' || replace("t17"."id"::text, '-', '')) as "id",
                  (
                    select count(*)::int
                    from import_run r
                    join import_run m
                    on m.workspace_id = r.workspace_id
                    and (m.created_at, m.id) <= (r.created_at, r.id)
                    where r.workspace_id = "t17".workspace_id
                    and r.id = "t17".import_run_id
                    having count(*) > 0
                  ) as "importNumber",
                  (not coalesce((«8» and not exists «9»), true)) as "isHidden",
                  "t17"."through" as "through",
                  case
                  when ("t17"."_refusal" is null) then (
                    select case
                    when "t17".field in ('stage') then (
                      select n.name from "stage" n where n.workspace_id = "t17".workspace_id and n.id = v.id
                    )
                    when "t17".field in ('pipeline') then (
                      select n.name
                      from "pipeline" n
                      where n.workspace_id = "t17".workspace_id
                      and n.id = v.id
                    )
                    when "t17".field in ('company', 'parent') then «3»
                    when "t17".field in ('owner', 'assignee') then «4»
                    when "t17".record_type = 'deal'
                    and "t17".field = 'valueMinor'
                    and v.v ~ '^-?[0-9]{1,18}$' then «5» when "t17".record_type = 'company'
                    and "t17".field = 'annualRevenueMinor'
                    and v.v ~ '^-?[0-9]{1,18}$' then «7» end
                    from (
                      select case
                      when v.v ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then v.v::uuid
                      end as id,
                      v.v
                      from (select case when «8» and not exists «9» then "t17"."to_value" end as v) v
                    ) v
                  )
                  end as "toName",
                  case when ("t17"."_refusal" is null) then case when «8»
                  and not exists «9» then "t17"."to_value" end end as "toValue",
                  case
                  when ("t17"."_refusal" is null) then '[]'::json
                  else case case
                  when "t17"."_refusal" in ('e', 'r')
                  or "this_purpose".is_on then case "t17"."_refusal"
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
                    $('{"__typename":"Withheld","category":null,"field":"changedBy","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromName","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromValue","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toName","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toValue","hint":null,"reason":"ERASED"}')::json
                  )
                  when 'RESTRICTED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"changedBy","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromName","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromValue","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toName","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toValue","hint":null,"reason":"RESTRICTED"}')::json
                  )
                  when 'MINOR' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"changedBy","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromName","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromValue","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toName","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toValue","hint":null,"reason":"MINOR"}')::json
                  )
                  when 'DECEASED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"changedBy","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromName","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromValue","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toName","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toValue","hint":null,"reason":"DECEASED"}')::json
                  )
                  when 'OBJECTION' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"changedBy","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromName","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromValue","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toName","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toValue","hint":null,"reason":"OBJECTION"}')::json
                  )
                  when 'CONSENT_EXPIRED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"changedBy","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromName","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromValue","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toName","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toValue","hint":null,"reason":"CONSENT_EXPIRED"}')::json
                  )
                  when 'NO_CONSENT' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"changedBy","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromName","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromValue","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toName","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toValue","hint":null,"reason":"NO_CONSENT"}')::json
                  )
                  when 'PURPOSE_OFF' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"changedBy","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromName","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fromValue","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toName","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"toValue","hint":null,"reason":"PURPOSE_OFF"}')::json
                  )
                  end
                  end as "withheld"
                ) o
              )
              from (
                select "t17".*,
                ("t17_s".id is null) as "_nobodys",
                case
                when (
                  ("t17_s".id is null)
                  or (
                    (
                      (
                        ("t17_s".blocked & 1::bigint) < 1
                        and ("t17_s".next_change_at is null or "t17_s".next_change_at > $(now)::timestamptz)
                      )
                      and "t17_s".erased_at is null
                    )
                    and "this_purpose".is_on
                  )
                ) then null
                else coalesce(
                  case when "t17_s".erased_at is not null then 'e' when "t17_s".restricted_at is not null
                  or ("t17_s".restricted_purposes & 1::bigint) > 0 then 'r'
                  when ("t17_s".objected & 1::bigint) > 0 then 'o'
                  when ("t17_s".expired & 1::bigint) > 0
                  or ("t17_s".blocked & 1::bigint) < 1 then 'x' else 'c' end,
                  'c'
                )
                end as "_refusal"
                from "field_change" "t17"
                left join "data_subject" "t17_s"
                on "t17_s".workspace_id = $(workspace)::uuid
                and "t17_s".id = "t17"."subject_id"
                where "t17".workspace_id = $(workspace)::uuid
                and "t17".id = "t0".id
                offset 0
              ) "t17"
            )
            end as "change",
            case "t0".s
            when 6 then (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'ConsentEvent' as "__typename",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select ':' as "~",
                        'Member' as "__typename",
                        coalesce(
                          "t20".full_name, 'Former member ' || "t20".former_number::text, 'Member'
                        ) as "displayName",
                        ('mem_' || replace("t20"."id"::text, '-', '')) as "id"
                      ) o
                    )
                    from (
                      select "t20".*
                      from "member" "t20"
                      where "t20".workspace_id = $(workspace)::uuid
                      and "t20".id = "t19"."actor_id"
                      offset 0
                    ) "t20"
                  ) as "actor",
                  "t19"."channel" as "channel",
                  "t19"."event" as "event",
                  ('cns_' || replace("t19"."id"::text, '-', '')) as "id",
                  "t19"."purpose" as "purpose"
                ) o
              )
              from (
                select "t19".*
                from "consent_event" "t19"
                where "t19".workspace_id = $(workspace)::uuid
                and "t19".id = "t0".id
                offset 0
              ) "t19"
            )
            end as "consent",
            case "t0".s
            when 4 then (
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
                        and r.record_type = $('file')
                        and r.record_id = "t21".id
                        union
                        select c.subject_id
                        from contact c
                        where c.workspace_id = $(workspace)::uuid
                        and c.id = "t21"."contact_id"
                      ) p
                    ),
                    ':',
                    "t21"."_refusal"
                  ) as "~",
                  'File' as "__typename",
                  ('fil_' || replace("t21"."id"::text, '-', '')) as "id",
                  case when ("t21"."_refusal" is null)
                  and not "t21"."_author" then case
                  when "t21"."name" is not null then json_build_object(
                    '~s', concat('2:', "t21"."id", ':', encode("t21"."name", 'hex'))
                  )
                  end
                  end as "name",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select ':' as "~",
                        'Member' as "__typename",
                        coalesce(
                          "t22".full_name, 'Former member ' || "t22".former_number::text, 'Member'
                        ) as "displayName",
                        ('mem_' || replace("t22"."id"::text, '-', '')) as "id"
                      ) o
                    )
                    from (
                      select "t22".*
                      from "member" "t22"
                      where "t22".workspace_id = $(workspace)::uuid
                      and "t22".id = "t21"."uploaded_by_id"
                      and ("t21"."_refusal" is null)
                      offset 0
                    ) "t22"
                  ) as "uploadedBy",
                  "t21"."version" as "version",
                  case
                  when ("t21"."_refusal" is null) then case
                  when "t21"."_author" then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"name","hint":null,"reason":"RESTRICTED"}')::json
                  )
                  else '[]'::json
                  end
                  else case case
                  when "t21"."_refusal" in ('e', 'r')
                  or "this_purpose".is_on then case "t21"."_refusal"
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
                    $('{"__typename":"Withheld","category":null,"field":"name","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"uploadedBy","hint":null,"reason":"ERASED"}')::json
                  )
                  when 'RESTRICTED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"name","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"uploadedBy","hint":null,"reason":"RESTRICTED"}')::json
                  )
                  when 'MINOR' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"name","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"uploadedBy","hint":null,"reason":"MINOR"}')::json
                  )
                  when 'DECEASED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"name","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"uploadedBy","hint":null,"reason":"DECEASED"}')::json
                  )
                  when 'OBJECTION' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"name","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"uploadedBy","hint":null,"reason":"OBJECTION"}')::json
                  )
                  when 'CONSENT_EXPIRED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"name","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"uploadedBy","hint":null,"reason":"CONSENT_EXPIRED"}')::json
                  )
                  when 'NO_CONSENT' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"name","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"uploadedBy","hint":null,"reason":"NO_CONSENT"}')::json
                  )
                  when 'PURPOSE_OFF' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"name","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"uploadedBy","hint":null,"reason":"PURPOSE_OFF"}')::json
                  )
                  end
                  end as "withheld"
                ) o
              )
              from (
                select "t21".*,
                exists (
                  select 1
                  from record_subject r
                  join data_subject s
                  on s.workspace_id = $(workspace)::uuid
                  and s.id = r.subject_id
                  where r.workspace_id = $(workspace)::uuid
                  and r.record_type = $('file')
                  and r.record_id = "t21".id
                  and r.role = 'author'
                  and s.restricted_at is not null
                  and not «1»
                ) as "_author",
                ("t21_s".everybody = 0) as "_nobodys",
                case
                when (
                  ("t21_s".everybody = 0)
                  or ("t21_s".is_open and not "t21_s".is_restricted and "this_purpose".is_on)
                ) then null
                when "t21_s".is_restricted then 'r'
                else case
                when "t21_s".erased_at is not null then 'e'
                when "t21_s".restricted_at is not null
                or ("t21_s".restricted_purposes & 1::bigint) > 0 then 'r'
                when ("t21_s".objected & 1::bigint) > 0 then 'o'
                when ("t21_s".expired & 1::bigint) > 0
                or ("t21_s".blocked & 1::bigint) < 1 then 'x' else 'c' end end as "_refusal"
                from "file" "t21"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_type = $('file')
                    and i.record_id = "t21".id
                    and i.lifted_at is null
                  ) as is_restricted
                  from (
                    select s.*
                    from record_subject r
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = r.subject_id
                    where r.workspace_id = $(workspace)::uuid
                    and r.record_type = $('file')
                    and r.record_id = "t21".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t21"."contact_id"
                  ) s
                ) "t21_s"
                on true
                where "t21".workspace_id = $(workspace)::uuid
                and "t21".deleted_at is null
                and "t21".id = "t0".id
                offset 0
              ) "t21"
            )
            end as "file",
            to_char("t0".at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "happenedAt",
            "t0".k as "kind",
            case "t0".s
            when 0 then (
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
                        and r.record_type = $('note')
                        and r.record_id = "t23".id
                        union
                        select c.subject_id
                        from contact c
                        where c.workspace_id = $(workspace)::uuid
                        and c.id = "t23"."contact_id"
                      ) p
                    ),
                    ':',
                    "t23"."_refusal"
                  ) as "~",
                  'Note' as "__typename",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select ':' as "~",
                        'Member' as "__typename",
                        coalesce(
                          "t24".full_name, 'Former member ' || "t24".former_number::text, 'Member'
                        ) as "displayName",
                        ('mem_' || replace("t24"."id"::text, '-', '')) as "id"
                      ) o
                    )
                    from (
                      select "t24".*
                      from "member" "t24"
                      where "t24".workspace_id = $(workspace)::uuid
                      and "t24".id = "t23"."author_id"
                      and ("t23"."_refusal" is null)
                      offset 0
                    ) "t24"
                  ) as "author",
                  case when ("t23"."_refusal" is null)
                  and not "t23"."_author" then case
                  when "t23"."body" is not null then json_build_object(
                    '~s', concat('3:', "t23"."id", ':', encode("t23"."body", 'hex'))
                  )
                  end
                  end as "body",
                  to_char(
                    "t23"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
                  ) as "createdAt",
                  ('not_' || replace("t23"."id"::text, '-', '')) as "id",
                  "t23"."is_pinned" as "isPinned",
                  "t23"."version" as "version",
                  case
                  when ("t23"."_refusal" is null) then case
                  when "t23"."_author" then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"RESTRICTED"}')::json
                  )
                  else '[]'::json
                  end
                  else case case
                  when "t23"."_refusal" in ('e', 'r')
                  or "this_purpose".is_on then case "t23"."_refusal"
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
                    $('{"__typename":"Withheld","category":null,"field":"author","hint":null,"reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"ERASED"}')::json
                  )
                  when 'RESTRICTED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"author","hint":null,"reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"RESTRICTED"}')::json
                  )
                  when 'MINOR' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"author","hint":null,"reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"MINOR"}')::json
                  )
                  when 'DECEASED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"author","hint":null,"reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"DECEASED"}')::json
                  )
                  when 'OBJECTION' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"author","hint":null,"reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"OBJECTION"}')::json
                  )
                  when 'CONSENT_EXPIRED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"author","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"CONSENT_EXPIRED"}')::json
                  )
                  when 'NO_CONSENT' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"author","hint":null,"reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"NO_CONSENT"}')::json
                  )
                  when 'PURPOSE_OFF' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"author","hint":null,"reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"PURPOSE_OFF"}')::json
                  )
                  end
                  end as "withheld"
                ) o
              )
              from (
                select "t23".*,
                exists (
                  select 1
                  from record_subject r
                  join data_subject s
                  on s.workspace_id = $(workspace)::uuid
                  and s.id = r.subject_id
                  where r.workspace_id = $(workspace)::uuid
                  and r.record_type = $('note')
                  and r.record_id = "t23".id
                  and r.role = 'author'
                  and s.restricted_at is not null
                  and not «1»
                ) as "_author",
                ("t23_s".everybody = 0) as "_nobodys",
                case
                when (
                  ("t23_s".everybody = 0)
                  or ("t23_s".is_open and not "t23_s".is_restricted and "this_purpose".is_on)
                ) then null
                when "t23_s".is_restricted then 'r'
                else case
                when "t23_s".erased_at is not null then 'e'
                when "t23_s".restricted_at is not null
                or ("t23_s".restricted_purposes & 1::bigint) > 0 then 'r'
                when ("t23_s".objected & 1::bigint) > 0 then 'o'
                when ("t23_s".expired & 1::bigint) > 0
                or ("t23_s".blocked & 1::bigint) < 1 then 'x' else 'c' end end as "_refusal"
                from "note" "t23"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_type = $('note')
                    and i.record_id = "t23".id
                    and i.lifted_at is null
                  ) as is_restricted
                  from (
                    select s.*
                    from record_subject r
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = r.subject_id
                    where r.workspace_id = $(workspace)::uuid
                    and r.record_type = $('note')
                    and r.record_id = "t23".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t23"."contact_id"
                  ) s
                ) "t23_s"
                on true
                where "t23".workspace_id = $(workspace)::uuid
                and "t23".deleted_at is null
                and "t23".id = "t0".id
                offset 0
              ) "t23"
            )
            end as "note",
            case "t0".s
            when 7 then (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'PrivacyRequest' as "__typename",
                  ('req_' || replace("t25"."id"::text, '-', '')) as "id",
                  "t25"."kind" as "kind",
                  "t25"."state" as "state"
                ) o
              )
              from (
                select "t25".*
                from "privacy_request" "t25"
                where "t25".workspace_id = $(workspace)::uuid
                and false
                and "t25".id = "t0".id
                offset 0
              ) "t25"
            )
            end as "request",
            case "t0".s
            when 2 then (
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
                        and r.record_id = "t26".id
                        union
                        select c.subject_id
                        from contact c
                        where c.workspace_id = $(workspace)::uuid
                        and c.id = "t26"."contact_id"
                      ) p
                    ),
                    ':',
                    "t26"."_refusal"
                  ) as "~",
                  'Task' as "__typename",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select ':' as "~",
                        'Member' as "__typename",
                        coalesce(
                          "t27".full_name, 'Former member ' || "t27".former_number::text, 'Member'
                        ) as "displayName",
                        ('mem_' || replace("t27"."id"::text, '-', '')) as "id"
                      ) o
                    )
                    from (
                      select "t27".*
                      from "member" "t27"
                      where "t27".workspace_id = $(workspace)::uuid
                      and "t27".id = "t26"."assignee_id"
                      and ("t26"."_refusal" is null)
                      offset 0
                    ) "t27"
                  ) as "assignee",
                  "t26"."due_on" as "dueOn",
                  ('tas_' || replace("t26"."id"::text, '-', '')) as "id",
                  case when ("t26"."_refusal" is null)
                  and not "t26"."_author" then "t26"."title" end as "title",
                  "t26"."version" as "version",
                  case
                  when ("t26"."_refusal" is null) then case
                  when "t26"."_author" then json_build_array «10»
                  else '[]'::json
                  end
                  else case case
                  when "t26"."_refusal" in ('e', 'r')
                  or "this_purpose".is_on then case "t26"."_refusal"
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
                  when 'ERASED' then json_build_array «11»
                  when 'RESTRICTED' then json_build_array «12»
                  when 'MINOR' then json_build_array «13»
                  when 'DECEASED' then json_build_array «14»
                  when 'OBJECTION' then json_build_array «15»
                  when 'CONSENT_EXPIRED' then json_build_array «16»
                  when 'NO_CONSENT' then json_build_array «17»
                  when 'PURPOSE_OFF' then json_build_array «18»
                  end
                  end as "withheld"
                ) o
              )
              from (
                select "t26".*,
                exists (
                  select 1
                  from record_subject r
                  join data_subject s
                  on s.workspace_id = $(workspace)::uuid
                  and s.id = r.subject_id
                  where r.workspace_id = $(workspace)::uuid
                  and r.record_type = $('task')
                  and r.record_id = "t26".id
                  and r.role = 'author'
                  and s.restricted_at is not null
                  and not «1»
                ) as "_author",
                ("t26_s".everybody = 0) as "_nobodys",
                case
                when (
                  ("t26_s".everybody = 0)
                  or ("t26_s".is_open and not "t26_s".is_restricted and "this_purpose".is_on)
                ) then null
                when "t26_s".is_restricted then 'r'
                else case
                when "t26_s".erased_at is not null then 'e'
                when "t26_s".restricted_at is not null
                or ("t26_s".restricted_purposes & 1::bigint) > 0 then 'r'
                when ("t26_s".objected & 1::bigint) > 0 then 'o'
                when ("t26_s".expired & 1::bigint) > 0
                or ("t26_s".blocked & 1::bigint) < 1 then 'x' else 'c' end end as "_refusal"
                from "task" "t26"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_id = "t26".id
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
                    and r.record_id = "t26".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t26"."contact_id"
                  ) s
                ) "t26_s"
                on true
                where "t26".workspace_id = $(workspace)::uuid
                and "t26".deleted_at is null
                and "t26".id = "t0".id
                offset 0
              ) "t26"
            )
            when 3 then (
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
                        and r.record_id = "t28".id
                        union
                        select c.subject_id
                        from contact c
                        where c.workspace_id = $(workspace)::uuid
                        and c.id = "t28"."contact_id"
                      ) p
                    ),
                    ':',
                    "t28"."_refusal"
                  ) as "~",
                  'Task' as "__typename",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select ':' as "~",
                        'Member' as "__typename",
                        coalesce(
                          "t29".full_name, 'Former member ' || "t29".former_number::text, 'Member'
                        ) as "displayName",
                        ('mem_' || replace("t29"."id"::text, '-', '')) as "id"
                      ) o
                    )
                    from (
                      select "t29".*
                      from "member" "t29"
                      where "t29".workspace_id = $(workspace)::uuid
                      and "t29".id = "t28"."assignee_id"
                      and ("t28"."_refusal" is null)
                      offset 0
                    ) "t29"
                  ) as "assignee",
                  "t28"."due_on" as "dueOn",
                  ('tas_' || replace("t28"."id"::text, '-', '')) as "id",
                  case when ("t28"."_refusal" is null)
                  and not "t28"."_author" then "t28"."title" end as "title",
                  "t28"."version" as "version",
                  case
                  when ("t28"."_refusal" is null) then case
                  when "t28"."_author" then json_build_array «10»
                  else '[]'::json
                  end
                  else case case
                  when "t28"."_refusal" in ('e', 'r')
                  or "this_purpose".is_on then case "t28"."_refusal"
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
                  when 'ERASED' then json_build_array «11»
                  when 'RESTRICTED' then json_build_array «12»
                  when 'MINOR' then json_build_array «13»
                  when 'DECEASED' then json_build_array «14»
                  when 'OBJECTION' then json_build_array «15»
                  when 'CONSENT_EXPIRED' then json_build_array «16»
                  when 'NO_CONSENT' then json_build_array «17»
                  when 'PURPOSE_OFF' then json_build_array «18»
                  end
                  end as "withheld"
                ) o
              )
              from (
                select "t28".*,
                exists (
                  select 1
                  from record_subject r
                  join data_subject s
                  on s.workspace_id = $(workspace)::uuid
                  and s.id = r.subject_id
                  where r.workspace_id = $(workspace)::uuid
                  and r.record_type = $('task')
                  and r.record_id = "t28".id
                  and r.role = 'author'
                  and s.restricted_at is not null
                  and not «1»
                ) as "_author",
                ("t28_s".everybody = 0) as "_nobodys",
                case
                when (
                  ("t28_s".everybody = 0)
                  or ("t28_s".is_open and not "t28_s".is_restricted and "this_purpose".is_on)
                ) then null
                when "t28_s".is_restricted then 'r'
                else case
                when "t28_s".erased_at is not null then 'e'
                when "t28_s".restricted_at is not null
                or ("t28_s".restricted_purposes & 1::bigint) > 0 then 'r'
                when ("t28_s".objected & 1::bigint) > 0 then 'o'
                when ("t28_s".expired & 1::bigint) > 0
                or ("t28_s".blocked & 1::bigint) < 1 then 'x' else 'c' end end as "_refusal"
                from "task" "t28"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_id = "t28".id
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
                    and r.record_id = "t28".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t28"."contact_id"
                  ) s
                ) "t28_s"
                on true
                where "t28".workspace_id = $(workspace)::uuid
                and "t28".deleted_at is null
                and "t28".id = "t0".id
                offset 0
              ) "t28"
            )
            end as "task"
          ) o
        ) as "r0",
        "t0".id as "r1",
        "t0"."_sort" as "r2",
        row_number() over() as at
        from (
          select e.*,
          e.at::text as "_sort"
          from (
            (select null::uuid as id, null::timestamptz as at, null::text as k, null::int as s where false)
            union all (
              select p.*
              from (
                select "t30".id,
                "t30"."created_at" as at,
                'NOTE'::text as k,
                0 as s
                from "note" "t30"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_type = $('note')
                    and i.record_id = "t30".id
                    and i.lifted_at is null
                  ) as is_restricted
                  from (
                    select s.*
                    from record_subject r
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = r.subject_id
                    where r.workspace_id = $(workspace)::uuid
                    and r.record_type = $('note')
                    and r.record_id = "t30".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t30"."contact_id"
                  ) s
                ) "t30_s"
                on true
                where exists «19»
                and "t30".workspace_id = $(workspace)::uuid
                and "t30".deleted_at is null
                and (
                  "t30"."contact_id" = any (array[$('00000000-0000-0000-0000-000000000000')::uuid])
                  or "t30".id = any (
                    array(
                      select r.record_id
                      from "contact" "t31"
                      join record_subject r
                      on r.workspace_id = "t31".workspace_id
                      and r.subject_id = "t31".subject_id
                      and r.record_type = 'note'
                      where "t31".workspace_id = $(workspace)::uuid
                      and "t31".deleted_at is null
                      and (
                        (
                          ("t31".blocked & 1::bigint) < 1
                          and ("t31".next_change_at is null or "t31".next_change_at > $(now)::timestamptz)
                        )
                        and "this_purpose".is_on
                      )
                      and "t31".id = $('00000000-0000-0000-0000-000000000000')::uuid
                    )
                  )
                )
              ) p
              order by "p".at desc,
              "p".id desc
              limit 26
            )
            union all (
              select p.*
              from (
                select "t32".id,
                coalesce(
                  case
                  when (
                    ("t32_s".everybody = 0)
                    or ("t32_s".is_open and not "t32_s".is_restricted and "this_purpose".is_on)
                  ) then "t32"."occurred_at"
                  end,
                  "t32"."created_at"
                ) as at,
                (
                  case "t32"."kind"
                  when 'call' then 'CALL'
                  when 'meeting' then 'MEETING'
                  when 'mail' then 'MAIL'
                  when 'message' then 'MESSAGE'
                  when 'page-view' then 'PAGE_VIEW'
                  else ''
                  end
                ) as k,
                1 as s
                from "activity" "t32"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_type = $('activity')
                    and i.record_id = "t32".id
                    and i.lifted_at is null
                  ) as is_restricted
                  from (
                    select s.*
                    from record_subject r
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = r.subject_id
                    where r.workspace_id = $(workspace)::uuid
                    and r.record_type = $('activity')
                    and r.record_id = "t32".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t32"."contact_id"
                  ) s
                ) "t32_s"
                on true
                where exists «19»
                and "t32".workspace_id = $(workspace)::uuid
                and (
                  "t32"."contact_id" = any (array[$('00000000-0000-0000-0000-000000000000')::uuid])
                  or "t32".id = any (
                    array(
                      select r.record_id
                      from "contact" "t33"
                      join record_subject r
                      on r.workspace_id = "t33".workspace_id
                      and r.subject_id = "t33".subject_id
                      and r.record_type = 'activity'
                      where "t33".workspace_id = $(workspace)::uuid
                      and "t33".deleted_at is null
                      and (
                        (
                          ("t33".blocked & 1::bigint) < 1
                          and ("t33".next_change_at is null or "t33".next_change_at > $(now)::timestamptz)
                        )
                        and "this_purpose".is_on
                      )
                      and "t33".id = $('00000000-0000-0000-0000-000000000000')::uuid
                    )
                  )
                )
              ) p
              order by "p".at desc,
              "p".id desc
              limit 26
            )
            union all (
              select p.*
              from (
                select "t34".id,
                "t34"."created_at" as at,
                'TASK_PLANNED'::text as k,
                2 as s
                from "task" "t34"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_id = "t34".id
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
                    and r.record_id = "t34".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t34"."contact_id"
                  ) s
                ) "t34_s"
                on true
                where exists «19»
                and "t34".workspace_id = $(workspace)::uuid
                and "t34".deleted_at is null
                and (
                  "t34"."contact_id" = any (array[$('00000000-0000-0000-0000-000000000000')::uuid])
                  or "t34".id = any (
                    array(
                      select r.record_id
                      from "contact" "t35"
                      join record_subject r
                      on r.workspace_id = "t35".workspace_id
                      and r.subject_id = "t35".subject_id
                      and r.record_type = 'task'
                      where "t35".workspace_id = $(workspace)::uuid
                      and "t35".deleted_at is null
                      and (
                        (
                          ("t35".blocked & 1::bigint) < 1
                          and ("t35".next_change_at is null or "t35".next_change_at > $(now)::timestamptz)
                        )
                        and "this_purpose".is_on
                      )
                      and "t35".id = $('00000000-0000-0000-0000-000000000000')::uuid
                    )
                  )
                )
              ) p
              order by "p".at desc,
              "p".id desc
              limit 26
            )
            union all (
              select p.*
              from (
                select "t36".id,
                "t36"."completed_at" as at,
                'TASK_DONE'::text as k,
                3 as s
                from "task" "t36"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_id = "t36".id
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
                    and r.record_id = "t36".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t36"."contact_id"
                  ) s
                ) "t36_s"
                on true
                where exists «19»
                and "t36".workspace_id = $(workspace)::uuid
                and "t36".deleted_at is null
                and (
                  "t36"."contact_id" = any (array[$('00000000-0000-0000-0000-000000000000')::uuid])
                  or "t36".id = any (
                    array(
                      select r.record_id
                      from "contact" "t37"
                      join record_subject r
                      on r.workspace_id = "t37".workspace_id
                      and r.subject_id = "t37".subject_id
                      and r.record_type = 'task'
                      where "t37".workspace_id = $(workspace)::uuid
                      and "t37".deleted_at is null
                      and (
                        (
                          ("t37".blocked & 1::bigint) < 1
                          and ("t37".next_change_at is null or "t37".next_change_at > $(now)::timestamptz)
                        )
                        and "this_purpose".is_on
                      )
                      and "t37".id = $('00000000-0000-0000-0000-000000000000')::uuid
                    )
                  )
                )
                and "t36".completed_at > "t36".created_at
              ) p
              order by "p".at desc,
              "p".id desc
              limit 26
            )
            union all (
              select p.*
              from (
                select "t38".id,
                "t38"."created_at" as at,
                'FILE'::text as k,
                4 as s
                from "file" "t38"
                left join lateral (
                  select count(*) as everybody,
                  coalesce «2» as is_open,
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
                    and i.record_type = $('file')
                    and i.record_id = "t38".id
                    and i.lifted_at is null
                  ) as is_restricted
                  from (
                    select s.*
                    from record_subject r
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = r.subject_id
                    where r.workspace_id = $(workspace)::uuid
                    and r.record_type = $('file')
                    and r.record_id = "t38".id
                    and s.kind <> 'member'
                    union
                    select s.*
                    from contact c
                    join data_subject s
                    on s.workspace_id = $(workspace)::uuid
                    and s.id = c.subject_id
                    where c.workspace_id = $(workspace)::uuid
                    and c.id = "t38"."contact_id"
                  ) s
                ) "t38_s"
                on true
                where exists «19»
                and "t38".workspace_id = $(workspace)::uuid
                and "t38".deleted_at is null
                and (
                  "t38"."contact_id" = any (array[$('00000000-0000-0000-0000-000000000000')::uuid])
                  or "t38".id = any (
                    array(
                      select r.record_id
                      from "contact" "t39"
                      join record_subject r
                      on r.workspace_id = "t39".workspace_id
                      and r.subject_id = "t39".subject_id
                      and r.record_type = 'file'
                      where "t39".workspace_id = $(workspace)::uuid
                      and "t39".deleted_at is null
                      and (
                        (
                          ("t39".blocked & 1::bigint) < 1
                          and ("t39".next_change_at is null or "t39".next_change_at > $(now)::timestamptz)
                        )
                        and "this_purpose".is_on
                      )
                      and "t39".id = $('00000000-0000-0000-0000-000000000000')::uuid
                    )
                  )
                )
              ) p
              order by "p".at desc,
              "p".id desc
              limit 26
            )
            union all (
              select p.*
              from (
                select "t40".id,
                "t40"."changed_at" as at,
                (case "t40"."field" when 'stage' then 'STAGE_MOVE' else 'CHANGE' end) as k,
                5 as s
                from "field_change" "t40"
                left join "data_subject" "t40_s"
                on "t40_s".workspace_id = $(workspace)::uuid
                and "t40_s".id = "t40"."subject_id"
                where exists «19»
                and "t40".workspace_id = $(workspace)::uuid
                and "t40"."record_id" = $('00000000-0000-0000-0000-000000000000')::uuid
              ) p
              order by "p".at desc,
              "p".id desc
              limit 26
            )
            union all (
              select p.*
              from (
                select "t41".id,
                coalesce("t41"."occurred_at", "t41"."recorded_at") as at,
                'CONSENT'::text as k,
                6 as s
                from "consent_event" "t41"
                where exists «19»
                and "t41".workspace_id = $(workspace)::uuid
                and "t41".subject_id = «20»
              ) p
              order by "p".at desc,
              "p".id desc
              limit 26
            )
            union all (
              select p.*
              from (
                select "t42".id,
                "t42"."received_at" as at,
                'PRIVACY_REQUEST'::text as k,
                7 as s
                from "privacy_request" "t42"
                where exists «19»
                and "t42".workspace_id = $(workspace)::uuid
                and false
                and exists (
                  select 1
                  from request_subject q
                  where q.workspace_id = "t42".workspace_id
                  and q.request_id = "t42".id
                  and q.subject_id = «20»
                )
              ) p
              order by "p".at desc,
              "p".id desc
              limit 26
            )
          ) e
          order by "e".at desc,
          "e".id desc
          limit 26
        ) "t0"
      ) r
    ) p
  )::text as v
) answer;

-- «1»
((s.blocked & 1::bigint) < 1 and (s.next_change_at is null or s.next_change_at > $(now)::timestamptz))
and s.erased_at is null

-- «2»
bool_or(«1»), false

-- «3»
select n.name
from "company" n
where n.workspace_id = "t17".workspace_id
and n.id = v.id
and n.subject_id is null
and n.deleted_at is null

-- «4»
select coalesce(n.full_name, 'Former member ' || n.former_number::text, 'Member')
from "member" n
where n.workspace_id = "t17".workspace_id
and n.id = v.id

-- «5»
select «6» || ' ' || c.c
from (
  select (
    select n."value_currency"
    from "deal" n
    where n.workspace_id = "t17".workspace_id
    and n.id = "t17".record_id
  ) as c
) c

-- «6»
select round(v.v::bigint::numeric / 10::numeric ^ e.digits, e.digits)::text
from (
  select case
  when c.c in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
  when c.c in (
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'UYI',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF'
  ) then 0
  when c.c in ('CLF', 'UYW') then 4
  else 2
  end as digits
) e

-- «7»
select «6» || ' ' || c.c
from (
  select (
    select n."annual_revenue_currency"
    from "company" n
    where n.workspace_id = "t17".workspace_id
    and n.id = "t17".record_id
  ) as c
) c

-- «8»
"t17".subject_id is null
or (
  "t17".record_type || '.' || regexp_replace(split_part("t17".field, '.', 1), '(Minor|Currency)$', '')
) not in ($('lead.visitCount'), $('lead.secondsOnSite'), $('lead.pagesPerVisit'))

-- «9»
select 1
from custom_field_definition d
where d.workspace_id = "t17".workspace_id
and d.object = "t17".record_type
and "t17".field = 'customFields.' || d.key
and d.category = any ($(["usage","security","request","special"])::text[])

-- «10»
$('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"RESTRICTED"}')::json

-- «11»
$('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"ERASED"}')::json,
$('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"ERASED"}')::json

-- «12»
$('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"RESTRICTED"}')::json,
$('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"RESTRICTED"}')::json

-- «13»
$('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"MINOR"}')::json,
$('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"MINOR"}')::json

-- «14»
$('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"DECEASED"}')::json,
$('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"DECEASED"}')::json

-- «15»
$('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"OBJECTION"}')::json,
$('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"OBJECTION"}')::json

-- «16»
$('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
$('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"CONSENT_EXPIRED"}')::json

-- «17»
$('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"NO_CONSENT"}')::json,
$('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"NO_CONSENT"}')::json

-- «18»
$('{"__typename":"Withheld","category":null,"field":"assignee","hint":null,"reason":"PURPOSE_OFF"}')::json,
$('{"__typename":"Withheld","category":null,"field":"title","hint":null,"reason":"PURPOSE_OFF"}')::json

-- «19»
select 1
from "contact" "t1"
where "t1".workspace_id = $(workspace)::uuid
and "t1".deleted_at is null
and "t1".id = $('00000000-0000-0000-0000-000000000000')::uuid

-- «20»
select c.subject_id
from contact c
where c.workspace_id = current_setting('app.workspace_id')::uuid
and c.id = $('00000000-0000-0000-0000-000000000000')::uuid

-- What differs for the role "viewer", which masks and denies fields
--                         v.v
-- -                       from (select case when «8» and not exists «9» then "t17"."from_value" end as v) v
-- +                       from (
-- +                         select case when «8» not in «9»
-- +                         and «10»
-- +                         and not exists «11» then "t17"."from_value" end as v
-- +                       ) v
--                     end as "fromName",
-- -                   case when ("t17"."_refusal" is null) then case when «8»
-- -                   and not exists «9» then "t17"."from_value" end end as "fromValue",
-- +                   case when ("t17"."_refusal" is null) then case when «8» not in «9»
-- +                   and «10»
-- +                   and not exists «11» then "t17"."from_value" end end as "fromValue",
--                     ) as "importNumber",
-- -                   (not coalesce((«8» and not exists «9»), true)) as "isHidden",
-- +                   (not coalesce((«8» not in «9» and «10» and not exists «11»), true)) as "isHidden",
--                         v.v
-- -                       from (select case when «8» and not exists «9» then "t17"."to_value" end as v) v
-- +                       from (
-- +                         select case when «8» not in «9»
-- +                         and «10»
-- +                         and not exists «11» then "t17"."to_value" end as v
-- +                       ) v
--                     end as "toName",
-- -                   case when ("t17"."_refusal" is null) then case when «8»
-- -                   and not exists «9» then "t17"."to_value" end end as "toValue",
-- +                   case when ("t17"."_refusal" is null) then case when «8» not in «9»
-- +                   and «10»
-- +                   and not exists «11» then "t17"."to_value" end end as "toValue",
--                   where "t19".workspace_id = $(workspace)::uuid
-- +                 and false
--                     when ("t26"."_refusal" is null) then case
-- -                   when "t26"."_author" then json_build_array «10»
-- +                   when "t26"."_author" then json_build_array «12»
--                     end
-- -                   when 'ERASED' then json_build_array «11»
-- -                   when 'RESTRICTED' then json_build_array «12»
-- -                   when 'MINOR' then json_build_array «13»
-- -                   when 'DECEASED' then json_build_array «14»
-- -                   when 'OBJECTION' then json_build_array «15»
-- -                   when 'CONSENT_EXPIRED' then json_build_array «16»
-- -                   when 'NO_CONSENT' then json_build_array «17»
-- -                   when 'PURPOSE_OFF' then json_build_array «18»
-- +                   when 'ERASED' then json_build_array «13»
-- +                   when 'RESTRICTED' then json_build_array «14»
-- +                   when 'MINOR' then json_build_array «15»
-- +                   when 'DECEASED' then json_build_array «16»
-- +                   when 'OBJECTION' then json_build_array «17»
-- +                   when 'CONSENT_EXPIRED' then json_build_array «18»
-- +                   when 'NO_CONSENT' then json_build_array «19»
-- +                   when 'PURPOSE_OFF' then json_build_array «20»
--                     when ("t28"."_refusal" is null) then case
-- -                   when "t28"."_author" then json_build_array «10»
-- +                   when "t28"."_author" then json_build_array «12»
--                     end
-- -                   when 'ERASED' then json_build_array «11»
-- -                   when 'RESTRICTED' then json_build_array «12»
-- -                   when 'MINOR' then json_build_array «13»
-- -                   when 'DECEASED' then json_build_array «14»
-- -                   when 'OBJECTION' then json_build_array «15»
-- -                   when 'CONSENT_EXPIRED' then json_build_array «16»
-- -                   when 'NO_CONSENT' then json_build_array «17»
-- -                   when 'PURPOSE_OFF' then json_build_array «18»
-- +                   when 'ERASED' then json_build_array «13»
-- +                   when 'RESTRICTED' then json_build_array «14»
-- +                   when 'MINOR' then json_build_array «15»
-- +                   when 'DECEASED' then json_build_array «16»
-- +                   when 'OBJECTION' then json_build_array «17»
-- +                   when 'CONSENT_EXPIRED' then json_build_array «18»
-- +                   when 'NO_CONSENT' then json_build_array «19»
-- +                   when 'PURPOSE_OFF' then json_build_array «20»
--                   on true
-- -                 where exists «19»
-- +                 where exists «21»
--                   on true
-- -                 where exists «19»
-- +                 where exists «21»
--                   on true
-- -                 where exists «19»
-- +                 where exists «21»
--                   on true
-- -                 where exists «19»
-- +                 where exists «21»
--                   on true
-- -                 where exists «19»
-- +                 where exists «21»
--                   and "t40_s".id = "t40"."subject_id"
-- -                 where exists «19»
-- +                 where exists «21»
--                   from "consent_event" "t41"
-- -                 where exists «19»
-- +                 where exists «21»
--                   and "t41".workspace_id = $(workspace)::uuid
-- -                 and "t41".subject_id = «20»
-- +                 and false
-- +                 and "t41".subject_id = «22»
--                   from "privacy_request" "t42"
-- -                 where exists «19»
-- +                 where exists «21»
--                     and q.request_id = "t42".id
-- -                   and q.subject_id = «20»
-- +                   and q.subject_id = «22»
--   -- «8»
-- - "t17".subject_id is null
-- - or (
-- -   "t17".record_type || '.' || regexp_replace(split_part("t17".field, '.', 1), '(Minor|Currency)$', '')
-- - ) not in ($('lead.visitCount'), $('lead.secondsOnSite'), $('lead.pagesPerVisit'))
-- + "t17".record_type || '.' || regexp_replace(split_part("t17".field, '.', 1), '(Minor|Currency)$', '')
--   -- «9»
-- + $('contact.emails'),
-- + $('contact.phones'),
-- + $('contact.addresses'),
-- + $('contact.birthDate'),
-- + $('contact.customFields')
-- + 
-- + -- «10»
-- + "t17".subject_id is null
-- + or «8» not in ($('lead.visitCount'), $('lead.secondsOnSite'), $('lead.pagesPerVisit'))
-- + 
-- + -- «11»
--   
-- - -- «10»
-- + -- «12»
--   
-- - -- «11»
-- + -- «13»
--   
-- - -- «12»
-- + -- «14»
--   
-- - -- «13»
-- + -- «15»
--   
-- - -- «14»
-- + -- «16»
--   
-- - -- «15»
-- + -- «17»
--   
-- - -- «16»
-- + -- «18»
--   
-- - -- «17»
-- + -- «19»
--   
-- - -- «18»
-- + -- «20»
--   
-- - -- «19»
-- + -- «21»
--   
-- - -- «20»
-- + -- «22»
