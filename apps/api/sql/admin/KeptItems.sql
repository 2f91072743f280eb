-- query KeptItems, as the role "owner"

select (
  select (
    select row_to_json(o) from (select '' as "~", 'KeptItemConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'KeptItem' as "__typename",
          "t0"."ends_on" as "endsOn",
          "t0"."ground" as "ground",
          ('kep_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."item_table" as "itemTable",
          to_char("t0"."released_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "releasedAt"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from (
          select "t0".*,
          row_number() over(order by "t0"."kept_at" asc, "t0".id asc) as "_n"
          from "kept_item" "t0"
          where "t0".workspace_id = $(workspace)::uuid
        ) "t0"
        where case
        when "t0"."_n" > $(50000) then refuse_too_broad($('requestId'))
        else "t0"."request_id" = $(id)::uuid
        end
        limit 100
      ) "t0"
    ) r
  ) p
)::text as v;
