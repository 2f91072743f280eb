-- query MemberNames, as the role "owner"

select (
  select (
    select row_to_json(o) from (select '' as "~", 'MemberConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Member' as "__typename",
          coalesce("t0".full_name, 'Former member ' || "t0".former_number::text, 'Member') as "displayName",
          ('mem_' || replace("t0"."id"::text, '-', '')) as "id"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from "member" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        and "t0"."id" in ($('00000000-0000-0000-0000-000000000000')::uuid)
        order by "t0"."id" asc,
        "t0".id asc
        limit 25
      ) "t0"
    ) r
  ) p
)::text as v;
