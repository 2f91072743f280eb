-- query TaskCounts, as the role "owner"

select (
  select row_to_json(o)
  from (
    select '' as "~",
    'TaskConnection' as "__typename",
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
          from "task" "t0"
          left join lateral (
            select count(*) as everybody,
            coalesce(
              bool_or(
                (
                  (
                    (s.blocked & 1::bigint) < 1
                    and (s.next_change_at is null or s.next_change_at > $(now)::timestamptz)
                  )
                  and s.erased_at is null
                )
              ),
              false
            ) as is_open,
            case when bool_and(s.erased_at is not null) then now() end as erased_at,
            max(s.restricted_at) as restricted_at,
            bool_or(s.is_minor) as is_minor,
            max(s.deceased_on) as deceased_on,
            bit_or(s.objected) as objected,
            bit_or(s.restricted_purposes) as restricted_purposes,
            bit_or(s.expired) as expired,
            bit_and(s.blocked) as blocked,
            exists (
              select 1
              from item_restriction i
              where i.workspace_id = $(workspace)::uuid
              and i.record_type = $('task')
              and i.record_id = "t0".id
              and i.lifted_at is null
            ) as is_restricted
            from (
              select s.*
              from record_subject r
              join data_subject s
              on s.workspace_id = $(workspace)::uuid
              and s.id = r.subject_id
              where r.workspace_id = $(workspace)::uuid
              and r.record_type = $('task')
              and r.record_id = "t0".id
              and s.kind <> 'member'
              union
              select s.*
              from contact c
              join data_subject s
              on s.workspace_id = $(workspace)::uuid
              and s.id = c.subject_id
              where c.workspace_id = $(workspace)::uuid
              and c.id = "t0"."contact_id"
            ) s
          ) "t0_s"
          on true
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
    'TaskConnection' as "__typename",
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
          from "task" "t0"
          left join lateral (
            select count(*) as everybody,
            coalesce(
              bool_or(
                (
                  (
                    (s.blocked & 1::bigint) < 1
                    and (s.next_change_at is null or s.next_change_at > $(now)::timestamptz)
                  )
                  and s.erased_at is null
                )
              ),
              false
            ) as is_open,
            case when bool_and(s.erased_at is not null) then now() end as erased_at,
            max(s.restricted_at) as restricted_at,
            bool_or(s.is_minor) as is_minor,
            max(s.deceased_on) as deceased_on,
            bit_or(s.objected) as objected,
            bit_or(s.restricted_purposes) as restricted_purposes,
            bit_or(s.expired) as expired,
            bit_and(s.blocked) as blocked,
            exists (
              select 1
              from item_restriction i
              where i.workspace_id = $(workspace)::uuid
              and i.record_type = $('task')
              and i.record_id = "t0".id
              and i.lifted_at is null
            ) as is_restricted
            from (
              select s.*
              from record_subject r
              join data_subject s
              on s.workspace_id = $(workspace)::uuid
              and s.id = r.subject_id
              where r.workspace_id = $(workspace)::uuid
              and r.record_type = $('task')
              and r.record_id = "t0".id
              and s.kind <> 'member'
              union
              select s.*
              from contact c
              join data_subject s
              on s.workspace_id = $(workspace)::uuid
              and s.id = c.subject_id
              where c.workspace_id = $(workspace)::uuid
              and c.id = "t0"."contact_id"
            ) s
          ) "t0_s"
          on true
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
    'TaskConnection' as "__typename",
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
          from "task" "t0"
          left join lateral (
            select count(*) as everybody,
            coalesce(
              bool_or(
                (
                  (
                    (s.blocked & 1::bigint) < 1
                    and (s.next_change_at is null or s.next_change_at > $(now)::timestamptz)
                  )
                  and s.erased_at is null
                )
              ),
              false
            ) as is_open,
            case when bool_and(s.erased_at is not null) then now() end as erased_at,
            max(s.restricted_at) as restricted_at,
            bool_or(s.is_minor) as is_minor,
            max(s.deceased_on) as deceased_on,
            bit_or(s.objected) as objected,
            bit_or(s.restricted_purposes) as restricted_purposes,
            bit_or(s.expired) as expired,
            bit_and(s.blocked) as blocked,
            exists (
              select 1
              from item_restriction i
              where i.workspace_id = $(workspace)::uuid
              and i.record_type = $('task')
              and i.record_id = "t0".id
              and i.lifted_at is null
            ) as is_restricted
            from (
              select s.*
              from record_subject r
              join data_subject s
              on s.workspace_id = $(workspace)::uuid
              and s.id = r.subject_id
              where r.workspace_id = $(workspace)::uuid
              and r.record_type = $('task')
              and r.record_id = "t0".id
              and s.kind <> 'member'
              union
              select s.*
              from contact c
              join data_subject s
              on s.workspace_id = $(workspace)::uuid
              and s.id = c.subject_id
              where c.workspace_id = $(workspace)::uuid
              and c.id = "t0"."contact_id"
            ) s
          ) "t0_s"
          on true
          where "t0".workspace_id = $(workspace)::uuid
          and "t0".deleted_at is null
          limit 200001
        ) m
      ) c
    ) as "totalCount"
  ) o
)::text as v;
