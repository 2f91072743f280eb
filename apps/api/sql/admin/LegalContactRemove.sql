-- mutation LegalContactRemove, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'DataSubject' as "__typename",
    "t0"."deceased_on" as "deceasedOn",
    ('sub_' || replace("t0"."id"::text, '-', '')) as "id",
    "t0"."is_minor" as "isMinor",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'ItemRestriction' as "__typename",
            ('irs_' || replace("t1"."id"::text, '-', '')) as "id",
            to_char("t1"."lifted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "liftedAt",
            (
              case "t1".record_type
              when 'note' then 'not'
              when 'activity' then 'act'
              when 'task' then 'tas'
              when 'file' then 'fil'
              end || '_' || encode(uuid_send("t1".record_id), 'hex')
            ) as "recordId",
            "t1"."record_type" as "recordType",
            to_char(
              "t1"."restricted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
            ) as "restrictedAt",
            "t1"."restriction_ground" as "restrictionGround"
          ) o
        ) as n
        from (
          select "t1".*
          from "item_restriction" "t1"
          where "t1".workspace_id = $(workspace)::uuid
          and "t1"."subject_id" = "t0".id
          and "t1".lifted_at is null
          order by "t1".id
          limit 50
        ) "t1"
      ) p
    ) as "itemRestrictions",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'LegalContact' as "__typename",
            case
            when "t2"."email" is not null then json_build_object(
              '~s', concat('0:', "t2"."id", ':', encode("t2"."email", 'hex'))
            )
            end as "email",
            case
            when "t2"."full_name" is not null then json_build_object(
              '~s', concat('1:', "t2"."id", ':', encode("t2"."full_name", 'hex'))
            )
            end as "fullName",
            ('lgc_' || replace("t2"."id"::text, '-', '')) as "id",
            "t2"."kind" as "kind"
          ) o
        ) as n
        from (
          select "t2".*
          from "legal_contact" "t2"
          where "t2".workspace_id = $(workspace)::uuid
          and "t2"."subject_id" = "t0".id
          order by "t2".id
          limit 50
        ) "t2"
      ) p
    ) as "legalContacts",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'PurposeRestriction' as "__typename",
            ('prs_' || replace("t3"."id"::text, '-', '')) as "id",
            "t3"."purpose" as "purpose",
            case
            when "t3"."reason" is not null then json_build_object(
              '~s', concat('2:', "t3"."id", ':', encode("t3"."reason", 'hex'))
            )
            end as "reason",
            to_char(
              "t3"."restricted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
            ) as "restrictedAt",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Member' as "__typename",
                  coalesce(
                    "t4".full_name, 'Former member ' || "t4".former_number::text, 'Member'
                  ) as "displayName",
                  ('mem_' || replace("t4"."id"::text, '-', '')) as "id"
                ) o
              )
              from (
                select "t4".*
                from "member" "t4"
                where "t4".workspace_id = $(workspace)::uuid
                and "t4".id = "t3"."restricted_by_id"
                offset 0
              ) "t4"
            ) as "restrictedBy",
            "t3"."restriction_ground" as "restrictionGround"
          ) o
        ) as n
        from (
          select "t3".*
          from "purpose_restriction" "t3"
          where "t3".workspace_id = $(workspace)::uuid
          and "t3"."subject_id" = "t0".id
          and "t3".lifted_at is null
          order by "t3".id
          limit 50
        ) "t3"
      ) p
    ) as "purposeRestrictions",
    to_char("t0"."restricted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "restrictedAt",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'RestrictionException' as "__typename",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Member' as "__typename",
                  coalesce(
                    "t6".full_name, 'Former member ' || "t6".former_number::text, 'Member'
                  ) as "displayName",
                  ('mem_' || replace("t6"."id"::text, '-', '')) as "id"
                ) o
              )
              from (
                select "t6".*
                from "member" "t6"
                where "t6".workspace_id = $(workspace)::uuid
                and "t6".id = "t5"."approved_by_id"
                offset 0
              ) "t6"
            ) as "approvedBy",
            to_char("t5"."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt",
            "t5"."ground" as "ground",
            ('rex_' || replace("t5"."id"::text, '-', '')) as "id",
            "t5"."purpose" as "purpose",
            case
            when "t5"."reason" is not null then json_build_object(
              '~s', concat('3:', "t5"."id", ':', encode("t5"."reason", 'hex'))
            )
            end as "reason"
          ) o
        ) as n
        from (
          select "t5".*
          from "restriction_exception" "t5"
          where "t5".workspace_id = $(workspace)::uuid
          and "t5"."subject_id" = "t0".id
          and "t5".expires_at > $(now)::timestamptz
          order by "t5".id
          limit 50
        ) "t5"
      ) p
    ) as "restrictionExceptions",
    "t0"."restriction_ground" as "restrictionGround"
  ) o
)::text as v
from (
  select "t0".*
  from "data_subject" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
