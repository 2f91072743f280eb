-- query LeadEdit, as the role "owner"

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
      select ':' as "~",
      'Lead' as "__typename",
      case
      when ("t0"."_refusal" is null) then case
      when "t0"."enquiry" is not null then json_build_object(
        '~s', concat('0:', "t0"."id", ':', encode("t0"."enquiry", 'hex'))
      )
      end
      end as "enquiry",
      ('lea_' || replace("t0"."id"::text, '-', '')) as "id",
      case when ("t0"."_refusal" is null) then "t0"."origin" end as "origin",
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
          and "t1".id = "t0"."owner_id"
          and ("t0"."_refusal" is null)
          offset 0
        ) "t1"
      ) as "owner",
      case when ("t0"."_refusal" is null) then "t0"."score" end as "score",
      case when ("t0"."_refusal" is null) then "t0"."source" end as "source",
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
        $('{"__typename":"Withheld","category":null,"field":"enquiry","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"ERASED"}')::json
      )
      when 'RESTRICTED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"enquiry","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"RESTRICTED"}')::json
      )
      when 'MINOR' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"enquiry","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"MINOR"}')::json
      )
      when 'DECEASED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"enquiry","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"DECEASED"}')::json
      )
      when 'OBJECTION' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"enquiry","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"OBJECTION"}')::json
      )
      when 'CONSENT_EXPIRED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"enquiry","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"CONSENT_EXPIRED"}')::json
      )
      when 'NO_CONSENT' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"enquiry","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"NO_CONSENT"}')::json
      )
      when 'PURPOSE_OFF' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"enquiry","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"PURPOSE_OFF"}')::json
      )
      end
      end as "withheld"
    ) o
  )::text as v
  from (
    select "t0".*,
    ("t0_s".id is null) as "_nobodys",
    case
    when (
      ("t0_s".id is null)
      or (
        (
          ("t0_s".blocked & 1::bigint) < 1
          and ("t0_s".next_change_at is null or "t0_s".next_change_at > $(now)::timestamptz)
        )
        and "this_purpose".is_on
      )
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
        and s.id = "t0_s".subject_id
      ),
      'c'
    )
    end as "_refusal"
    from "lead" "t0"
    left join "contact" "t0_s"
    on "t0_s".workspace_id = $(workspace)::uuid
    and "t0_s".id = "t0"."contact_id"
    where "t0".workspace_id = $(workspace)::uuid
    and "t0".deleted_at is null
    and "t0".id = $(id)::uuid
    offset 0
  ) "t0"
) answer;
