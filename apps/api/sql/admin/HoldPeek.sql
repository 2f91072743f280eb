-- query HoldPeek, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'LegalHold' as "__typename",
    ('hld_' || replace("t0"."id"::text, '-', '')) as "id",
    (
      select (
        select row_to_json(o)
        from (select '' as "~", 'HoldItemConnection' as "__typename", p."p0" as "nodes") o
      )
      from (
        select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'HoldItem' as "__typename",
              to_char("t1"."held_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "heldAt",
              ('hit_' || replace("t1"."id"::text, '-', '')) as "id",
              "t1"."item_table" as "kind",
              (
                select case item_table
                when 'contact' then 'con_'
                when 'company' then 'com_'
                when 'lead' then 'lea_'
                when 'deal' then 'dea_'
                when 'note' then 'not_'
                when 'activity' then 'act_'
                when 'task' then 'tas_'
                else 'fil_'
                end || replace(item_id::text, '-', '')
                from hold_item i
                where i.workspace_id = "t1".workspace_id
                and i.id = "t1".id
              ) as "recordId"
            ) o
          ) as "r0"
          from (
            select "t1".*
            from "hold_item" "t1"
            where "t1".workspace_id = $(workspace)::uuid
            and "t1"."hold_id" = "t0".id
            order by "t1"."id" asc,
            "t1".id asc
            limit 50
          ) "t1"
        ) r
      ) p
    ) as "items",
    case
    when "t0"."reason" is not null then json_build_object(
      '~s', concat('0:', "t0"."id", ':', encode("t0"."reason", 'hex'))
    )
    end as "reason",
    case
    when "t0"."release_reason" is not null then json_build_object(
      '~s', concat('1:', "t0"."id", ':', encode("t0"."release_reason", 'hex'))
    )
    end as "releaseReason",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Member' as "__typename",
          coalesce("t2".full_name, 'Former member ' || "t2".former_number::text, 'Member') as "displayName",
          ('mem_' || replace("t2"."id"::text, '-', '')) as "id"
        ) o
      )
      from (
        select "t2".*
        from "member" "t2"
        where "t2".workspace_id = $(workspace)::uuid
        and "t2".id = "t0"."custodian_id"
        offset 0
      ) "t2"
    ) as "custodian",
    (
      select count(*)::int from hold_item i where i.workspace_id = "t0".workspace_id and i.hold_id = "t0".id
    ) as "itemCount",
    "t0"."name" as "name",
    to_char("t0"."released_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "releasedAt",
    "t0"."review_on" as "reviewOn",
    "t0"."starts_on" as "startsOn",
    ("t0".query is not null) as "takesInMore",
    "t0"."version" as "version"
  ) o
)::text as v
from (
  select "t0".*
  from "legal_hold" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
