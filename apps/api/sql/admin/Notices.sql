-- query Notices, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (
      select '' as "~",
      'ContactConnection' as "__typename",
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
            select 1
            from "contact" "t0"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0".deleted_at is null
            limit 200001
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
          select concat("t0"."subject_id", ':') as "~",
          'Contact' as "__typename",
          ('con_' || replace("t0"."id"::text, '-', '')) as "id",
          to_char("t0"."collected_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "collectedAt",
          "t0"."collected_from" as "collectedFrom",
          (
            select deceased_on
            from data_subject
            where workspace_id = "t0".workspace_id
            and id = "t0".subject_id
          ) as "deceasedOn",
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
          (
            select state
            from mail_message
            where workspace_id = "t0".workspace_id
            and id = "t0".notice_message_id
          ) as "noticeDelivery",
          "t0"."notice_due_on" as "noticeDueOn",
          "t0"."notice_exempt_ground" as "noticeExemptGround",
          "t0"."notice_method" as "noticeMethod",
          to_char(
            "t0"."notice_sent_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
          ) as "noticeSentAt",
          "t0"."notice_state" as "noticeState",
          "t0"."source" as "source",
          ('sub_' || replace("t0"."subject_id"::text, '-', '')) as "subjectId",
          "t0"."version" as "version"
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
        from "contact" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        and "t0".deleted_at is null
        order by "t0"."id" asc,
        "t0".id asc
        limit 26
      ) "t0"
    ) r
  ) p
)::text as v;
