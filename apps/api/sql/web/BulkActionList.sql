-- query BulkActionList, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (
      select '' as "~",
      'BulkActionConnection' as "__typename",
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
            from "bulk_action" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0"."state" is distinct
            from $('prepared')::text
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
          'BulkAction' as "__typename",
          ('blk_' || replace("t0"."id"::text, '-', '')) as "id",
          (
            select (
              select row_to_json(o)
              from (
                select ':' as "~",
                'Member' as "__typename",
                coalesce(
                  "t1".full_name, 'Former member ' || "t1".former_number::text, 'Member'
                ) as "displayName",
                ('mem_' || replace("t1"."id"::text, '-', '')) as "id"
              ) o
            )
            from (
              select "t1".*
              from "member" "t1"
              where "t1".workspace_id = $(workspace)::uuid
              and "t1".id = "t0"."assignee_id"
              offset 0
            ) "t1"
          ) as "assignee",
          to_char("t0"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
          "t0"."done_count" as "doneCount",
          "t0"."failed_count" as "failedCount",
          "t0"."failure" as "failure",
          "t0"."field" as "field",
          to_char("t0"."finished_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "finishedAt",
          "t0"."kept_count" as "keptCount",
          "t0"."kind" as "kind",
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
              and "t2".id = "t0"."member_id"
              offset 0
            ) "t2"
          ) as "member",
          "t0"."object" as "object",
          (
            select case jsonb_typeof(d.v)
            when 'array' then (
              select coalesce(
                json_agg(
                  (
                    select row_to_json(o)
                    from (
                      select 'BulkReasonCount' as "__typename",
                      (e.v -> 'count') as "count",
                      (e.v -> 'reason') as "reason"
                    ) o
                  )
                  order by e.at
                ),
                '[]'::json
              )
              from jsonb_array_elements(d.v)
              with ordinality e(v, at)
            )
            when 'object' then (
              select row_to_json(o)
              from (
                select 'BulkReasonCount' as "__typename",
                (d.v -> 'count') as "count",
                (d.v -> 'reason') as "reason"
              ) o
            )
            end
            from (
              select to_jsonb(
                (
                  select coalesce(
                    jsonb_agg(
                      jsonb_build_object('reason', r.reason, 'count', r.count) order by r.count desc, r.reason
                    ),
                    '[]'::jsonb
                  )
                  from (
                    select i.reason,
                    count(*)::int as count
                    from bulk_action_item i
                    where i.workspace_id = "t0".workspace_id
                    and i.action_id = "t0".id
                    and i.reason is not null
                    group by i.reason
                  ) r
                )
              ) as v
            ) d
          ) as "reasons",
          "t0"."restored_count" as "restoredCount",
          "t0"."selected_by" as "selectedBy",
          "t0"."skipped_count" as "skippedCount",
          "t0"."state" as "state",
          "t0"."total_count" as "totalCount",
          "t0"."value" as "value",
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
        ("t0"."created_at")::text as "_sort"
        from (
          select "t0".*,
          row_number() over(order by "t0"."created_at" desc, "t0".id desc) as "_n"
          from "bulk_action" "t0"
          where "t0".workspace_id = $(workspace)::uuid
        ) "t0"
        where case when "t0"."_n" > $(50000) then refuse_too_broad($('state')) else "t0"."state" is distinct
        from $('prepared')::text end
        limit 26
      ) "t0"
    ) r
  ) p
)::text as v;

-- What differs for the role "viewer", which masks and denies fields
--               where "t0".workspace_id = $(workspace)::uuid
-- +             and false
--             where "t0".workspace_id = $(workspace)::uuid
-- +           and false
