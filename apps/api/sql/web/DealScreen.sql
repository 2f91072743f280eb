-- query DealScreen, as the role "owner"

with "this_purpose" as materialized(
  select coalesce(
    (
      select is_on
      from purpose_setting
      where workspace_id = $(workspace)::uuid
      and purpose = $('RELATIONSHIP')
    ),
    false
  ) as is_on
)
select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'Deal' as "__typename",
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
          ('stg_' || replace("t1"."id"::text, '-', '')) as "id",
          "t1"."kind" as "kind",
          "t1"."name" as "name"
        ) o
      )
      from (
        select "t1".*
        from "stage" "t1"
        where "t1".workspace_id = $(workspace)::uuid
        and "t1".id = "t0"."stage_id"
        offset 0
      ) "t1"
    ) as "stage",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Pipeline' as "__typename",
          ('pip_' || replace("t2"."id"::text, '-', '')) as "id",
          "t2"."name" as "name"
        ) o
      )
      from (
        select "t2".*
        from "pipeline" "t2"
        where "t2".workspace_id = $(workspace)::uuid
        and "t2".id = "t0"."pipeline_id"
        offset 0
      ) "t2"
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
                  select concat("t4"."subject_id", ':', "t4"."_refusal") as "~",
                  'Contact' as "__typename",
                  case when ("t4"."_refusal" is null) then "t4"."full_name" end as "fullName",
                  ('con_' || replace("t4"."id"::text, '-', '')) as "id"
                ) o
              )
              from (
                select "t4".*,
                case
                when (
                  (
                    ("t4".blocked & 1::bigint) < 1
                    and ("t4".next_change_at is null or "t4".next_change_at > $(now)::timestamptz)
                  )
                  and (select is_on from "this_purpose")
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
                    and s.id = "t4"."subject_id"
                  ),
                  'c'
                )
                end as "_refusal"
                from "contact" "t4"
                where "t4".workspace_id = $(workspace)::uuid
                and "t4".deleted_at is null
                and "t4".id = "t3"."contact_id"
                offset 0
              ) "t4"
            ) as "contact",
            ('dct_' || replace("t3"."id"::text, '-', '')) as "id",
            case when ("t3"."_refusal" is null) then "t3"."role" end as "role",
            case
            when ("t3"."_refusal" is null) then '[]'::json
            else case case
            when "t3"."_refusal" in ('e', 'r')
            or (select is_on from "this_purpose") then case "t3"."_refusal"
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
          select "t3".*,
          case
          when (
            ("t3_s".id is null)
            or (
              (
                ("t3_s".blocked & 1::bigint) < 1
                and ("t3_s".next_change_at is null or "t3_s".next_change_at > $(now)::timestamptz)
              )
              and (select is_on from "this_purpose")
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
          end as "_refusal",
          ("t3_s".id is null) as "_nobodys"
          from "deal_contact" "t3"
          left join "contact" "t3_s"
          on "t3_s".workspace_id = $(workspace)::uuid
          and "t3_s".id = "t3"."contact_id"
          where "t3".workspace_id = $(workspace)::uuid
          and "t3"."deal_id" = "t0".id
          order by "t3".position,
          "t3".id
          limit 50
        ) "t3"
      ) p
    ) as "contacts",
    "t0"."closed_on" as "closedOn",
    (
      select (
        select row_to_json(o)
        from (
          select concat("t5"."subject_id", ':', "t5"."_refusal") as "~",
          'Company' as "__typename",
          ('com_' || replace("t5"."id"::text, '-', '')) as "id",
          case when ("t5"."_refusal" is null) then "t5"."name" end as "name"
        ) o
      )
      from (
        select "t5".*,
        case
        when (
          ("t5_s".id is null)
          or (
            (
              (
                ("t5_s".blocked & 1::bigint) < 1
                and ("t5_s".next_change_at is null or "t5_s".next_change_at > $(now)::timestamptz)
              )
              and "t5_s".erased_at is null
            )
            and (select is_on from "this_purpose")
          )
        ) then null
        else coalesce(
          case when "t5_s".erased_at is not null then 'e' when "t5_s".restricted_at is not null
          or ("t5_s".restricted_purposes & 1::bigint) > 0 then 'r'
          when ("t5_s".objected & 1::bigint) > 0 then 'o'
          when ("t5_s".expired & 1::bigint) > 0
          or ("t5_s".blocked & 1::bigint) < 1 then 'x' else 'c' end,
          'c'
        )
        end as "_refusal"
        from "company" "t5"
        left join "data_subject" "t5_s"
        on "t5_s".workspace_id = $(workspace)::uuid
        and "t5_s".id = "t5"."subject_id"
        where "t5".workspace_id = $(workspace)::uuid
        and "t5".deleted_at is null
        and "t5".id = "t0"."company_id"
        offset 0
      ) "t5"
    ) as "company",
    (
      select (
        select row_to_json(o)
        from (
          select concat("t6"."subject_id", ':', "t6"."_refusal") as "~",
          'Contact' as "__typename",
          case when ("t6"."_refusal" is null) then "t6"."full_name" end as "fullName",
          ('con_' || replace("t6"."id"::text, '-', '')) as "id"
        ) o
      )
      from (
        select "t6".*,
        case
        when (
          (
            ("t6".blocked & 1::bigint) < 1
            and ("t6".next_change_at is null or "t6".next_change_at > $(now)::timestamptz)
          )
          and (select is_on from "this_purpose")
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
            and s.id = "t6"."subject_id"
          ),
          'c'
        )
        end as "_refusal"
        from "contact" "t6"
        where "t6".workspace_id = $(workspace)::uuid
        and "t6".deleted_at is null
        and "t6".id = "t0"."contact_id"
        offset 0
      ) "t6"
    ) as "contact",
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
    to_char("t0"."stage_entered_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "stageEnteredAt",
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
) "t0";

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
