-- mutation MailRetry, as the role "owner"

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
        ':',
        "t0"."_refusal"
      ) as "~",
      'Activity' as "__typename",
      ('act_' || replace("t0"."id"::text, '-', '')) as "id",
      case when ("t0"."_refusal" is null)
      and not "t0"."_author" then case
      when "t0"."body" is not null then json_build_object(
        '~s', concat('0:', "t0"."id", ':', encode("t0"."body", 'hex'))
      )
      end
      end as "body",
      case when ("t0"."_refusal" is null) then "t0"."direction" end as "direction",
      case when ("t0"."_refusal" is null) then "t0"."duration_seconds" end as "durationSeconds",
      "t0"."kind" as "kind",
      case
      when ("t0"."_refusal" is null) then (
        select m."state"
        from mail_message m
        where m.workspace_id = "t0".workspace_id
        and m.id = "t0".id
        and "t0".kind = 'mail'
      )
      end as "mailState",
      case
      when ("t0"."_refusal" is null) then (
        select m."stop_reason"
        from mail_message m
        where m.workspace_id = "t0".workspace_id
        and m.id = "t0".id
        and "t0".kind = 'mail'
      )
      end as "mailStopReason",
      (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Member' as "__typename",
            coalesce("t1".full_name, 'Former member ' || "t1".former_number::text, 'Member') as "displayName",
            ('mem_' || replace("t1"."id"::text, '-', '')) as "id"
          ) o
        )
        from (
          select "t1".*
          from "member" "t1"
          where "t1".workspace_id = $(workspace)::uuid
          and "t1".id = "t0"."member_id"
          and ("t0"."_refusal" is null)
          offset 0
        ) "t1"
      ) as "member",
      case when ("t0"."_refusal" is null)
      and not "t0"."_author" then case
      when "t0"."subject_line" is not null then json_build_object(
        '~s', concat('1:', "t0"."id", ':', encode("t0"."subject_line", 'hex'))
      )
      end
      end as "subjectLine",
      "t0"."version" as "version",
      case
      when ("t0"."_refusal" is null) then case
      when "t0"."_author" then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"body","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"subjectLine","hint":null,"reason":"RESTRICTED"}')::json
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
  )::text as v
  from (
    select "t0".*,
    exists (
      select 1
      from record_subject r
      join data_subject s
      on s.workspace_id = $(workspace)::uuid
      and s.id = r.subject_id
      where r.workspace_id = $(workspace)::uuid
      and r.record_type = $('activity')
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
    from "activity" "t0"
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
        and i.record_type = $('activity')
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
        and r.record_type = $('activity')
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
    and "t0".id = $(id)::uuid
    offset 0
  ) "t0"
) answer;

-- «1»
((s.blocked & 1::bigint) < 1 and (s.next_change_at is null or s.next_change_at > $(now)::timestamptz))
and s.erased_at is null
