-- query CustomFields, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (select '' as "~", 'CustomFieldDefinitionConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'CustomFieldDefinition' as "__typename",
          ('cfd_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."category" as "category",
          "t0"."currency" as "currency",
          "t0"."default_value" as "defaultValue",
          "t0"."help_text" as "helpText",
          "t0"."is_required" as "isRequired",
          "t0"."is_sealed" as "isSealed",
          "t0"."key" as "key",
          "t0"."label" as "label",
          "t0"."maximum" as "maximum",
          "t0"."minimum" as "minimum",
          "t0"."options" as "options",
          to_char("t0"."retired_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "retiredAt",
          "t0"."type" as "type"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from "custom_field_definition" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        and "t0"."object" = $('object')::text
        order by "t0"."position" asc,
        "t0".id asc
        limit 50
      ) "t0"
    ) r
  ) p
)::text as v;
