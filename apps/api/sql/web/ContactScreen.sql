-- query ContactScreen, as the role "owner"

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
      case when ("t0"."_refusal" is null) then "t0"."full_name" end as "fullName",
      (
        select min(h.review_on)
        from hold_item i
        join legal_hold h
        on h.workspace_id = i.workspace_id
        and h.id = i.hold_id
        where i.workspace_id = "t0".workspace_id
        and h.released_at is null
        and i.item_id in (
          select "t0".id
          union all
          select m.merged_id
          from contact_merge m
          where m.workspace_id = "t0".workspace_id
          and m.answers_with_id = "t0".id
          and m.undone_at is null
        )
      ) as "holdReviewOn",
      ('con_' || replace("t0"."id"::text, '-', '')) as "id",
      (
        select restricted_at is not null
        from data_subject
        where workspace_id = "t0".workspace_id
        and id = "t0".subject_id
      ) as "isRestricted",
      case when ("t0"."_refusal" is null) then "t0"."lifecycle" end as "lifecycle",
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
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedAt","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedFrom","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"deceasedOn","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"isMinor","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeDueOn","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeSentAt","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"ERASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"ERASED","hint":null}')::json
      )
      when 'RESTRICTED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedAt","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedFrom","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"deceasedOn","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"isMinor","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeDueOn","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeSentAt","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"RESTRICTED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"RESTRICTED","hint":null}')::json
      )
      when 'MINOR' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedAt","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedFrom","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"deceasedOn","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"isMinor","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeDueOn","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeSentAt","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"MINOR","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"MINOR","hint":null}')::json
      )
      when 'DECEASED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedAt","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedFrom","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"deceasedOn","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"isMinor","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeDueOn","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeSentAt","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"DECEASED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"DECEASED","hint":null}')::json
      )
      when 'OBJECTION' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedAt","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedFrom","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"deceasedOn","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"isMinor","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeDueOn","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeSentAt","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"OBJECTION","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"OBJECTION","hint":null}')::json
      )
      when 'CONSENT_EXPIRED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedAt","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedFrom","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"deceasedOn","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"isMinor","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeDueOn","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeSentAt","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"CONSENT_EXPIRED","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"CONSENT_EXPIRED","hint":null}')::json
      )
      when 'NO_CONSENT' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedAt","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedFrom","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"deceasedOn","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"isMinor","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeDueOn","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeSentAt","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"NO_CONSENT","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"NO_CONSENT","hint":null}')::json
      )
      when 'PURPOSE_OFF' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"city","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"company","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"language","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedAt","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"collectedFrom","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"deceasedOn","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"isMinor","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeDueOn","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeSentAt","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"PURPOSE_OFF","hint":null}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","reason":"PURPOSE_OFF","hint":null}')::json
      )
      end
      end as "withheld",
      case
      when ("t0"."_refusal" is null) then (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'ContactPoint' as "__typename",
              ('cpt_' || replace("t1"."id"::text, '-', '')) as "id",
              case when ("t1"."_refusal" is null) then "t1"."is_primary" end as "isPrimary",
              case when ("t1"."_refusal" is null) then "t1"."label" end as "label",
              case
              when ("t1"."_refusal" is null) then case
              when "t1"."sealed_value" is not null then json_build_object(
                '~s', concat('0:', "t1"."id", ':', encode("t1"."sealed_value", 'hex'))
              )
              end
              end as "value",
              case
              when ("t1"."_refusal" is null) then to_char(
                "t1"."verified_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
              )
              end as "verifiedAt"
            ) o
          ) as n
          from (
            select "t1".*,
            case
            when (
              ("t1_s".id is null)
              or (
                (
                  ("t1_s".blocked & 1::bigint) < 1
                  and ("t1_s".next_change_at is null or "t1_s".next_change_at > $(now)::timestamptz)
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
                and s.id = "t1_s".subject_id
              ),
              'c'
            )
            end as "_refusal"
            from "contact_point" "t1"
            left join "contact" "t1_s"
            on "t1_s".workspace_id = $(workspace)::uuid
            and "t1_s".id = "t1"."contact_id"
            where "t1".workspace_id = $(workspace)::uuid
            and "t1"."contact_id" = "t0".id
            and "t1"."kind" = $('postal')
            order by "t1".id
            limit 50
          ) "t1"
        ) p
      )
      end as "addresses",
      case
      when ("t0"."_refusal" is null) then case
      when "t0"."birth_date" is not null then json_build_object(
        '~s', concat('1:', "t0"."id", ':', encode("t0"."birth_date", 'hex'))
      )
      end
      end as "birthDate",
      case when ("t0"."_refusal" is null) then "t0"."city" end as "city",
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
            and s.id = "t2"."subject_id"
          )
          end as "_refusal"
          from "company" "t2"
          where "t2".workspace_id = $(workspace)::uuid
          and "t2".deleted_at is null
          and "t2".id = "t0"."company_id"
          and ("t0"."_refusal" is null)
          offset 0
        ) "t2"
      ) as "company",
      case when ("t0"."_refusal" is null) then "t0"."country" end as "country",
      case
      when ("t0"."_refusal" is null) then (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'DisputedValue' as "__typename",
              case
              when ("t3"."_refusal" is null) then case
              when "t3"."claimed" is not null then json_build_object(
                '~s', concat('2:', "t3"."id", ':', encode("t3"."claimed", 'hex'))
              )
              end
              end as "claimed",
              "t3"."field" as "field",
              ('dsp_' || replace("t3"."id"::text, '-', '')) as "id",
              case
              when ("t3"."_refusal" is null) then case
              when "t3"."statement" is not null then json_build_object(
                '~s', concat('3:', "t3"."id", ':', encode("t3"."statement", 'hex'))
              )
              end
              end as "statement"
            ) o
          ) as n
          from (
            select "t3".*,
            case
            when (
              ("t3_s".id is null)
              or (
                (
                  ("t3_s".blocked & 1::bigint) < 1
                  and ("t3_s".next_change_at is null or "t3_s".next_change_at > $(now)::timestamptz)
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
                and s.id = "t3_s".subject_id
              ),
              'c'
            )
            end as "_refusal"
            from "disputed_value" "t3"
            left join "contact" "t3_s"
            on "t3_s".workspace_id = $(workspace)::uuid
            and "t3_s".id = "t3"."record_id"
            where "t3".workspace_id = $(workspace)::uuid
            and "t3"."record_id" = "t0".id
            order by "t3".id
            limit 50
          ) "t3"
        ) p
      )
      end as "disputedValues",
      case
      when ("t0"."_refusal" is null) then (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'ContactPoint' as "__typename",
              ('cpt_' || replace("t4"."id"::text, '-', '')) as "id",
              case when ("t4"."_refusal" is null) then "t4"."is_primary" end as "isPrimary",
              case when ("t4"."_refusal" is null) then "t4"."label" end as "label",
              case when ("t4"."_refusal" is null) then "t4"."clear_value" end as "value",
              case
              when ("t4"."_refusal" is null) then to_char(
                "t4"."verified_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
              )
              end as "verifiedAt"
            ) o
          ) as n
          from (
            select "t4".*,
            case
            when (
              ("t4_s".id is null)
              or (
                (
                  ("t4_s".blocked & 1::bigint) < 1
                  and ("t4_s".next_change_at is null or "t4_s".next_change_at > $(now)::timestamptz)
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
                and s.id = "t4_s".subject_id
              ),
              'c'
            )
            end as "_refusal"
            from "contact_point" "t4"
            left join "contact" "t4_s"
            on "t4_s".workspace_id = $(workspace)::uuid
            and "t4_s".id = "t4"."contact_id"
            where "t4".workspace_id = $(workspace)::uuid
            and "t4"."contact_id" = "t0".id
            and "t4"."kind" = $('email')
            order by "t4".id
            limit 50
          ) "t4"
        ) p
      )
      end as "emails",
      case when ("t0"."_refusal" is null) then "t0"."job_title" end as "jobTitle",
      case when ("t0"."_refusal" is null) then "t0"."language" end as "language",
      case
      when ("t0"."_refusal" is null) then to_char(
        "t0"."last_interaction_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
      )
      end as "lastInteractionAt",
      (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Member' as "__typename",
            coalesce("t5".full_name, 'Former member ' || "t5".former_number::text, 'Member') as "displayName",
            ('mem_' || replace("t5"."id"::text, '-', '')) as "id"
          ) o
        )
        from (
          select "t5".*
          from "member" "t5"
          where "t5".workspace_id = $(workspace)::uuid
          and "t5".id = "t0"."owner_id"
          and ("t0"."_refusal" is null)
          offset 0
        ) "t5"
      ) as "owner",
      case
      when ("t0"."_refusal" is null) then (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'ContactPoint' as "__typename",
              ('cpt_' || replace("t6"."id"::text, '-', '')) as "id",
              case when ("t6"."_refusal" is null) then "t6"."is_primary" end as "isPrimary",
              case when ("t6"."_refusal" is null) then "t6"."label" end as "label",
              case
              when ("t6"."_refusal" is null) then case
              when "t6"."sealed_value" is not null then json_build_object(
                '~s', concat('4:', "t6"."id", ':', encode("t6"."sealed_value", 'hex'))
              )
              end
              end as "value",
              case
              when ("t6"."_refusal" is null) then to_char(
                "t6"."verified_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
              )
              end as "verifiedAt"
            ) o
          ) as n
          from (
            select "t6".*,
            case
            when (
              ("t6_s".id is null)
              or (
                (
                  ("t6_s".blocked & 1::bigint) < 1
                  and ("t6_s".next_change_at is null or "t6_s".next_change_at > $(now)::timestamptz)
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
                and s.id = "t6_s".subject_id
              ),
              'c'
            )
            end as "_refusal"
            from "contact_point" "t6"
            left join "contact" "t6_s"
            on "t6_s".workspace_id = $(workspace)::uuid
            and "t6_s".id = "t6"."contact_id"
            where "t6".workspace_id = $(workspace)::uuid
            and "t6"."contact_id" = "t0".id
            and "t6"."kind" = $('phone')
            order by "t6".id
            limit 50
          ) "t6"
        ) p
      )
      end as "phones",
      (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'ContactMerge' as "__typename",
              (
                "t7".undone_at is null and "t7".before is not null and "t7".answers_with_id = "t7".survivor_id
              ) as "canBeUndone",
              to_char("t7"."merged_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "mergedAt",
              (
                select (
                  select row_to_json(o)
                  from (
                    select ':' as "~",
                    'Member' as "__typename",
                    coalesce(
                      "t8".full_name, 'Former member ' || "t8".former_number::text, 'Member'
                    ) as "displayName",
                    ('mem_' || replace("t8"."id"::text, '-', '')) as "id"
                  ) o
                )
                from (
                  select "t8".*
                  from "member" "t8"
                  where "t8".workspace_id = $(workspace)::uuid
                  and "t8".id = "t7"."merged_by_id"
                  offset 0
                ) "t8"
              ) as "mergedBy",
              ('con_' || replace("t7"."merged_id"::text, '-', '')) as "mergedId"
            ) o
          ) as n
          from (
            select "t7".*
            from "contact_merge" "t7"
            where "t7".workspace_id = $(workspace)::uuid
            and "t7"."answers_with_id" = "t0".id
            and "t7".undone_at is null
            order by "t7".id
            limit 50
          ) "t7"
        ) p
      ) as "merges",
      case
      when ("t0"."_refusal" is null) then to_char(
        "t0"."collected_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
      )
      end as "collectedAt",
      case when ("t0"."_refusal" is null) then "t0"."collected_from" end as "collectedFrom",
      case
      when ("t0"."_refusal" is null) then (
        select deceased_on from data_subject where workspace_id = "t0".workspace_id and id = "t0".subject_id
      )
      end as "deceasedOn",
      case
      when ("t0"."_refusal" is null) then (
        select is_minor from data_subject where workspace_id = "t0".workspace_id and id = "t0".subject_id
      )
      end as "isMinor",
      case when ("t0"."_refusal" is null) then "t0"."notice_due_on" end as "noticeDueOn",
      case
      when ("t0"."_refusal" is null) then to_char(
        "t0"."notice_sent_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
      )
      end as "noticeSentAt",
      case when ("t0"."_refusal" is null) then "t0"."notice_state" end as "noticeState",
      case when ("t0"."_refusal" is null) then "t0"."source" end as "source",
      ('sub_' || replace("t0"."subject_id"::text, '-', '')) as "subjectId"
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

-- What differs for the role "viewer", which masks and denies fields
--         case when ("t0"."_refusal" is null) then "t0"."lifecycle" end as "lifecycle",
-- -       case when ("t0"."_refusal" is null) then '[]'::json else case case when "t0"."_refusal" in ('e', 'r')
-- +       case
-- +       when ("t0"."_refusal" is null) then json_build_array(
-- +         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"ROLE","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"ROLE","hint":null}')::json,
-- +         (
-- +           select row_to_json(o)
-- +           from (
-- +             select $('Withheld')::text as "__typename",
-- +             $(null)::text as "category",
-- +             $('emails')::text as "field",
-- +             $('ROLE')::text as "reason",
-- +             (
-- +               select case
-- +               when m.v is null then null
-- +               when m.v !~ '^.+@' then '•••'
-- +               else left(m.v, 1) || '•••@' || left(m.d, 1) || '•••' || coalesce(
-- +                 substring(m.d from '^.+(\.[^.]*)$'), ''
-- +               )
-- +               end
-- +               from (
-- +                 select e.v,
-- +                 substring(e.v from '[^@]*$') as d
-- +                 from (
-- +                   select (
-- +                     select clear_value
-- +                     from contact_point
-- +                     where workspace_id = $(workspace)::uuid
-- +                     and contact_id = "t0".id
-- +                     and kind = 'email'
-- +                     order by is_primary desc,
-- +                     id
-- +                     limit 1
-- +                   ) as v
-- +                 ) e
-- +               ) m
-- +             ) as "hint"
-- +           ) o
-- +         ),
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"ROLE","hint":null}')::json
-- +       )
-- +       else case case
-- +       when "t0"."_refusal" in ('e', 'r')
--           $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"ERASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"ERASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"ERASED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"ERASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"ERASED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","reason":"ERASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"ERASED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"ERASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"source","reason":"ERASED","hint":null}')::json
-- +         $('{"__typename":"Withheld","category":null,"field":"source","reason":"ERASED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"ERASED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"ERASED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"ERASED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"ERASED","hint":null}')::json
--           $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"RESTRICTED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"RESTRICTED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"RESTRICTED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"RESTRICTED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"RESTRICTED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","reason":"RESTRICTED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"RESTRICTED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"RESTRICTED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"source","reason":"RESTRICTED","hint":null}')::json
-- +         $('{"__typename":"Withheld","category":null,"field":"source","reason":"RESTRICTED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"RESTRICTED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"RESTRICTED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"RESTRICTED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"RESTRICTED","hint":null}')::json
--           $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"MINOR","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"MINOR","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"MINOR","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"MINOR","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"MINOR","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","reason":"MINOR","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"MINOR","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"MINOR","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"source","reason":"MINOR","hint":null}')::json
-- +         $('{"__typename":"Withheld","category":null,"field":"source","reason":"MINOR","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"MINOR","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"MINOR","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"MINOR","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"MINOR","hint":null}')::json
--           $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"DECEASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"DECEASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"DECEASED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"DECEASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"DECEASED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","reason":"DECEASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"DECEASED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"DECEASED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"source","reason":"DECEASED","hint":null}')::json
-- +         $('{"__typename":"Withheld","category":null,"field":"source","reason":"DECEASED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"DECEASED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"DECEASED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"DECEASED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"DECEASED","hint":null}')::json
--           $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"OBJECTION","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"OBJECTION","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"OBJECTION","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"OBJECTION","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"OBJECTION","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","reason":"OBJECTION","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"OBJECTION","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"OBJECTION","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"source","reason":"OBJECTION","hint":null}')::json
-- +         $('{"__typename":"Withheld","category":null,"field":"source","reason":"OBJECTION","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"OBJECTION","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"OBJECTION","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"OBJECTION","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"OBJECTION","hint":null}')::json
--           $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"CONSENT_EXPIRED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"CONSENT_EXPIRED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"CONSENT_EXPIRED","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"source","reason":"CONSENT_EXPIRED","hint":null}')::json
-- +         $('{"__typename":"Withheld","category":null,"field":"source","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"CONSENT_EXPIRED","hint":null}')::json
--           $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"NO_CONSENT","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"NO_CONSENT","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"NO_CONSENT","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"NO_CONSENT","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"NO_CONSENT","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","reason":"NO_CONSENT","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"NO_CONSENT","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"NO_CONSENT","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"source","reason":"NO_CONSENT","hint":null}')::json
-- +         $('{"__typename":"Withheld","category":null,"field":"source","reason":"NO_CONSENT","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"NO_CONSENT","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"NO_CONSENT","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"NO_CONSENT","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"NO_CONSENT","hint":null}')::json
--           $('{"__typename":"Withheld","category":null,"field":"lifecycle","reason":"PURPOSE_OFF","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"PURPOSE_OFF","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"PURPOSE_OFF","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"disputedValues","reason":"PURPOSE_OFF","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"PURPOSE_OFF","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","reason":"PURPOSE_OFF","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"PURPOSE_OFF","hint":null}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"noticeState","reason":"PURPOSE_OFF","hint":null}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"source","reason":"PURPOSE_OFF","hint":null}')::json
-- +         $('{"__typename":"Withheld","category":null,"field":"source","reason":"PURPOSE_OFF","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"addresses","reason":"PURPOSE_OFF","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"birthDate","reason":"PURPOSE_OFF","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","reason":"PURPOSE_OFF","hint":null}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","reason":"PURPOSE_OFF","hint":null}')::json
--         end as "withheld",
-- -       case
-- -       when ("t0"."_refusal" is null) then (
-- -         select coalesce(json_agg(p.n), '[]'::json)
-- -         from (
-- -           select (
-- -             select row_to_json(o)
-- -             from (
-- -               select ':' as "~",
-- -               'ContactPoint' as "__typename",
-- -               ('cpt_' || replace("t1"."id"::text, '-', '')) as "id",
-- -               case when ("t1"."_refusal" is null) then "t1"."is_primary" end as "isPrimary",
-- -               case when ("t1"."_refusal" is null) then "t1"."label" end as "label",
-- -               case
-- -               when ("t1"."_refusal" is null) then case
-- -               when "t1"."sealed_value" is not null then json_build_object(
-- -                 '~s', concat('0:', "t1"."id", ':', encode("t1"."sealed_value", 'hex'))
-- -               )
-- -               end
-- -               end as "value",
-- -               case
-- -               when ("t1"."_refusal" is null) then to_char(
-- -                 "t1"."verified_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
-- -               )
-- -               end as "verifiedAt"
-- -             ) o
-- -           ) as n
-- -           from (
-- -             select "t1".*,
-- -             case
-- -             when (
-- -               ("t1_s".id is null)
-- -               or (
-- -                 (
-- -                   ("t1_s".blocked & 1::bigint) < 1
-- -                   and ("t1_s".next_change_at is null or "t1_s".next_change_at > $(now)::timestamptz)
-- -                 )
-- -                 and "this_purpose".is_on
-- -               )
-- -             ) then null
-- -             else coalesce(
-- -               (
-- -                 select case when s.erased_at is not null then 'e' when s.restricted_at is not null
-- -                 or (s.restricted_purposes & 1::bigint) > 0 then 'r'
-- -                 when (s.objected & 1::bigint) > 0 then 'o'
-- -                 when (s.expired & 1::bigint) > 0
-- -                 or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
-- -                 from data_subject s
-- -                 where s.workspace_id = $(workspace)::uuid
-- -                 and s.id = "t1_s".subject_id
-- -               ),
-- -               'c'
-- -             )
-- -             end as "_refusal"
-- -             from "contact_point" "t1"
-- -             left join "contact" "t1_s"
-- -             on "t1_s".workspace_id = $(workspace)::uuid
-- -             and "t1_s".id = "t1"."contact_id"
-- -             where "t1".workspace_id = $(workspace)::uuid
-- -             and "t1"."contact_id" = "t0".id
-- -             and "t1"."kind" = $('postal')
-- -             order by "t1".id
-- -             limit 50
-- -           ) "t1"
-- -         ) p
-- -       )
-- -       end as "addresses",
-- -       case
-- -       when ("t0"."_refusal" is null) then case
-- -       when "t0"."birth_date" is not null then json_build_object(
-- -         '~s', concat('1:', "t0"."id", ':', encode("t0"."birth_date", 'hex'))
-- -       )
-- -       end
-- -       end as "birthDate",
-- +       null as "addresses",
-- +       null as "birthDate",
--             from (
-- -             select concat("t2"."subject_id", ':', "t2"."_refusal") as "~",
-- +             select concat("t1"."subject_id", ':', "t1"."_refusal") as "~",
--               'Company' as "__typename",
-- -             ('com_' || replace("t2"."id"::text, '-', '')) as "id",
-- -             case when ("t2"."_refusal" is null) then "t2"."name" end as "name"
-- +             ('com_' || replace("t1"."id"::text, '-', '')) as "id",
-- +             case when ("t1"."_refusal" is null) then "t1"."name" end as "name"
--           from (
-- -           select "t2".*,
-- +           select "t1".*,
--             case
-- -           when "t2"."subject_id" is not null then (
-- +           when "t1"."subject_id" is not null then (
--               where s.workspace_id = $(workspace)::uuid
-- -             and s.id = "t2"."subject_id"
-- +             and s.id = "t1"."subject_id"
--             end as "_refusal"
-- -           from "company" "t2"
-- -           where "t2".workspace_id = $(workspace)::uuid
-- -           and "t2".deleted_at is null
-- -           and "t2".id = "t0"."company_id"
-- +           from "company" "t1"
-- +           where "t1".workspace_id = $(workspace)::uuid
-- +           and "t1".deleted_at is null
-- +           and "t1".id = "t0"."company_id"
--             offset 0
-- -         ) "t2"
-- +         ) "t1"
--                 case
-- -               when ("t3"."_refusal" is null) then case
-- -               when "t3"."claimed" is not null then json_build_object(
-- -                 '~s', concat('2:', "t3"."id", ':', encode("t3"."claimed", 'hex'))
-- +               when ("t2"."_refusal" is null) then case
-- +               when "t2"."claimed" is not null then json_build_object(
-- +                 '~s', concat('0:', "t2"."id", ':', encode("t2"."claimed", 'hex'))
--                 end as "claimed",
-- -               "t3"."field" as "field",
-- -               ('dsp_' || replace("t3"."id"::text, '-', '')) as "id",
-- +               "t2"."field" as "field",
-- +               ('dsp_' || replace("t2"."id"::text, '-', '')) as "id",
--                 case
-- -               when ("t3"."_refusal" is null) then case
-- -               when "t3"."statement" is not null then json_build_object(
-- -                 '~s', concat('3:', "t3"."id", ':', encode("t3"."statement", 'hex'))
-- +               when ("t2"."_refusal" is null) then case
-- +               when "t2"."statement" is not null then json_build_object(
-- +                 '~s', concat('1:', "t2"."id", ':', encode("t2"."statement", 'hex'))
--             from (
-- -             select "t3".*,
-- +             select "t2".*,
--               when (
-- -               ("t3_s".id is null)
-- +               ("t2_s".id is null)
--                   (
-- -                   ("t3_s".blocked & 1::bigint) < 1
-- -                   and ("t3_s".next_change_at is null or "t3_s".next_change_at > $(now)::timestamptz)
-- +                   ("t2_s".blocked & 1::bigint) < 1
-- +                   and ("t2_s".next_change_at is null or "t2_s".next_change_at > $(now)::timestamptz)
--                   where s.workspace_id = $(workspace)::uuid
-- -                 and s.id = "t3_s".subject_id
-- +                 and s.id = "t2_s".subject_id
--               end as "_refusal"
-- -             from "disputed_value" "t3"
-- -             left join "contact" "t3_s"
-- -             on "t3_s".workspace_id = $(workspace)::uuid
-- -             and "t3_s".id = "t3"."record_id"
-- -             where "t3".workspace_id = $(workspace)::uuid
-- -             and "t3"."record_id" = "t0".id
-- -             order by "t3".id
-- +             from "disputed_value" "t2"
-- +             left join "contact" "t2_s"
-- +             on "t2_s".workspace_id = $(workspace)::uuid
-- +             and "t2_s".id = "t2"."record_id"
-- +             where "t2".workspace_id = $(workspace)::uuid
-- +             and "t2"."record_id" = "t0".id
-- +             order by "t2".id
--               limit 50
-- -           ) "t3"
-- +           ) "t2"
--         end as "disputedValues",
-- -       case
-- -       when ("t0"."_refusal" is null) then (
-- -         select coalesce(json_agg(p.n), '[]'::json)
-- -         from (
-- -           select (
-- -             select row_to_json(o)
-- -             from (
-- -               select ':' as "~",
-- -               'ContactPoint' as "__typename",
-- -               ('cpt_' || replace("t4"."id"::text, '-', '')) as "id",
-- -               case when ("t4"."_refusal" is null) then "t4"."is_primary" end as "isPrimary",
-- -               case when ("t4"."_refusal" is null) then "t4"."label" end as "label",
-- -               case when ("t4"."_refusal" is null) then "t4"."clear_value" end as "value",
-- -               case
-- -               when ("t4"."_refusal" is null) then to_char(
-- -                 "t4"."verified_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
-- -               )
-- -               end as "verifiedAt"
-- -             ) o
-- -           ) as n
-- -           from (
-- -             select "t4".*,
-- -             case
-- -             when (
-- -               ("t4_s".id is null)
-- -               or (
-- -                 (
-- -                   ("t4_s".blocked & 1::bigint) < 1
-- -                   and ("t4_s".next_change_at is null or "t4_s".next_change_at > $(now)::timestamptz)
-- -                 )
-- -                 and "this_purpose".is_on
-- -               )
-- -             ) then null
-- -             else coalesce(
-- -               (
-- -                 select case when s.erased_at is not null then 'e' when s.restricted_at is not null
-- -                 or (s.restricted_purposes & 1::bigint) > 0 then 'r'
-- -                 when (s.objected & 1::bigint) > 0 then 'o'
-- -                 when (s.expired & 1::bigint) > 0
-- -                 or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
-- -                 from data_subject s
-- -                 where s.workspace_id = $(workspace)::uuid
-- -                 and s.id = "t4_s".subject_id
-- -               ),
-- -               'c'
-- -             )
-- -             end as "_refusal"
-- -             from "contact_point" "t4"
-- -             left join "contact" "t4_s"
-- -             on "t4_s".workspace_id = $(workspace)::uuid
-- -             and "t4_s".id = "t4"."contact_id"
-- -             where "t4".workspace_id = $(workspace)::uuid
-- -             and "t4"."contact_id" = "t0".id
-- -             and "t4"."kind" = $('email')
-- -             order by "t4".id
-- -             limit 50
-- -           ) "t4"
-- -         ) p
-- -       )
-- -       end as "emails",
-- +       null as "emails",
--               'Member' as "__typename",
-- -             coalesce("t5".full_name, 'Former member ' || "t5".former_number::text, 'Member') as "displayName",
-- -             ('mem_' || replace("t5"."id"::text, '-', '')) as "id"
-- +             coalesce("t3".full_name, 'Former member ' || "t3".former_number::text, 'Member') as "displayName",
-- +             ('mem_' || replace("t3"."id"::text, '-', '')) as "id"
--           from (
-- -           select "t5".*
-- -           from "member" "t5"
-- -           where "t5".workspace_id = $(workspace)::uuid
-- -           and "t5".id = "t0"."owner_id"
-- +           select "t3".*
-- +           from "member" "t3"
-- +           where "t3".workspace_id = $(workspace)::uuid
-- +           and "t3".id = "t0"."owner_id"
--             offset 0
-- -         ) "t5"
-- +         ) "t3"
--         ) as "owner",
-- -       case
-- -       when ("t0"."_refusal" is null) then (
-- -         select coalesce(json_agg(p.n), '[]'::json)
-- -         from (
-- -           select (
-- -             select row_to_json(o)
-- -             from (
-- -               select ':' as "~",
-- -               'ContactPoint' as "__typename",
-- -               ('cpt_' || replace("t6"."id"::text, '-', '')) as "id",
-- -               case when ("t6"."_refusal" is null) then "t6"."is_primary" end as "isPrimary",
-- -               case when ("t6"."_refusal" is null) then "t6"."label" end as "label",
-- -               case
-- -               when ("t6"."_refusal" is null) then case
-- -               when "t6"."sealed_value" is not null then json_build_object(
-- -                 '~s', concat('4:', "t6"."id", ':', encode("t6"."sealed_value", 'hex'))
-- -               )
-- -               end
-- -               end as "value",
-- -               case
-- -               when ("t6"."_refusal" is null) then to_char(
-- -                 "t6"."verified_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
-- -               )
-- -               end as "verifiedAt"
-- -             ) o
-- -           ) as n
-- -           from (
-- -             select "t6".*,
-- -             case
-- -             when (
-- -               ("t6_s".id is null)
-- -               or (
-- -                 (
-- -                   ("t6_s".blocked & 1::bigint) < 1
-- -                   and ("t6_s".next_change_at is null or "t6_s".next_change_at > $(now)::timestamptz)
-- -                 )
-- -                 and "this_purpose".is_on
-- -               )
-- -             ) then null
-- -             else coalesce(
-- -               (
-- -                 select case when s.erased_at is not null then 'e' when s.restricted_at is not null
-- -                 or (s.restricted_purposes & 1::bigint) > 0 then 'r'
-- -                 when (s.objected & 1::bigint) > 0 then 'o'
-- -                 when (s.expired & 1::bigint) > 0
-- -                 or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
-- -                 from data_subject s
-- -                 where s.workspace_id = $(workspace)::uuid
-- -                 and s.id = "t6_s".subject_id
-- -               ),
-- -               'c'
-- -             )
-- -             end as "_refusal"
-- -             from "contact_point" "t6"
-- -             left join "contact" "t6_s"
-- -             on "t6_s".workspace_id = $(workspace)::uuid
-- -             and "t6_s".id = "t6"."contact_id"
-- -             where "t6".workspace_id = $(workspace)::uuid
-- -             and "t6"."contact_id" = "t0".id
-- -             and "t6"."kind" = $('phone')
-- -             order by "t6".id
-- -             limit 50
-- -           ) "t6"
-- -         ) p
-- -       )
-- -       end as "phones",
-- +       null as "phones",
--                 (
-- -                 "t7".undone_at is null and "t7".before is not null and "t7".answers_with_id = "t7".survivor_id
-- +                 "t4".undone_at is null and "t4".before is not null and "t4".answers_with_id = "t4".survivor_id
--                 ) as "canBeUndone",
-- -               to_char("t7"."merged_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "mergedAt",
-- +               to_char("t4"."merged_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "mergedAt",
--                       coalesce(
-- -                       "t8".full_name, 'Former member ' || "t8".former_number::text, 'Member'
-- +                       "t5".full_name, 'Former member ' || "t5".former_number::text, 'Member'
--                       ) as "displayName",
-- -                     ('mem_' || replace("t8"."id"::text, '-', '')) as "id"
-- +                     ('mem_' || replace("t5"."id"::text, '-', '')) as "id"
--                   from (
-- -                   select "t8".*
-- -                   from "member" "t8"
-- -                   where "t8".workspace_id = $(workspace)::uuid
-- -                   and "t8".id = "t7"."merged_by_id"
-- +                   select "t5".*
-- +                   from "member" "t5"
-- +                   where "t5".workspace_id = $(workspace)::uuid
-- +                   and "t5".id = "t4"."merged_by_id"
--                     offset 0
-- -                 ) "t8"
-- +                 ) "t5"
--                 ) as "mergedBy",
-- -               ('con_' || replace("t7"."merged_id"::text, '-', '')) as "mergedId"
-- +               ('con_' || replace("t4"."merged_id"::text, '-', '')) as "mergedId"
--             from (
-- -             select "t7".*
-- -             from "contact_merge" "t7"
-- -             where "t7".workspace_id = $(workspace)::uuid
-- -             and "t7"."answers_with_id" = "t0".id
-- -             and "t7".undone_at is null
-- -             order by "t7".id
-- +             select "t4".*
-- +             from "contact_merge" "t4"
-- +             where "t4".workspace_id = $(workspace)::uuid
-- +             and "t4"."answers_with_id" = "t0".id
-- +             and "t4".undone_at is null
-- +             order by "t4".id
--               limit 50
-- -           ) "t7"
-- +           ) "t4"
