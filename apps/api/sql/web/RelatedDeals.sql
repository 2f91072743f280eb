-- query RelatedDeals, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (
      select '' as "~",
      'DealConnection' as "__typename",
      p."p0" as "nodes",
      (
        select (
          select row_to_json(o) from (select 'TotalCount' as "__typename", least(c.n, 200000) as "value") o
        )
        from (
          select count(*) as n
          from (
            select 1
            from "deal" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0".deleted_at is null
            limit 200001
          ) m
        ) c
      ) as "totalCount"
    ) o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Deal' as "__typename",
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
          end as "value"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from "deal" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        and "t0".deleted_at is null
        order by "t0"."created_at" desc,
        "t0".id desc
        limit 10
      ) "t0"
    ) r
  ) p
)::text as v;
