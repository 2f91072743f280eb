-- query ContactEdit, as the role "owner"

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
        when (
          ("t1_s".id is null)
          or (
            (
              (
                ("t1_s".blocked & 1::bigint) < 1
                and ("t1_s".next_change_at is null or "t1_s".next_change_at > $(now)::timestamptz)
              )
              and "t1_s".erased_at is null
            )
            and coalesce «1»
          )
        ) then null
        else coalesce(
          case
          when "t1_s".erased_at is not null then 'e'
          when "t1_s".restricted_at is not null then 'r'
          else 'p'
          end,
          'p'
        )
        end as "_refusal"
        from "company" "t1"
        left join "data_subject" "t1_s"
        on "t1_s".workspace_id = $(workspace)::uuid
        and "t1_s".id = "t1"."subject_id"
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
      $('{"__typename":"Withheld","field":"city","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"company","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"country","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"fullName","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"jobTitle","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"language","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"lifecycle","reason":"NO_CONSENT"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"NO_CONSENT"}')::json
    )
    when 'OBJECTION' then json_build_array(
      $('{"__typename":"Withheld","field":"city","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"company","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"country","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"fullName","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"jobTitle","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"language","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"lifecycle","reason":"OBJECTION"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"OBJECTION"}')::json
    )
    when 'RESTRICTED' then json_build_array(
      $('{"__typename":"Withheld","field":"city","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"company","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"country","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"fullName","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"jobTitle","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"language","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"lifecycle","reason":"RESTRICTED"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"RESTRICTED"}')::json
    )
    when 'ERASED' then json_build_array(
      $('{"__typename":"Withheld","field":"city","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"company","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"country","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"fullName","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"jobTitle","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"language","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"lifecycle","reason":"ERASED"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"ERASED"}')::json
    )
    when 'PURPOSE_OFF' then json_build_array(
      $('{"__typename":"Withheld","field":"city","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"company","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"country","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"fullName","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"jobTitle","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"language","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"lifecycle","reason":"PURPOSE_OFF"}')::json,
      $('{"__typename":"Withheld","field":"owner","reason":"PURPOSE_OFF"}')::json
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
    and coalesce «1»
  ) then null
  else coalesce(
    (
      select case when s.erased_at is not null then 'e' when s.restricted_at is not null then 'r' else 'p' end
      from data_subject s
      where s.workspace_id = $(workspace)::uuid
      and s.id = "t0"."subject_id"
    ),
    'p'
  )
  end as "_refusal"
  from "contact" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".deleted_at is null
  and "t0".id = $(id)::uuid
  offset 0
) "t0";

-- «1»
(select is_on from purpose_setting where workspace_id = $(workspace)::uuid and purpose = $('RELATIONSHIP')),
false
