-- query LedgerPeople, as the role "owner"

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
          (
            select coalesce(json_agg(p.n), '[]'::json)
            from (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'ContactPoint' as "__typename",
                  ('cpt_' || replace("t1"."id"::text, '-', '')) as "id",
                  "t1"."clear_value" as "value"
                ) o
              ) as n
              from (
                select "t1".*
                from "contact_point" "t1"
                where "t1".workspace_id = $(workspace)::uuid
                and "t1"."contact_id" = "t0".id
                and "t1"."kind" = $('email')
                order by "t1".id
                limit 50
              ) "t1"
            ) p
          ) as "emails",
          "t0"."full_name" as "fullName",
          ('con_' || replace("t0"."id"::text, '-', '')) as "id",
          ('sub_' || replace("t0"."subject_id"::text, '-', '')) as "subjectId"
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
          limit 12
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
          limit 12
        )
        limit 12
      ) "t0"
    ) r
  ) p
)::text as v;
