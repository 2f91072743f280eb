-- query DealEdit, as the role "owner"

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
          offset 0
        ) "t1"
      ) as "company",
      (
        select (
          select row_to_json(o)
          from (
            select concat("t2"."subject_id", ':', "t2"."_refusal") as "~",
            'Contact' as "__typename",
            case when ("t2"."_refusal" is null) then "t2"."full_name" end as "fullName",
            ('con_' || replace("t2"."id"::text, '-', '')) as "id"
          ) o
        )
        from (
          select "t2".*,
          case
          when (
            (
              ("t2".blocked & 1::bigint) < 1
              and ("t2".next_change_at is null or "t2".next_change_at > $(now)::timestamptz)
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
              and s.id = "t2"."subject_id"
            ),
            'c'
          )
          end as "_refusal"
          from "contact" "t2"
          where "t2".workspace_id = $(workspace)::uuid
          and "t2".deleted_at is null
          and "t2".id = "t0"."contact_id"
          offset 0
        ) "t2"
      ) as "contact",
      "t0"."engaged_on" as "engagedOn",
      "t0"."expected_close_on" as "expectedCloseOn",
      ('dea_' || replace("t0"."id"::text, '-', '')) as "id",
      "t0"."name" as "name",
      (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Member' as "__typename",
            coalesce("t3".full_name, 'Former member ' || "t3".former_number::text, 'Member') as "displayName",
            ('mem_' || replace("t3"."id"::text, '-', '')) as "id"
          ) o
        )
        from (
          select "t3".*
          from "member" "t3"
          where "t3".workspace_id = $(workspace)::uuid
          and "t3".id = "t0"."owner_id"
          offset 0
        ) "t3"
      ) as "owner",
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
              when "t0"."value_currency" in (
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
              when "t0"."value_currency" in ('CLF', 'UYW') then 4
              else 2
              end as digits
            ) e
          ) as "amount",
          "t0"."value_currency" as "currency"
        ) o
      )
      end as "value",
      "t0"."version" as "version",
      '[]'::json as "withheld"
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
