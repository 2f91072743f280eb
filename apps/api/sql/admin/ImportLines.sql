-- query ImportLines, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'ImportRun' as "__typename",
    ('imp_' || replace("t0"."id"::text, '-', '')) as "id",
    (
      select (
        select row_to_json(o)
        from (
          select '' as "~",
          'ImportLineConnection' as "__typename",
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
                from "import_line" "t1"
                where "t1".workspace_id = $(workspace)::uuid
                and "t1"."run_id" = "t0".id
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
              'ImportLine' as "__typename",
              "t1"."column_name" as "columnName",
              "t1"."line" as "line",
              "t1"."outcome" as "outcome",
              "t1"."reason" as "reason",
              case "t1".record_type
              when 'company' then 'com_'
              when 'contact' then 'con_'
              when 'lead' then 'lea_'
              when 'deal' then 'dea_'
              when 'product' then 'pro_'
              when 'member' then 'mem_'
              end || encode(uuid_send("t1".record_id), 'hex') as "recordId",
              "t1"."record_type" as "recordType"
            ) o
          ) as "r0",
          "t1".id as "r1",
          "t1"."_sort" as "r2",
          "t1".id as "r3",
          "t1"."_sort" as "r4",
          row_number() over() as at
          from (
            select "t1".*,
            ("t1"."id")::text as "_sort"
            from "import_line" "t1"
            where "t1".workspace_id = $(workspace)::uuid
            and "t1"."run_id" = "t0".id
            order by "t1"."id" asc,
            "t1".id asc
            limit 26
          ) "t1"
        ) r
      ) p
    ) as "lines"
  ) o
)::text as v
from (
  select "t0".*
  from "import_run" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
