-- query ContactEdit, as the role "owner"

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
      select concat("t0"."subject_id", ':', "t0"."_refusal") as "~",
      'Contact' as "__typename",
      case when ("t0"."_refusal" is null) then "t0"."city" end as "city",
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
      case when ("t0"."_refusal" is null) then "t0"."country" end as "country",
      case when ("t0"."_refusal" is null) then "t0"."full_name" end as "fullName",
      ('con_' || replace("t0"."id"::text, '-', '')) as "id",
      case when ("t0"."_refusal" is null) then "t0"."job_title" end as "jobTitle",
      case when ("t0"."_refusal" is null) then "t0"."language" end as "language",
      case when ("t0"."_refusal" is null) then "t0"."lifecycle" end as "lifecycle",
      (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Member' as "__typename",
            coalesce("t2".full_name, 'Former member ' || "t2".former_number::text, 'Member') as "displayName",
            ('mem_' || replace("t2"."id"::text, '-', '')) as "id"
          ) o
        )
        from (
          select "t2".*
          from "member" "t2"
          where "t2".workspace_id = $(workspace)::uuid
          and "t2".id = "t0"."owner_id"
          and ("t0"."_refusal" is null)
          offset 0
        ) "t2"
      ) as "owner",
      "t0"."version" as "version",
      case when ("t0"."_refusal" is null) then '[]'::json else case case when "t0"."_refusal" in ('e', 'r')
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
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"ERASED"}')::json
      )
      when 'RESTRICTED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"RESTRICTED"}')::json
      )
      when 'MINOR' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"MINOR"}')::json
      )
      when 'DECEASED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"DECEASED"}')::json
      )
      when 'OBJECTION' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"OBJECTION"}')::json
      )
      when 'CONSENT_EXPIRED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"CONSENT_EXPIRED"}')::json
      )
      when 'NO_CONSENT' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"NO_CONSENT"}')::json
      )
      when 'PURPOSE_OFF' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"PURPOSE_OFF"}')::json
      )
      end
      end as "withheld"
    ) o
  )::text as v
  from (
    select "t0".*,
    case
    when (
      (
        ("t0".blocked & 1::bigint) < 1
        and ("t0".next_change_at is null or "t0".next_change_at > $(now)::timestamptz)
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
        and s.id = "t0"."subject_id"
      ),
      'c'
    )
    end as "_refusal"
    from "contact" "t0"
    where "t0".workspace_id = $(workspace)::uuid
    and "t0".deleted_at is null
    and "t0".id = (
      select coalesce(
        (
          select answers_with_id
          from contact_merge
          where workspace_id = $(workspace)::uuid
          and merged_id = $(id)::uuid
          and undone_at is null
        ),
        $(id)::uuid
      )
    )
    offset 0
  ) "t0"
) answer;
