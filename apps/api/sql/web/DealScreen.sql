-- query DealScreen, as the role "owner"

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
      'Deal' as "__typename",
      (
        select (
          select row_to_json(o)
          from (
            select concat("t1"."subject_id", ':', "t1"."_refusal") as "~",
            'Contact' as "__typename",
            ('con_' || replace("t1"."id"::text, '-', '')) as "id",
            case when ("t1"."_refusal" is null) then "t1"."full_name" end as "fullName"
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
      ('dea_' || replace("t0"."id"::text, '-', '')) as "id",
      "t0"."name" as "name",
      (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Stage' as "__typename",
            ('stg_' || replace("t2"."id"::text, '-', '')) as "id",
            "t2"."kind" as "kind",
            "t2"."name" as "name"
          ) o
        )
        from (
          select "t2".*
          from "stage" "t2"
          where "t2".workspace_id = $(workspace)::uuid
          and "t2".id = "t0"."stage_id"
          offset 0
        ) "t2"
      ) as "stage",
      (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Pipeline' as "__typename",
            ('pip_' || replace("t3"."id"::text, '-', '')) as "id",
            "t3"."name" as "name"
          ) o
        )
        from (
          select "t3".*
          from "pipeline" "t3"
          where "t3".workspace_id = $(workspace)::uuid
          and "t3".id = "t0"."pipeline_id"
          offset 0
        ) "t3"
      ) as "pipeline",
      "t0"."version" as "version",
      (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'DealContact' as "__typename",
              (
                select (
                  select row_to_json(o)
                  from (
                    select concat("t5"."subject_id", ':', "t5"."_refusal") as "~",
                    'Contact' as "__typename",
                    case when ("t5"."_refusal" is null) then "t5"."full_name" end as "fullName",
                    ('con_' || replace("t5"."id"::text, '-', '')) as "id"
                  ) o
                )
                from (
                  select "t5".*,
                  case
                  when (
                    (
                      ("t5".blocked & 1::bigint) < 1
                      and ("t5".next_change_at is null or "t5".next_change_at > $(now)::timestamptz)
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
                      and s.id = "t5"."subject_id"
                    ),
                    'c'
                  )
                  end as "_refusal"
                  from "contact" "t5"
                  where "t5".workspace_id = $(workspace)::uuid
                  and "t5".deleted_at is null
                  and "t5".id = "t4"."contact_id"
                  offset 0
                ) "t5"
              ) as "contact",
              ('dct_' || replace("t4"."id"::text, '-', '')) as "id",
              case when ("t4"."_refusal" is null) then "t4"."role" end as "role",
              case
              when ("t4"."_refusal" is null) then '[]'::json
              else case case
              when "t4"."_refusal" in ('e', 'r')
              or "this_purpose".is_on then case "t4"."_refusal"
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
                $('{"__typename":"Withheld","category":null,"field":"role","hint":null,"reason":"ERASED"}')::json
              )
              when 'RESTRICTED' then json_build_array(
                $('{"__typename":"Withheld","category":null,"field":"role","hint":null,"reason":"RESTRICTED"}')::json
              )
              when 'MINOR' then json_build_array(
                $('{"__typename":"Withheld","category":null,"field":"role","hint":null,"reason":"MINOR"}')::json
              )
              when 'DECEASED' then json_build_array(
                $('{"__typename":"Withheld","category":null,"field":"role","hint":null,"reason":"DECEASED"}')::json
              )
              when 'OBJECTION' then json_build_array(
                $('{"__typename":"Withheld","category":null,"field":"role","hint":null,"reason":"OBJECTION"}')::json
              )
              when 'CONSENT_EXPIRED' then json_build_array(
                $('{"__typename":"Withheld","category":null,"field":"role","hint":null,"reason":"CONSENT_EXPIRED"}')::json
              )
              when 'NO_CONSENT' then json_build_array(
                $('{"__typename":"Withheld","category":null,"field":"role","hint":null,"reason":"NO_CONSENT"}')::json
              )
              when 'PURPOSE_OFF' then json_build_array(
                $('{"__typename":"Withheld","category":null,"field":"role","hint":null,"reason":"PURPOSE_OFF"}')::json
              )
              end
              end as "withheld"
            ) o
          ) as n
          from (
            select "t4".*,
            ("t4_s".id is null) as "_nobodys",
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
            from "deal_contact" "t4"
            left join "contact" "t4_s"
            on "t4_s".workspace_id = $(workspace)::uuid
            and "t4_s".id = "t4"."contact_id"
            where "t4".workspace_id = $(workspace)::uuid
            and "t4"."deal_id" = "t0".id
            order by "t4".position,
            "t4".id
            limit 50
          ) "t4"
        ) p
      ) as "contacts",
      "t0"."closed_on" as "closedOn",
      (
        select (
          select row_to_json(o)
          from (
            select concat("t6"."subject_id", ':', "t6"."_refusal") as "~",
            'Company' as "__typename",
            ('com_' || replace("t6"."id"::text, '-', '')) as "id",
            case when ("t6"."_refusal" is null) then "t6"."name" end as "name"
          ) o
        )
        from (
          select "t6".*,
          case
          when "t6"."subject_id" is not null then (
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
            and s.id = "t6"."subject_id"
          )
          end as "_refusal"
          from "company" "t6"
          where "t6".workspace_id = $(workspace)::uuid
          and "t6".deleted_at is null
          and "t6".id = "t0"."company_id"
          offset 0
        ) "t6"
      ) as "company",
      "t0"."engaged_on" as "engagedOn",
      "t0"."expected_close_on" as "expectedCloseOn",
      "t0"."lost_reason" as "lostReason",
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
          offset 0
        ) "t7"
      ) as "owner",
      to_char(
        "t0"."stage_entered_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
      ) as "stageEnteredAt",
      case
      when "t0"."value_minor" is not null then (
        select row_to_json(o)
        from (
          select 'Money' as "__typename",
          (
            select round("t0"."value_minor"::numeric / 10::numeric ^ e.digits, e.digits)::text
            from (
              select case
              when "t0"."value_currency" in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
              when "t0"."value_currency" in «1» then 0
              when "t0"."value_currency" in ('CLF', 'UYW') then 4
              else 2
              end as digits
            ) e
          ) as "amount",
          "t0"."value_currency" as "currency"
        ) o
      )
      end as "value",
      '[]'::json as "withheld",
      (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'DealLine' as "__typename",
              ('dln_' || replace("t8"."id"::text, '-', '')) as "id",
              (
                select (
                  select row_to_json(o)
                  from (
                    select ':' as "~",
                    'Product' as "__typename",
                    ('pro_' || replace("t9"."id"::text, '-', '')) as "id",
                    "t9"."name" as "name"
                  ) o
                )
                from (
                  select "t9".*
                  from "product" "t9"
                  where "t9".workspace_id = $(workspace)::uuid
                  and "t9".deleted_at is null
                  and "t9".id = "t8"."product_id"
                  offset 0
                ) "t9"
              ) as "product",
              "t8"."quantity" as "quantity",
              case
              when "t8"."unit_price_minor" is not null then (
                select row_to_json(o)
                from (
                  select 'Money' as "__typename",
                  (
                    select round("t8"."unit_price_minor"::numeric / 10::numeric ^ e.digits, e.digits)::text
                    from (
                      select case
                      when "t8"."unit_price_currency" in (
                        'BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'
                      ) then 3
                      when "t8"."unit_price_currency" in «1» then 0
                      when "t8"."unit_price_currency" in ('CLF', 'UYW') then 4
                      else 2
                      end as digits
                    ) e
                  ) as "amount",
                  "t8"."unit_price_currency" as "currency"
                ) o
              )
              end as "unitPrice"
            ) o
          ) as n
          from (
            select "t8".*
            from "deal_line" "t8"
            where "t8".workspace_id = $(workspace)::uuid
            and "t8"."deal_id" = "t0".id
            order by "t8".position,
            "t8".id
            limit 50
          ) "t8"
        ) p
      ) as "lines"
    ) o
  )::text as v
  from (
    select "t0".*
    from "deal" "t0"
    where "t0".workspace_id = $(workspace)::uuid
    and "t0".deleted_at is null
    and "t0".id = $(id)::uuid
    offset 0
  ) "t0"
) answer;

-- «1»
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
