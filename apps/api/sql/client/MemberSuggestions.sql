-- query MemberSuggestions, as the role "owner"

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
        (
          select "t0".*
          from (
            select "t0".*,
            row_number() over(order by "t0"."full_name" asc, "t0".id asc) as "_n"
            from "member" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0"."full_name" is not null
          ) "t0"
          where case
          when "t0"."_n" > $(50000) then refuse_too_broad($('fullName, status'))
          else lower("t0"."full_name") like $('%text%')
          and "t0"."status" in ($('active')::text, $('without-account')::text) end
          limit 8
        )
        union all (
          select "t0".*
          from (
            select "t0".*,
            row_number() over(order by "t0".id asc) as "_n"
            from "member" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0"."full_name" is null
          ) "t0"
          where case
          when "t0"."_n" > $(50000) then refuse_too_broad($('fullName, status'))
          else lower("t0"."full_name") like $('%text%')
          and "t0"."status" in ($('active')::text, $('without-account')::text) end
          limit 8
        )
        limit 8
      ) "t0"
    ) r
  ) p
)::text as v;
