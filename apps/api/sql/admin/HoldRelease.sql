-- mutation HoldRelease, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'LegalHold' as "__typename",
    ('hld_' || replace("t0"."id"::text, '-', '')) as "id",
    case
    when "t0"."release_reason" is not null then json_build_object(
      '~s', concat('0:', "t0"."id", ':', encode("t0"."release_reason", 'hex'))
    )
    end as "releaseReason",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Member' as "__typename",
          coalesce("t1".full_name, 'Former member ' || "t1".former_number::text, 'Member') as "displayName",
          ('mem_' || replace("t1"."id"::text, '-', '')) as "id"
        ) o
      )
      from (
        select "t1".*
        from "member" "t1"
        where "t1".workspace_id = $(workspace)::uuid
        and "t1".id = "t0"."custodian_id"
        offset 0
      ) "t1"
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
