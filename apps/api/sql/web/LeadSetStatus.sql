-- mutation LeadSetStatus, as the role "owner"

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
      select ':' as "~",
      'Lead' as "__typename",
      ('lea_' || replace("t0"."id"::text, '-', '')) as "id",
      "t0"."status" as "status",
      "t0"."version" as "version"
    ) o
  )::text as v
  from (
    select "t0".*,
    case
    when (
      ("t0_s".id is null)
      or (
        (
          ("t0_s".blocked & 1::bigint) < 1
          and ("t0_s".next_change_at is null or "t0_s".next_change_at > $(now)::timestamptz)
        )
        and "this_purpose".is_on
      )
    ) then null
    else coalesce(
      (
        select case when s.erased_at is not null then 'e' when s.restricted_at is not null
        or (s.restricted_purposes & 1::bigint) > 0 then 'r'
        when (s.objected & 1::bigint) > 0 then 'o'
        when (s.expired & 1::bigint) > 0
        or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
        from data_subject s
        where s.workspace_id = $(workspace)::uuid
        and s.id = "t0_s".subject_id
      ),
      'c'
    )
    end as "_refusal"
    from "lead" "t0"
    left join "contact" "t0_s"
    on "t0_s".workspace_id = $(workspace)::uuid
    and "t0_s".id = "t0"."contact_id"
    where "t0".workspace_id = $(workspace)::uuid
    and "t0".deleted_at is null
    and "t0".id = $(id)::uuid
    offset 0
  ) "t0"
) answer;
