-- query LeadEdit, as the role "owner"

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
    case
    when ("t0"."_refusal" is null) then '[]'::json
    else case case "t0"."_refusal"
    when 'e' then 'ERASED'
    when 'r' then 'RESTRICTED'
    else (
      select case
      when not coalesce(bool_or(is_on), false) then 'PURPOSE_OFF'
      when coalesce(bool_or(basis = 'consent'), false) then 'NO_CONSENT'
      else 'OBJECTION'
      end
      from purpose_setting
      where workspace_id = $(workspace)::uuid
      and purpose = $('RELATIONSHIP')
      and is_on
    )
    end
    when 'NO_CONSENT' then json_build_array(
      $('{"__typename":"Withheld","field":"enquiry","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"origin","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"score","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"source","reason":"NO_CONSENT"}')::json
    )
    when 'OBJECTION' then json_build_array(
      $('{"__typename":"Withheld","field":"enquiry","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"origin","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"score","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"source","reason":"OBJECTION"}')::json
    )
    when 'RESTRICTED' then json_build_array(
      $('{"__typename":"Withheld","field":"enquiry","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"origin","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"score","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"source","reason":"RESTRICTED"}')::json
    )
    when 'ERASED' then json_build_array(
      $('{"__typename":"Withheld","field":"enquiry","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"origin","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"score","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"source","reason":"ERASED"}')::json
    )
    when 'PURPOSE_OFF' then json_build_array(
      $('{"__typename":"Withheld","field":"enquiry","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"origin","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"score","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"source","reason":"PURPOSE_OFF"}')::json
    )
    end
    end as "withheld"
  ) o
)::text as v
from (
  select "t0".*,
  case
  when (
    ("t0_s".id is null)
    or (
      (
        ("t0_s".blocked & 1::bigint) < 1
        and ("t0_s".next_change_at is null or "t0_s".next_change_at > $(now)::timestamptz)
      )
      and coalesce(
        (
          select is_on
          from purpose_setting
          where workspace_id = $(workspace)::uuid
          and purpose = $('RELATIONSHIP')
        ),
        false
      )
    )
  ) then null
  else coalesce(
    (
      select case when s.erased_at is not null then 'e' when s.restricted_at is not null then 'r' else 'p' end
      from data_subject s
      where s.workspace_id = $(workspace)::uuid
      and s.id = "t0_s".subject_id
    ),
    'p'
  )
  end as "_refusal",
  ("t0_s".id is null) as "_nobodys"
  from "lead" "t0"
  left join "contact" "t0_s"
  on "t0_s".workspace_id = $(workspace)::uuid
  and "t0_s".id = "t0"."contact_id"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".deleted_at is null
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
