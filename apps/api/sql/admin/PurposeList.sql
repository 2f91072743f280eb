-- query PurposeList, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (select '' as "~", 'PurposeSettingConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'PurposeSetting' as "__typename",
          ('pur_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."basis" as "basis",
          "t0"."is_on" as "isOn",
          "t0"."purpose" as "purpose",
          "t0"."version" as "version",
          "t0"."wording" as "wording"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from "purpose_setting" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        order by "t0"."id" asc,
        "t0".id asc
        limit 50
      ) "t0"
    ) r
  ) p
)::text as v;
