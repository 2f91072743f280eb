-- query ProductSuggestions, as the role "owner"

select (
  select (
    select row_to_json(o) from (select '' as "~", 'ProductConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Product' as "__typename",
          ('pro_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."name" as "name",
          case
          when "t0"."price_minor" is not null then (
            select row_to_json(o)
            from (
              select 'Money' as "__typename",
              (
                select round("t0"."price_minor"::numeric / 10::numeric ^ e.digits, e.digits)::text
                from (
                  select case
                  when "t0"."price_currency" in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
                  when "t0"."price_currency" in (
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
                  when "t0"."price_currency" in ('CLF', 'UYW') then 4
                  else 2
                  end as digits
                ) e
              ) as "amount",
              "t0"."price_currency" as "currency"
            ) o
          )
          end as "price"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from (
          select "t0".*,
          row_number() over(order by "t0"."name" asc, "t0".id asc) as "_n"
          from "product" "t0"
          where "t0".workspace_id = $(workspace)::uuid
          and "t0".deleted_at is null
        ) "t0"
        where case
        when "t0"."_n" > $(50000) then refuse_too_broad($('name, isActive'))
        else lower("t0"."name") like $('%text%')
        and "t0"."is_active" = $(true)::boolean end
        limit 8
      ) "t0"
    ) r
  ) p
)::text as v;
