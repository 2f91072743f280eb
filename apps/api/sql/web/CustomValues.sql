-- query CustomValues, as the role "owner"

select v
from (
  select coalesce(
    (
      select is_on
      from purpose_setting
      where workspace_id = $(workspace)::uuid
      and purpose = $('RELATIONSHIP')
    ),
    false
  ) as is_on
  offset 0
) "this_purpose"
cross join lateral (
  select (
    select row_to_json(o)
    from (
      select concat(
        (
          select string_agg(p.id::text, ',')
          from (
            select r.subject_id as id
            from record_subject r
            where r.workspace_id = $(workspace)::uuid
            and r.record_type = $('activity')
            and r.record_id = "t0".id
            union
            select c.subject_id
            from contact c
            where c.workspace_id = $(workspace)::uuid
            and c.id = "t0"."contact_id"
          ) p
        ),
        ':',
        "t0"."_refusal"
      ) as "~",
      'Activity' as "__typename",
      ('act_' || replace("t0"."id"::text, '-', '')) as "id"
    ) o
  )::text as v
  from (
    select "t0".*,
    case
    when (
      ("t0_s".everybody = 0) or ("t0_s".is_open and not "t0_s".is_restricted and "this_purpose".is_on)
    ) then null
    when "t0_s".is_restricted then 'r'
    else case
    when "t0_s".erased_at is not null then 'e'
    when "t0_s".restricted_at is not null
    or ("t0_s".restricted_purposes & 1::bigint) > 0 then 'r'
    when ("t0_s".objected & 1::bigint) > 0 then 'o'
    when ("t0_s".expired & 1::bigint) > 0
    or ("t0_s".blocked & 1::bigint) < 1 then 'x' else 'c' end end as "_refusal"
    from "activity" "t0"
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
        and i.record_type = $('activity')
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
        and r.record_type = $('activity')
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
    and "t0".id = $(id)::uuid
    offset 0
  ) "t0"
) answer;
