-- query BulkAction, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'BulkAction' as "__typename",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Member' as "__typename",
          coalesce("t1".full_name, 'Former member ' || "t1".former_number::text, 'Member') as "displayName",
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
    ('blk_' || replace("t0"."id"::text, '-', '')) as "id",
    "t0"."kept_count" as "keptCount",
    "t0"."kind" as "kind",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Member' as "__typename",
          coalesce("t2".full_name, 'Former member ' || "t2".former_number::text, 'Member') as "displayName",
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
          select 'BulkReasonCount' as "__typename", (d.v -> 'count') as "count", (d.v -> 'reason') as "reason"
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
)::text as v
from (
  select "t0".*
  from "bulk_action" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";

-- What differs for the role "viewer", which masks and denies fields
--     where "t0".workspace_id = $(workspace)::uuid
-- +   and false
