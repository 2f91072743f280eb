-- mutation TeamRename, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'Team' as "__typename",
    ('tea_' || replace("t0"."id"::text, '-', '')) as "id",
    "t0"."name" as "name",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'TeamPlace' as "__typename",
            "t1"."is_manager" as "isManager",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Member' as "__typename",
                  coalesce(
                    "t2".full_name, 'Former member ' || "t2".former_number::text, 'Member'
                  ) as "displayName",
                  ('mem_' || replace("t2"."id"::text, '-', '')) as "id"
                ) o
              )
              from (
                select "t2".*
                from "member" "t2"
                where "t2".workspace_id = $(workspace)::uuid
                and "t2".id = "t1"."member_id"
                offset 0
              ) "t2"
            ) as "member"
          ) o
        ) as n
        from (
          select "t1".*
          from "team_member" "t1"
          where "t1".workspace_id = $(workspace)::uuid
          and "t1"."team_id" = "t0".id
          order by "t1".id
          limit 50
        ) "t1"
      ) p
    ) as "places",
    "t0"."version" as "version"
  ) o
)::text as v
from (
  select "t0".*
  from "team" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
