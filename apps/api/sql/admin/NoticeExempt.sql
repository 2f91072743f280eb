-- mutation NoticeExempt, as the role "owner"

select (
  select row_to_json(o)
  from (
    select concat("t0"."subject_id", ':') as "~",
    'Contact' as "__typename",
    to_char("t0"."collected_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "collectedAt",
    "t0"."collected_from" as "collectedFrom",
    (
      select deceased_on from data_subject where workspace_id = "t0".workspace_id and id = "t0".subject_id
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
    ('con_' || replace("t0"."id"::text, '-', '')) as "id",
    (
      select state from mail_message where workspace_id = "t0".workspace_id and id = "t0".notice_message_id
    ) as "noticeDelivery",
    "t0"."notice_due_on" as "noticeDueOn",
    "t0"."notice_exempt_ground" as "noticeExemptGround",
    "t0"."notice_method" as "noticeMethod",
    to_char("t0"."notice_sent_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "noticeSentAt",
    "t0"."notice_state" as "noticeState",
    "t0"."source" as "source",
    ('sub_' || replace("t0"."subject_id"::text, '-', '')) as "subjectId",
    "t0"."version" as "version"
  ) o
)::text as v
from (
  select "t0".*
  from "contact" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".deleted_at is null
  and "t0".id = (
    select coalesce(
      (
        select answers_with_id
        from contact_merge
        where workspace_id = $(workspace)::uuid
        and merged_id = $(id)::uuid
        and undone_at is null
      ),
      $(id)::uuid
    )
  )
  offset 0
) "t0";
