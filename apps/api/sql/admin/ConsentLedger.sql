-- query ConsentLedger, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (
      select '' as "~",
      'ConsentEventConnection' as "__typename",
      p."p0" as "nodes",
      (
        select row_to_json(o)
        from (
          select 'PageInfo' as "__typename",
          case
          when p."p1" is not null then json_build_object(
            '~c', concat('0:', p."p1", ':', coalesce(encode(convert_to(p."p2", 'UTF8'), 'hex'), '-'))
          )
          end as "endCursor",
          p."p3" as "hasNextPage",
          case
          when p."p4" is not null then json_build_object(
            '~c', concat('0:', p."p4", ':', coalesce(encode(convert_to(p."p5", 'UTF8'), 'hex'), '-'))
          )
          end as "startCursor"
        ) o
      ) as "pageInfo",
      (
        select (
          select row_to_json(o)
          from (
            select 'TotalCount' as "__typename",
            case when c.n > 200000 then 'AT_LEAST' else 'EXACT' end as "relation",
            least(c.n, 200000) as "value"
          ) o
        )
        from (
          select count(*) as n
          from (
            select 1 from "consent_event" "t0" where "t0".workspace_id = $(workspace)::uuid limit 200001
          ) m
        ) c
      ) as "totalCount"
    ) o
  )
  from (
    select coalesce(json_agg(r."r0") filter (where r.at <= 25), '[]'::json) as "p0",
    (array_agg(r."r1"))[least(count(*), 25)::int] as "p1",
    (array_agg(r."r2"))[least(count(*), 25)::int] as "p2",
    count(*) > 25 as "p3",
    (array_agg(r."r3"))[1] as "p4",
    (array_agg(r."r4"))[1] as "p5"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'ConsentEvent' as "__typename",
          ('cns_' || replace("t0"."id"::text, '-', '')) as "id",
          (
            select (
              select row_to_json(o)
              from (
                select ':' as "~",
                'Member' as "__typename",
                coalesce(
                  "t1".full_name, 'Former member ' || "t1".former_number::text, 'Member'
                ) as "displayName",
                ('mem_' || replace("t1"."id"::text, '-', '')) as "id"
              ) o
            )
            from (
              select "t1".*
              from "member" "t1"
              where "t1".workspace_id = $(workspace)::uuid
              and "t1".id = "t0"."actor_id"
              offset 0
            ) "t1"
          ) as "actor",
          "t0"."actor_kind" as "actorKind",
          "t0"."channel" as "channel",
          "t0"."event" as "event",
          to_char("t0"."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt",
          "t0"."method" as "method",
          to_char("t0"."occurred_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt",
          "t0"."purpose" as "purpose",
          to_char("t0"."recorded_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
          (
            select (
              select row_to_json(o)
              from (
                select ':' as "~",
                'DataSubject' as "__typename",
                (
                  select coalesce(json_agg(p.n), '[]'::json)
                  from (
                    select (
                      select row_to_json(o)
                      from (
                        select concat("t3"."subject_id", ':') as "~",
                        'Contact' as "__typename",
                        "t3"."full_name" as "fullName",
                        ('con_' || replace("t3"."id"::text, '-', '')) as "id"
                      ) o
                    ) as n
                    from (
                      select "t3".*
                      from "contact" "t3"
                      where "t3".workspace_id = $(workspace)::uuid
                      and "t3".deleted_at is null
                      and "t3"."subject_id" = "t2".id
                      order by "t3".id
                      limit 50
                    ) "t3"
                  ) p
                ) as "contacts",
                to_char("t2"."erased_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "erasedAt",
                ('sub_' || replace("t2"."id"::text, '-', '')) as "id",
                (
                  select coalesce(json_agg(p.n), '[]'::json)
                  from (
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
                    ) as n
                    from (
                      select "t4".*
                      from "member" "t4"
                      where "t4".workspace_id = $(workspace)::uuid
                      and "t4"."subject_id" = "t2".id
                      order by "t4".id
                      limit 50
                    ) "t4"
                  ) p
                ) as "members",
                (
                  select (
                    select row_to_json(o)
                    from (
                      select ':' as "~",
                      'DataSubject' as "__typename",
                      (
                        select coalesce(json_agg(p.n), '[]'::json)
                        from (
                          select (
                            select row_to_json(o)
                            from (
                              select concat("t6"."subject_id", ':') as "~",
                              'Contact' as "__typename",
                              "t6"."full_name" as "fullName",
                              ('con_' || replace("t6"."id"::text, '-', '')) as "id"
                            ) o
                          ) as n
                          from (
                            select "t6".*
                            from "contact" "t6"
                            where "t6".workspace_id = $(workspace)::uuid
                            and "t6".deleted_at is null
                            and "t6"."subject_id" = "t5".id
                            order by "t6".id
                            limit 50
                          ) "t6"
                        ) p
                      ) as "contacts",
                      to_char(
                        "t5"."erased_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
                      ) as "erasedAt",
                      ('sub_' || replace("t5"."id"::text, '-', '')) as "id",
                      (
                        select (
                          select row_to_json(o)
                          from (
                            select ':' as "~",
                            'DataSubject' as "__typename",
                            (
                              select coalesce(json_agg(p.n), '[]'::json)
                              from (
                                select (
                                  select row_to_json(o)
                                  from (
                                    select concat("t8"."subject_id", ':') as "~",
                                    'Contact' as "__typename",
                                    "t8"."full_name" as "fullName",
                                    ('con_' || replace("t8"."id"::text, '-', '')) as "id"
                                  ) o
                                ) as n
                                from (
                                  select "t8".*
                                  from "contact" "t8"
                                  where "t8".workspace_id = $(workspace)::uuid
                                  and "t8".deleted_at is null
                                  and "t8"."subject_id" = "t7".id
                                  order by "t8".id
                                  limit 50
                                ) "t8"
                              ) p
                            ) as "contacts",
                            to_char(
                              "t7"."erased_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
                            ) as "erasedAt",
                            ('sub_' || replace("t7"."id"::text, '-', '')) as "id"
                          ) o
                        )
                        from (
                          select "t7".*
                          from "data_subject" "t7"
                          where "t7".workspace_id = $(workspace)::uuid
                          and "t7".id = "t5"."merged_into_id"
                          offset 0
                        ) "t7"
                      ) as "mergedInto"
                    ) o
                  )
                  from (
                    select "t5".*
                    from "data_subject" "t5"
                    where "t5".workspace_id = $(workspace)::uuid
                    and "t5".id = "t2"."merged_into_id"
                    offset 0
                  ) "t5"
                ) as "mergedInto"
              ) o
            )
            from (
              select "t2".*
              from "data_subject" "t2"
              where "t2".workspace_id = $(workspace)::uuid
              and "t2".id = "t0"."subject_id"
              offset 0
            ) "t2"
          ) as "subject",
          "t0"."topic" as "topic"
        ) o
      ) as "r0",
      "t0".id as "r1",
      "t0"."_sort" as "r2",
      "t0".id as "r3",
      "t0"."_sort" as "r4",
      row_number() over() as at
      from (
        select "t0".*,
        ("t0"."id")::text as "_sort"
        from "consent_event" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        order by "t0"."id" asc,
        "t0".id asc
        limit 26
      ) "t0"
    ) r
  ) p
)::text as v;
