-- query BulkRunning, as the role "owner"

select (
  select (
    select row_to_json(o) from (select '' as "~", 'BulkActionConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'BulkAction' as "__typename",
          ('blk_' || replace("t0"."id"::text, '-', '')) as "id"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from (
          select "t0".*,
          row_number() over(order by "t0"."id" asc, "t0".id asc) as "_n"
          from "bulk_action" "t0"
          where "t0".workspace_id = $(workspace)::uuid
        ) "t0"
        where case
        when "t0"."_n" > $(50000) then refuse_too_broad($('state'))
        else "t0"."state" in ($('running')::text, $('undoing')::text)
        end
        limit 5
      ) "t0"
    ) r
  ) p
)::text as v;

-- What differs for the role "viewer", which masks and denies fields
--             where "t0".workspace_id = $(workspace)::uuid
-- +           and false
