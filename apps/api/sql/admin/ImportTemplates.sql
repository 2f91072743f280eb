-- query ImportTemplates, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (select '' as "~", 'ImportTemplateConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'ImportTemplate' as "__typename",
          ('tpl_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."name" as "name",
          "t0"."object" as "object"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from "import_template" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        order by "t0"."id" asc,
        "t0".id asc
        limit 250
      ) "t0"
    ) r
  ) p
)::text as v;
