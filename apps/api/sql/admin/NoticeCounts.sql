-- query NoticeCounts, as the role "owner"

select (
  select row_to_json(o)
  from (
    select '' as "~",
    'ContactConnection' as "__typename",
    (
      select (
        select row_to_json(o) from (select 'TotalCount' as "__typename", least(c.n, 200000) as "value") o
      )
      from (
        select count(*) as n
        from (
          select 1
          from "contact" "t0"
          where "t0".workspace_id = $(workspace)::uuid
          and "t0".deleted_at is null
          limit 200001
        ) m
      ) c
    ) as "totalCount"
  ) o
)::text as v;

select (
  select row_to_json(o)
  from (
    select '' as "~",
    'ContactConnection' as "__typename",
    (
      select (
        select row_to_json(o) from (select 'TotalCount' as "__typename", least(c.n, 200000) as "value") o
      )
      from (
        select count(*) as n
        from (
          select 1
          from "contact" "t0"
          where "t0".workspace_id = $(workspace)::uuid
          and "t0".deleted_at is null
          limit 200001
        ) m
      ) c
    ) as "totalCount"
  ) o
)::text as v;
