-- query Archive, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (
      select '' as "~",
      'ArchivedItemConnection' as "__typename",
      p."p0" as "nodes",
      (
        select row_to_json(o)
        from (
          select 'PageInfo' as "__typename",
          case
          when p."p1" is not null then json_build_object(
            '~c', concat('0:', p."p1", ':', coalesce(encode(convert_to(p."p2", 'UTF8'), 'hex'), '-'))
          )
          end as "endCursor",
          p."p3" as "hasNextPage",
          case
          when p."p4" is not null then json_build_object(
            '~c', concat('0:', p."p4", ':', coalesce(encode(convert_to(p."p5", 'UTF8'), 'hex'), '-'))
          )
          end as "startCursor"
        ) o
      ) as "pageInfo",
      (
        select (
          select row_to_json(o)
          from (
            select 'TotalCount' as "__typename",
            case when c.n > 200000 then 'AT_LEAST' else 'EXACT' end as "relation",
            least(c.n, 200000) as "value"
          ) o
        )
        from (
          select count(*) as n
          from (
            select 1
            from "kept_item" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0"."ground" = $('legal-obligation')::text
            and "t0"."released_at" is null
            limit 200001
          ) m
        ) c
      ) as "totalCount"
    ) o
  )
  from (
    select coalesce(json_agg(r."r0") filter (where r.at <= 25), '[]'::json) as "p0",
    (array_agg(r."r1"))[least(count(*), 25)::int] as "p1",
    (array_agg(r."r2"))[least(count(*), 25)::int] as "p2",
    count(*) > 25 as "p3",
    (array_agg(r."r3"))[1] as "p4",
    (array_agg(r."r4"))[1] as "p5"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'ArchivedItem' as "__typename",
          ('arc_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."ends_on" as "endsOn",
          to_char("t0"."kept_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "keptAt",
          "t0"."item_table" as "kind",
          (
            select case k.item_table
            when 'deal' then 'dea_'
            when 'company' then 'com_'
            else 'fil_'
            end || replace(k.item_id::text, '-', '')
            from kept_item k
            where k.workspace_id = "t0".workspace_id
            and k.id = "t0".id
          ) as "recordId",
          "t0"."starts_on" as "startsOn"
        ) o
      ) as "r0",
      "t0".id as "r1",
      "t0"."_sort" as "r2",
      "t0".id as "r3",
      "t0"."_sort" as "r4",
      row_number() over() as at
      from (
        (
          select "t0".*,
          ("t0"."starts_on")::text as "_sort"
          from (
            select "t0".*,
            row_number() over(order by "t0"."starts_on" desc, "t0".id desc) as "_n"
            from "kept_item" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0"."starts_on" is not null
          ) "t0"
          where case
          when "t0"."_n" > $(50000) then refuse_too_broad($('ground, releasedAt'))
          else "t0"."ground" = $('legal-obligation')::text
          and "t0"."released_at" is null end
          limit 26
        )
        union all (
          select "t0".*,
          ("t0"."starts_on")::text as "_sort"
          from (
            select "t0".*,
            row_number() over(order by "t0".id desc) as "_n"
            from "kept_item" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0"."starts_on" is null
          ) "t0"
          where case
          when "t0"."_n" > $(50000) then refuse_too_broad($('ground, releasedAt'))
          else "t0"."ground" = $('legal-obligation')::text
          and "t0"."released_at" is null end
          limit 26
        )
        limit 26
      ) "t0"
    ) r
  ) p
)::text as v;
