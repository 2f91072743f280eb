-- query TeamList, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (
      select '' as "~",
      'TeamConnection' as "__typename",
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
          from (select 1 from "team" "t0" where "t0".workspace_id = $(workspace)::uuid limit 200001) m
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
          'Team' as "__typename",
          ('tea_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."name" as "name",
          (
            select coalesce(json_agg(p.n), '[]'::json)
            from (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'TeamPlace' as "__typename",
                  "t1"."is_manager" as "isManager",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select ':' as "~",
                        'Member' as "__typename",
                        coalesce(
                          "t2".full_name, 'Former member ' || "t2".former_number::text, 'Member'
                        ) as "displayName",
                        ('mem_' || replace("t2"."id"::text, '-', '')) as "id"
                      ) o
                    )
                    from (
                      select "t2".*
                      from "member" "t2"
                      where "t2".workspace_id = $(workspace)::uuid
                      and "t2".id = "t1"."member_id"
                      offset 0
                    ) "t2"
                  ) as "member"
                ) o
              ) as n
              from (
                select "t1".*
                from "team_member" "t1"
                where "t1".workspace_id = $(workspace)::uuid
                and "t1"."team_id" = "t0".id
                order by "t1".id
                limit 50
              ) "t1"
            ) p
          ) as "places",
          "t0"."version" as "version"
        ) o
      ) as "r0",
      "t0".id as "r1",
      "t0"."_sort" as "r2",
      "t0".id as "r3",
      "t0"."_sort" as "r4",
      row_number() over() as at
      from (
        select "t0".*,
        ("t0"."id")::text as "_sort"
        from "team" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        order by "t0"."id" asc,
        "t0".id asc
        limit 26
      ) "t0"
    ) r
  ) p
)::text as v;
