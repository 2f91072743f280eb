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
              ) as "recordId",
              (
                select (
                  select row_to_json(o)
                  from (
                    select concat(
                      (
                        select string_agg(p.id::text, ',')
                        from (
                          select r.subject_id as id
                          from record_subject r
                          where r.workspace_id = $(workspace)::uuid
                          and r.record_type = $('activity')
                          and r.record_id = "t2".id
                          union
                          select c.subject_id
                          from contact c
                          where c.workspace_id = $(workspace)::uuid
                          and c.id = "t2"."contact_id"
                        ) p
                      ),
                      ':'
                    ) as "~",
                    'Activity' as "__typename",
                    (
                      select (
                        select row_to_json(o)
                        from (
                          select concat("t3"."subject_id", ':') as "~",
                          'Company' as "__typename",
                          ('com_' || replace("t3"."id"::text, '-', '')) as "id",
                          "t3"."name" as "name"
                        ) o
                      )
                      from (
                        select "t3".*
                        from "company" "t3"
                        where "t3".workspace_id = $(workspace)::uuid
                        and "t3".deleted_at is null
                        and "t3".id = "t2"."company_id"
                        offset 0
                      ) "t3"
                    ) as "company",
                    (
                      select (
                        select row_to_json(o)
                        from (
                          select concat("t4"."subject_id", ':') as "~",
                          'Contact' as "__typename",
                          "t4"."full_name" as "fullName",
                          ('con_' || replace("t4"."id"::text, '-', '')) as "id"
                        ) o
                      )
                      from (
                        select "t4".*
                        from "contact" "t4"
                        where "t4".workspace_id = $(workspace)::uuid
                        and "t4".deleted_at is null
                        and "t4".id = "t2"."contact_id"
                        offset 0
                      ) "t4"
                    ) as "contact",
                    ('act_' || replace("t2"."id"::text, '-', '')) as "id"
                  ) o
                )
                from (
                  select "t2".*
                  from "activity" "t2"
                  where "t2".workspace_id = $(workspace)::uuid
                  and "t2".id = "t1"."item_id"
                  offset 0
                ) "t2"
              ) as "activity",
              (
                select (
                  select row_to_json(o)
                  from (
                    select concat("t5"."subject_id", ':') as "~",
                    'Company' as "__typename",
                    ('com_' || replace("t5"."id"::text, '-', '')) as "id",
                    "t5"."name" as "name"
                  ) o
                )
                from (
                  select "t5".*
                  from "company" "t5"
                  where "t5".workspace_id = $(workspace)::uuid
                  and "t5".deleted_at is null
                  and "t5".id = "t1"."item_id"
                  offset 0
                ) "t5"
              ) as "company",
              (
                select (
                  select row_to_json(o)
                  from (
                    select concat("t6"."subject_id", ':') as "~",
                    'Contact' as "__typename",
                    "t6"."full_name" as "fullName",
                    ('con_' || replace("t6"."id"::text, '-', '')) as "id"
                  ) o
                )
                from (
                  select "t6".*
                  from "contact" "t6"
                  where "t6".workspace_id = $(workspace)::uuid
                  and "t6".deleted_at is null
                  and "t6".id = "t1"."item_id"
                  offset 0
                ) "t6"
              ) as "contact",
              (
                select (
                  select row_to_json(o)
                  from (
                    select ':' as "~",
                    'Deal' as "__typename",
                    ('dea_' || replace("t7"."id"::text, '-', '')) as "id",
                    "t7"."name" as "name"
                  ) o
                )
                from (
                  select "t7".*
                  from "deal" "t7"
                  where "t7".workspace_id = $(workspace)::uuid
                  and "t7".deleted_at is null
                  and "t7".id = "t1"."item_id"
                  offset 0
                ) "t7"
              ) as "deal",
              (
                select (
                  select row_to_json(o)
                  from (
                    select concat(
                      (
                        select string_agg(p.id::text, ',')
                        from (
                          select r.subject_id as id
                          from record_subject r
                          where r.workspace_id = $(workspace)::uuid
                          and r.record_type = $('file')
                          and r.record_id = "t8".id
                          union
                          select c.subject_id
                          from contact c
                          where c.workspace_id = $(workspace)::uuid
                          and c.id = "t8"."contact_id"
                        ) p
                      ),
                      ':'
                    ) as "~",
                    'File' as "__typename",
                    ('fil_' || replace("t8"."id"::text, '-', '')) as "id",
                    case
                    when "t8"."name" is not null then json_build_object(
                      '~s', concat('0:', "t8"."id", ':', encode("t8"."name", 'hex'))
                    )
                    end as "name"
                  ) o
                )
                from (
                  select "t8".*
                  from "file" "t8"
                  where "t8".workspace_id = $(workspace)::uuid
                  and "t8".deleted_at is null
                  and "t8".id = "t1"."item_id"
                  offset 0
                ) "t8"
              ) as "file",
              (
                select (
                  select row_to_json(o)
                  from (
                    select ':' as "~",
                    'Lead' as "__typename",
                    (
                      select (
                        select row_to_json(o)
                        from (
                          select concat("t10"."subject_id", ':') as "~",
                          'Contact' as "__typename",
                          "t10"."full_name" as "fullName",
                          ('con_' || replace("t10"."id"::text, '-', '')) as "id"
                        ) o
                      )
                      from (
                        select "t10".*
                        from "contact" "t10"
                        where "t10".workspace_id = $(workspace)::uuid
                        and "t10".deleted_at is null
                        and "t10".id = "t9"."contact_id"
                        offset 0
                      ) "t10"
                    ) as "contact",
                    ('lea_' || replace("t9"."id"::text, '-', '')) as "id"
                  ) o
                )
                from (
                  select "t9".*
                  from "lead" "t9"
                  where "t9".workspace_id = $(workspace)::uuid
                  and "t9".deleted_at is null
                  and "t9".id = "t1"."item_id"
                  offset 0
                ) "t9"
              ) as "lead",
              (
                select (
                  select row_to_json(o)
                  from (
                    select concat(
                      (
                        select string_agg(p.id::text, ',')
                        from (
                          select r.subject_id as id
                          from record_subject r
                          where r.workspace_id = $(workspace)::uuid
                          and r.record_type = $('note')
                          and r.record_id = "t11".id
                          union
                          select c.subject_id
                          from contact c
                          where c.workspace_id = $(workspace)::uuid
                          and c.id = "t11"."contact_id"
                        ) p
                      ),
                      ':'
                    ) as "~",
                    'Note' as "__typename",
                    (
                      select (
                        select row_to_json(o)
                        from (
                          select concat("t12"."subject_id", ':') as "~",
                          'Company' as "__typename",
                          ('com_' || replace("t12"."id"::text, '-', '')) as "id",
                          "t12"."name" as "name"
                        ) o
                      )
                      from (
                        select "t12".*
                        from "company" "t12"
                        where "t12".workspace_id = $(workspace)::uuid
                        and "t12".deleted_at is null
                        and "t12".id = "t11"."company_id"
                        offset 0
                      ) "t12"
                    ) as "company",
                    (
                      select (
                        select row_to_json(o)
                        from (
                          select concat("t13"."subject_id", ':') as "~",
                          'Contact' as "__typename",
                          "t13"."full_name" as "fullName",
                          ('con_' || replace("t13"."id"::text, '-', '')) as "id"
                        ) o
                      )
                      from (
                        select "t13".*
                        from "contact" "t13"
                        where "t13".workspace_id = $(workspace)::uuid
                        and "t13".deleted_at is null
                        and "t13".id = "t11"."contact_id"
                        offset 0
                      ) "t13"
                    ) as "contact",
                    ('not_' || replace("t11"."id"::text, '-', '')) as "id"
                  ) o
                )
                from (
                  select "t11".*
                  from "note" "t11"
                  where "t11".workspace_id = $(workspace)::uuid
                  and "t11".deleted_at is null
                  and "t11".id = "t1"."item_id"
                  offset 0
                ) "t11"
              ) as "note",
              (
                select (
                  select row_to_json(o)
                  from (
                    select concat(
                      (
                        select string_agg(p.id::text, ',')
                        from (
                          select r.subject_id as id
                          from record_subject r
                          where r.workspace_id = $(workspace)::uuid
                          and r.record_type = $('task')
                          and r.record_id = "t14".id
                          union
                          select c.subject_id
                          from contact c
                          where c.workspace_id = $(workspace)::uuid
                          and c.id = "t14"."contact_id"
                        ) p
                      ),
                      ':'
                    ) as "~",
                    'Task' as "__typename",
                    ('tas_' || replace("t14"."id"::text, '-', '')) as "id",
                    "t14"."title" as "title"
                  ) o
                )
                from (
                  select "t14".*
                  from "task" "t14"
                  where "t14".workspace_id = $(workspace)::uuid
                  and "t14".deleted_at is null
                  and "t14".id = "t1"."item_id"
                  offset 0
                ) "t14"
              ) as "task"
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
      '~s', concat('1:', "t0"."id", ':', encode("t0"."reason", 'hex'))
    )
    end as "reason",
    case
    when "t0"."release_reason" is not null then json_build_object(
      '~s', concat('2:', "t0"."id", ':', encode("t0"."release_reason", 'hex'))
    )
    end as "releaseReason",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Member' as "__typename",
          coalesce("t15".full_name, 'Former member ' || "t15".former_number::text, 'Member') as "displayName",
          ('mem_' || replace("t15"."id"::text, '-', '')) as "id"
        ) o
      )
      from (
        select "t15".*
        from "member" "t15"
        where "t15".workspace_id = $(workspace)::uuid
        and "t15".id = "t0"."custodian_id"
        offset 0
      ) "t15"
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
