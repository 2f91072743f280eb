-- query HoldAbout, as the role "owner"

select (
  select (
    select row_to_json(o) from (select '' as "~", 'CompanyConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select concat("t0"."subject_id", ':') as "~",
          'Company' as "__typename",
          ('com_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."name" as "name"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from "company" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        and "t0".deleted_at is null
        and "t0".id = any (array(select f.id from "match_company_names"($('%text%'), $(50000), $('name')) f))
        order by "t0"."name" asc,
        "t0".id asc
        limit 8
      ) "t0"
    ) r
  ) p
)::text as v;

select (
  select (
    select row_to_json(o) from (select '' as "~", 'ContactConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select concat("t0"."subject_id", ':') as "~",
          'Contact' as "__typename",
          "t0"."full_name" as "fullName",
          ('con_' || replace("t0"."id"::text, '-', '')) as "id"
        ) o
      ) as "r0"
      from (
        (
          select "t0".*
          from "contact" "t0"
          where "t0".workspace_id = $(workspace)::uuid
          and "t0".deleted_at is null
          and "t0".id = any (
            array(select f.id from "match_contact_names"($('%text%'), $(50000), $('fullName')) f)
          )
          and "t0"."sort_name" is not null
          order by "t0"."sort_name" asc,
          "t0".id asc
          limit 8
        )
        union all (
          select "t0".*
          from "contact" "t0"
          where "t0".workspace_id = $(workspace)::uuid
          and "t0".deleted_at is null
          and "t0".id = any (
            array(select f.id from "match_contact_names"($('%text%'), $(50000), $('fullName')) f)
          )
          and "t0"."sort_name" is null
          order by "t0".id asc
          limit 8
        )
        limit 8
      ) "t0"
    ) r
  ) p
)::text as v;

select (
  select (
    select row_to_json(o) from (select '' as "~", 'DealConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Deal' as "__typename",
          ('dea_' || replace("t0"."id"::text, '-', '')) as "id",
          "t0"."name" as "name"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from "deal" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        and "t0".deleted_at is null
        and "t0".id = any (array(select f.id from "match_deal_names"($('%text%'), $(50000), $('name')) f))
        order by "t0"."id" asc,
        "t0".id asc
        limit 8
      ) "t0"
    ) r
  ) p
)::text as v;
