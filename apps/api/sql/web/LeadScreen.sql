-- query LeadScreen, as the role "owner"

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
      (
        select (
          select row_to_json(o)
          from (
            select concat("t1"."subject_id", ':', "t1"."_refusal") as "~",
            'Contact' as "__typename",
            case when ("t1"."_refusal" is null) then "t1"."full_name" end as "fullName",
            ('con_' || replace("t1"."id"::text, '-', '')) as "id",
            case
            when ("t1"."_refusal" is null) then '[]'::json
            else case case
            when "t1"."_refusal" in ('e', 'r')
            or "this_purpose".is_on then case "t1"."_refusal"
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
              $('{"__typename":"Withheld","category":null,"field":"company","reason":"ERASED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"emails","reason":"ERASED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"ERASED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"phones","reason":"ERASED","hint":null}')::json
            )
            when 'RESTRICTED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"RESTRICTED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"company","reason":"RESTRICTED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"emails","reason":"RESTRICTED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"RESTRICTED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"phones","reason":"RESTRICTED","hint":null}')::json
            )
            when 'MINOR' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"MINOR","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"company","reason":"MINOR","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"emails","reason":"MINOR","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"MINOR","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"phones","reason":"MINOR","hint":null}')::json
            )
            when 'DECEASED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"DECEASED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"company","reason":"DECEASED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"emails","reason":"DECEASED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"DECEASED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"phones","reason":"DECEASED","hint":null}')::json
            )
            when 'OBJECTION' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"OBJECTION","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"company","reason":"OBJECTION","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"emails","reason":"OBJECTION","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"OBJECTION","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"phones","reason":"OBJECTION","hint":null}')::json
            )
            when 'CONSENT_EXPIRED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"CONSENT_EXPIRED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"company","reason":"CONSENT_EXPIRED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"emails","reason":"CONSENT_EXPIRED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"CONSENT_EXPIRED","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"phones","reason":"CONSENT_EXPIRED","hint":null}')::json
            )
            when 'NO_CONSENT' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"NO_CONSENT","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"company","reason":"NO_CONSENT","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"emails","reason":"NO_CONSENT","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"NO_CONSENT","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"phones","reason":"NO_CONSENT","hint":null}')::json
            )
            when 'PURPOSE_OFF' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"PURPOSE_OFF","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"company","reason":"PURPOSE_OFF","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"emails","reason":"PURPOSE_OFF","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"PURPOSE_OFF","hint":null}')::json,
              $('{"__typename":"Withheld","category":null,"field":"phones","reason":"PURPOSE_OFF","hint":null}')::json
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
                and "t2".id = "t1"."company_id"
                and ("t1"."_refusal" is null)
                offset 0
              ) "t2"
            ) as "company",
            case
            when ("t1"."_refusal" is null) then (
              select coalesce(json_agg(p.n), '[]'::json)
              from (
                select (
                  select row_to_json(o)
                  from (
                    select ':' as "~",
                    'ContactPoint' as "__typename",
                    ('cpt_' || replace("t3"."id"::text, '-', '')) as "id",
                    case when ("t3"."_refusal" is null) then "t3"."is_primary" end as "isPrimary",
                    case when ("t3"."_refusal" is null) then "t3"."clear_value" end as "value"
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
                  from "contact_point" "t3"
                  left join "contact" "t3_s"
                  on "t3_s".workspace_id = $(workspace)::uuid
                  and "t3_s".id = "t3"."contact_id"
                  where "t3".workspace_id = $(workspace)::uuid
                  and "t3"."contact_id" = "t1".id
                  and "t3"."kind" = $('email')
                  order by "t3".id
                  limit 50
                ) "t3"
              ) p
            )
            end as "emails",
            case when ("t1"."_refusal" is null) then "t1"."job_title" end as "jobTitle",
            case
            when ("t1"."_refusal" is null) then (
              select coalesce(json_agg(p.n), '[]'::json)
              from (
                select (
                  select row_to_json(o)
                  from (
                    select ':' as "~",
                    'ContactPoint' as "__typename",
                    ('cpt_' || replace("t4"."id"::text, '-', '')) as "id",
                    case when ("t4"."_refusal" is null) then "t4"."is_primary" end as "isPrimary",
                    case
                    when ("t4"."_refusal" is null) then case
                    when "t4"."sealed_value" is not null then json_build_object(
                      '~s', concat('0:', "t4"."id", ':', encode("t4"."sealed_value", 'hex'))
                    )
                    end
                    end as "value"
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
                  and "t4"."contact_id" = "t1".id
                  and "t4"."kind" = $('phone')
                  order by "t4".id
                  limit 50
                ) "t4"
              ) p
            )
            end as "phones"
          ) o
        )
        from (
          select "t1".*,
          case
          when (
            (
              ("t1".blocked & 1::bigint) < 1
              and ("t1".next_change_at is null or "t1".next_change_at > $(now)::timestamptz)
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
              and s.id = "t1"."subject_id"
            ),
            'c'
          )
          end as "_refusal"
          from "contact" "t1"
          where "t1".workspace_id = $(workspace)::uuid
          and "t1".deleted_at is null
          and "t1".id = "t0"."contact_id"
          offset 0
        ) "t1"
      ) as "contact",
      (
        select min(h.review_on)
        from hold_item i
        join legal_hold h
        on h.workspace_id = i.workspace_id
        and h.id = i.hold_id
        where i.workspace_id = "t0".workspace_id
        and h.released_at is null
        and i.item_id = "t0".id
      ) as "holdReviewOn",
      ('lea_' || replace("t0"."id"::text, '-', '')) as "id",
      "t0"."status" as "status",
      "t0"."version" as "version",
      case
      when ("t0"."_refusal" is null) then (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'LeadAnswer' as "__typename",
              "t5"."answer" as "answer",
              ('lan_' || replace("t5"."id"::text, '-', '')) as "id",
              "t5"."position" as "position",
              "t5"."question" as "question"
            ) o
          ) as n
          from (
            select "t5".*
            from "lead_answer" "t5"
            where "t5".workspace_id = $(workspace)::uuid
            and "t5"."lead_id" = "t0".id
            order by "t5".id
            limit 50
          ) "t5"
        ) p
      )
      end as "answers",
      case
      when ("t0"."_refusal" is null) then case
      when "t0"."enquiry" is not null then json_build_object(
        '~s', concat('1:', "t0"."id", ':', encode("t0"."enquiry", 'hex'))
      )
      end
      end as "enquiry",
      case
      when ("t0"."_refusal" is null) then case
      when "t0"."_nobodys" then '[]'::json
      else json_build_array(
        $('{"__typename":"Withheld","category":"usage","field":"pagesPerVisit","hint":null,"reason":"CATEGORY"}')::json,
        $('{"__typename":"Withheld","category":"usage","field":"secondsOnSite","hint":null,"reason":"CATEGORY"}')::json,
        $('{"__typename":"Withheld","category":"usage","field":"visitCount","hint":null,"reason":"CATEGORY"}')::json
      )
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
        $('{"__typename":"Withheld","category":null,"field":"answers","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"enquiry","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedAt","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedDeal","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastActivity","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"pagesPerVisit","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"secondsOnSite","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"visitCount","hint":null,"reason":"ERASED"}')::json
      )
      when 'RESTRICTED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"answers","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"enquiry","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedAt","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedDeal","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastActivity","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"pagesPerVisit","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"secondsOnSite","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"visitCount","hint":null,"reason":"RESTRICTED"}')::json
      )
      when 'MINOR' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"answers","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"enquiry","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedAt","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedDeal","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastActivity","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"pagesPerVisit","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"secondsOnSite","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"visitCount","hint":null,"reason":"MINOR"}')::json
      )
      when 'DECEASED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"answers","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"enquiry","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedAt","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedDeal","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastActivity","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"pagesPerVisit","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"secondsOnSite","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"visitCount","hint":null,"reason":"DECEASED"}')::json
      )
      when 'OBJECTION' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"answers","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"enquiry","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedAt","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedDeal","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastActivity","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"pagesPerVisit","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"secondsOnSite","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"visitCount","hint":null,"reason":"OBJECTION"}')::json
      )
      when 'CONSENT_EXPIRED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"answers","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"enquiry","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedAt","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedDeal","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastActivity","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"pagesPerVisit","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"secondsOnSite","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"visitCount","hint":null,"reason":"CONSENT_EXPIRED"}')::json
      )
      when 'NO_CONSENT' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"answers","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"enquiry","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedAt","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedDeal","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastActivity","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"pagesPerVisit","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"secondsOnSite","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"visitCount","hint":null,"reason":"NO_CONSENT"}')::json
      )
      when 'PURPOSE_OFF' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"answers","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"enquiry","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedAt","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"convertedDeal","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastActivity","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"pagesPerVisit","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"secondsOnSite","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"visitCount","hint":null,"reason":"PURPOSE_OFF"}')::json
      )
      end
      end as "withheld",
      case
      when ("t0"."_refusal" is null) then to_char(
        "t0"."converted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
      )
      end as "convertedAt",
      (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Deal' as "__typename",
            ('dea_' || replace("t6"."id"::text, '-', '')) as "id",
            "t6"."name" as "name"
          ) o
        )
        from (
          select "t6".*
          from "deal" "t6"
          where "t6".workspace_id = $(workspace)::uuid
          and "t6".deleted_at is null
          and "t6".id = "t0"."converted_deal_id"
          and ("t0"."_refusal" is null)
          offset 0
        ) "t6"
      ) as "convertedDeal",
      to_char("t0"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
      case when ("t0"."_refusal" is null) then "t0"."last_activity" end as "lastActivity",
      case when ("t0"."_refusal" is null) then "t0"."origin" end as "origin",
      (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Member' as "__typename",
            coalesce("t7".full_name, 'Former member ' || "t7".former_number::text, 'Member') as "displayName",
            ('mem_' || replace("t7"."id"::text, '-', '')) as "id"
          ) o
        )
        from (
          select "t7".*
          from "member" "t7"
          where "t7".workspace_id = $(workspace)::uuid
          and "t7".id = "t0"."owner_id"
          and ("t0"."_refusal" is null)
          offset 0
        ) "t7"
      ) as "owner",
      case when "t0"."_nobodys" then "t0"."pages_per_visit" end as "pagesPerVisit",
      case when ("t0"."_refusal" is null) then "t0"."score" end as "score",
      case when "t0"."_nobodys" then "t0"."seconds_on_site" end as "secondsOnSite",
      case when ("t0"."_refusal" is null) then "t0"."source" end as "source",
      case when "t0"."_nobodys" then "t0"."visit_count" end as "visitCount"
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

-- What differs for the role "viewer", which masks and denies fields
--               case
-- -             when ("t1"."_refusal" is null) then '[]'::json
-- +             when ("t1"."_refusal" is null) then json_build_array(
-- +               (
-- +                 select row_to_json(o)
-- +                 from (
-- +                   select $('Withheld')::text as "__typename",
-- +                   $(null)::text as "category",
-- +                   $('emails')::text as "field",
-- +                   $('ROLE')::text as "reason",
-- +                   (
-- +                     select case
-- +                     when m.v is null then null
-- +                     when m.v !~ '^.+@' then '•••'
-- +                     else left(m.v, 1) || '•••@' || left(m.d, 1) || '•••' || coalesce(
-- +                       substring(m.d from '^.+(\.[^.]*)$'), ''
-- +                     )
-- +                     end
-- +                     from (
-- +                       select e.v,
-- +                       substring(e.v from '[^@]*$') as d
-- +                       from (
-- +                         select (
-- +                           select clear_value
-- +                           from contact_point
-- +                           where workspace_id = $(workspace)::uuid
-- +                           and contact_id = "t1".id
-- +                           and kind = 'email'
-- +                           order by is_primary desc,
-- +                           id
-- +                           limit 1
-- +                         ) as v
-- +                       ) e
-- +                     ) m
-- +                   ) as "hint"
-- +                 ) o
-- +               ),
-- +               $('{"__typename":"Withheld","category":null,"field":"phones","reason":"ROLE","hint":null}')::json
-- +             )
--                 $('{"__typename":"Withheld","category":null,"field":"company","reason":"ERASED","hint":null}')::json,
-- -               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"ERASED","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"ERASED","hint":null}')::json,
-- +               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"ERASED","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"company","reason":"RESTRICTED","hint":null}')::json,
-- -               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"RESTRICTED","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"RESTRICTED","hint":null}')::json,
-- +               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"RESTRICTED","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"company","reason":"MINOR","hint":null}')::json,
-- -               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"MINOR","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"MINOR","hint":null}')::json,
-- +               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"MINOR","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"company","reason":"DECEASED","hint":null}')::json,
-- -               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"DECEASED","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"DECEASED","hint":null}')::json,
-- +               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"DECEASED","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"company","reason":"OBJECTION","hint":null}')::json,
-- -               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"OBJECTION","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"OBJECTION","hint":null}')::json,
-- +               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"OBJECTION","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"company","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- -               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"CONSENT_EXPIRED","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"CONSENT_EXPIRED","hint":null}')::json,
-- +               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"CONSENT_EXPIRED","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"company","reason":"NO_CONSENT","hint":null}')::json,
-- -               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"NO_CONSENT","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"NO_CONSENT","hint":null}')::json,
-- +               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"NO_CONSENT","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"company","reason":"PURPOSE_OFF","hint":null}')::json,
-- -               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"PURPOSE_OFF","hint":null}')::json,
--                 $('{"__typename":"Withheld","category":null,"field":"jobTitle","reason":"PURPOSE_OFF","hint":null}')::json,
-- +               $('{"__typename":"Withheld","category":null,"field":"emails","reason":"PURPOSE_OFF","hint":null}')::json,
--               ) as "company",
-- -             case
-- -             when ("t1"."_refusal" is null) then (
-- -               select coalesce(json_agg(p.n), '[]'::json)
-- -               from (
-- -                 select (
-- -                   select row_to_json(o)
-- -                   from (
-- -                     select ':' as "~",
-- -                     'ContactPoint' as "__typename",
-- -                     ('cpt_' || replace("t3"."id"::text, '-', '')) as "id",
-- -                     case when ("t3"."_refusal" is null) then "t3"."is_primary" end as "isPrimary",
-- -                     case when ("t3"."_refusal" is null) then "t3"."clear_value" end as "value"
-- -                   ) o
-- -                 ) as n
-- -                 from (
-- -                   select "t3".*,
-- -                   case
-- -                   when (
-- -                     ("t3_s".id is null)
-- -                     or (
-- -                       (
-- -                         ("t3_s".blocked & 1::bigint) < 1
-- -                         and ("t3_s".next_change_at is null or "t3_s".next_change_at > $(now)::timestamptz)
-- -                       )
-- -                       and "this_purpose".is_on
-- -                     )
-- -                   ) then null
-- -                   else coalesce(
-- -                     (
-- -                       select case when s.erased_at is not null then 'e' when s.restricted_at is not null
-- -                       or (s.restricted_purposes & 1::bigint) > 0 then 'r'
-- -                       when (s.objected & 1::bigint) > 0 then 'o'
-- -                       when (s.expired & 1::bigint) > 0
-- -                       or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
-- -                       from data_subject s
-- -                       where s.workspace_id = $(workspace)::uuid
-- -                       and s.id = "t3_s".subject_id
-- -                     ),
-- -                     'c'
-- -                   )
-- -                   end as "_refusal"
-- -                   from "contact_point" "t3"
-- -                   left join "contact" "t3_s"
-- -                   on "t3_s".workspace_id = $(workspace)::uuid
-- -                   and "t3_s".id = "t3"."contact_id"
-- -                   where "t3".workspace_id = $(workspace)::uuid
-- -                   and "t3"."contact_id" = "t1".id
-- -                   and "t3"."kind" = $('email')
-- -                   order by "t3".id
-- -                   limit 50
-- -                 ) "t3"
-- -               ) p
-- -             )
-- -             end as "emails",
-- +             null as "emails",
--               case when ("t1"."_refusal" is null) then "t1"."job_title" end as "jobTitle",
-- -             case
-- -             when ("t1"."_refusal" is null) then (
-- -               select coalesce(json_agg(p.n), '[]'::json)
-- -               from (
-- -                 select (
-- -                   select row_to_json(o)
-- -                   from (
-- -                     select ':' as "~",
-- -                     'ContactPoint' as "__typename",
-- -                     ('cpt_' || replace("t4"."id"::text, '-', '')) as "id",
-- -                     case when ("t4"."_refusal" is null) then "t4"."is_primary" end as "isPrimary",
-- -                     case
-- -                     when ("t4"."_refusal" is null) then case
-- -                     when "t4"."sealed_value" is not null then json_build_object(
-- -                       '~s', concat('0:', "t4"."id", ':', encode("t4"."sealed_value", 'hex'))
-- -                     )
-- -                     end
-- -                     end as "value"
-- -                   ) o
-- -                 ) as n
-- -                 from (
-- -                   select "t4".*,
-- -                   case
-- -                   when (
-- -                     ("t4_s".id is null)
-- -                     or (
-- -                       (
-- -                         ("t4_s".blocked & 1::bigint) < 1
-- -                         and ("t4_s".next_change_at is null or "t4_s".next_change_at > $(now)::timestamptz)
-- -                       )
-- -                       and "this_purpose".is_on
-- -                     )
-- -                   ) then null
-- -                   else coalesce(
-- -                     (
-- -                       select case when s.erased_at is not null then 'e' when s.restricted_at is not null
-- -                       or (s.restricted_purposes & 1::bigint) > 0 then 'r'
-- -                       when (s.objected & 1::bigint) > 0 then 'o'
-- -                       when (s.expired & 1::bigint) > 0
-- -                       or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
-- -                       from data_subject s
-- -                       where s.workspace_id = $(workspace)::uuid
-- -                       and s.id = "t4_s".subject_id
-- -                     ),
-- -                     'c'
-- -                   )
-- -                   end as "_refusal"
-- -                   from "contact_point" "t4"
-- -                   left join "contact" "t4_s"
-- -                   on "t4_s".workspace_id = $(workspace)::uuid
-- -                   and "t4_s".id = "t4"."contact_id"
-- -                   where "t4".workspace_id = $(workspace)::uuid
-- -                   and "t4"."contact_id" = "t1".id
-- -                   and "t4"."kind" = $('phone')
-- -                   order by "t4".id
-- -                   limit 50
-- -                 ) "t4"
-- -               ) p
-- -             )
-- -             end as "phones"
-- +             null as "phones"
--                 'LeadAnswer' as "__typename",
-- -               "t5"."answer" as "answer",
-- -               ('lan_' || replace("t5"."id"::text, '-', '')) as "id",
-- -               "t5"."position" as "position",
-- -               "t5"."question" as "question"
-- +               "t3"."answer" as "answer",
-- +               ('lan_' || replace("t3"."id"::text, '-', '')) as "id",
-- +               "t3"."position" as "position",
-- +               "t3"."question" as "question"
--             from (
-- -             select "t5".*
-- -             from "lead_answer" "t5"
-- -             where "t5".workspace_id = $(workspace)::uuid
-- -             and "t5"."lead_id" = "t0".id
-- -             order by "t5".id
-- +             select "t3".*
-- +             from "lead_answer" "t3"
-- +             where "t3".workspace_id = $(workspace)::uuid
-- +             and "t3"."lead_id" = "t0".id
-- +             order by "t3".id
--               limit 50
-- -           ) "t5"
-- +           ) "t3"
--         when "t0"."enquiry" is not null then json_build_object(
-- -         '~s', concat('1:', "t0"."id", ':', encode("t0"."enquiry", 'hex'))
-- +         '~s', concat('0:', "t0"."id", ':', encode("t0"."enquiry", 'hex'))
--               'Deal' as "__typename",
-- -             ('dea_' || replace("t6"."id"::text, '-', '')) as "id",
-- -             "t6"."name" as "name"
-- +             ('dea_' || replace("t4"."id"::text, '-', '')) as "id",
-- +             "t4"."name" as "name"
--           from (
-- -           select "t6".*
-- -           from "deal" "t6"
-- -           where "t6".workspace_id = $(workspace)::uuid
-- -           and "t6".deleted_at is null
-- -           and "t6".id = "t0"."converted_deal_id"
-- +           select "t4".*
-- +           from "deal" "t4"
-- +           where "t4".workspace_id = $(workspace)::uuid
-- +           and "t4".deleted_at is null
-- +           and "t4".id = "t0"."converted_deal_id"
--             offset 0
-- -         ) "t6"
-- +         ) "t4"
--               'Member' as "__typename",
-- -             coalesce("t7".full_name, 'Former member ' || "t7".former_number::text, 'Member') as "displayName",
-- -             ('mem_' || replace("t7"."id"::text, '-', '')) as "id"
-- +             coalesce("t5".full_name, 'Former member ' || "t5".former_number::text, 'Member') as "displayName",
-- +             ('mem_' || replace("t5"."id"::text, '-', '')) as "id"
--           from (
-- -           select "t7".*
-- -           from "member" "t7"
-- -           where "t7".workspace_id = $(workspace)::uuid
-- -           and "t7".id = "t0"."owner_id"
-- +           select "t5".*
-- +           from "member" "t5"
-- +           where "t5".workspace_id = $(workspace)::uuid
-- +           and "t5".id = "t0"."owner_id"
--             offset 0
-- -         ) "t7"
-- +         ) "t5"
