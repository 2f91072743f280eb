-- mutation RequestPrepare, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'PrivacyRequest' as "__typename",
    ('req_' || replace("t0"."id"::text, '-', '')) as "id",
    to_char("t0"."acknowledged_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "acknowledgedAt",
    to_char("t0"."approved_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "approvedAt",
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
        and "t1".id = "t0"."approved_by_id"
        offset 0
      ) "t1"
    ) as "approvedBy",
    to_char("t0"."asked_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "askedAt",
    "t0"."asked_for" as "askedFor",
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
        and "t2".id = "t0"."assignee_id"
        offset 0
      ) "t2"
    ) as "assignee",
    to_char("t0"."carried_out_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "carriedOutAt",
    to_char(
      (
        greatest(
          case when "t0".is_self_approved then "t0".approved_at + $('24 hours')::interval end,
          "t0".others_told_at + $('24 hours')::interval
        )
      ) at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
    ) as "carryOutFrom",
    "t0"."channel" as "channel",
    to_char("t0"."closed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closedAt",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'AccessCopy' as "__typename",
            "t3"."byte_size" as "byteSize",
            to_char("t3"."destroyed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "destroyedAt",
            "t3"."download_count" as "downloadCount",
            to_char("t3"."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt",
            ('cpy_' || replace("t3"."id"::text, '-', '')) as "id",
            to_char("t3"."made_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"
          ) o
        ) as n
        from (
          select "t3".*
          from "access_copy" "t3"
          where "t3".workspace_id = $(workspace)::uuid
          and "t3"."request_id" = "t0".id
          order by "t3".id
          limit 50
        ) "t3"
      ) p
    ) as "copies",
    (
      select count(*)::int
      from review_item
      where workspace_id = "t0".workspace_id
      and request_id = "t0".id
      and use = 'copy'
      and state = 'open'
    ) as "copyReviewsOpen",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'PrivacyRequestCorrection' as "__typename",
            "t4"."field" as "field",
            ('cor_' || replace("t4"."id"::text, '-', '')) as "id",
            case
            when "t4"."proposed" is not null then json_build_object(
              '~s', concat('0:', "t4"."id", ':', encode("t4"."proposed", 'hex'))
            )
            end as "proposed",
            "t4"."state" as "state"
          ) o
        ) as n
        from (
          select "t4".*
          from "correction_item" "t4"
          where "t4".workspace_id = $(workspace)::uuid
          and "t4"."request_id" = "t0".id
          order by "t4".id
          limit 50
        ) "t4"
      ) p
    ) as "corrections",
    to_char("t0"."decided_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt",
    "t0"."decision" as "decision",
    case
    when "t0"."decision_reason" is not null then json_build_object(
      '~s', concat('1:', "t0"."id", ':', encode("t0"."decision_reason", 'hex'))
    )
    end as "decisionReason",
    case
    when "t0"."doubt_reason" is not null then json_build_object(
      '~s', concat('2:', "t0"."id", ':', encode("t0"."doubt_reason", 'hex'))
    )
    end as "doubtReason",
    to_char("t0"."doubted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "doubtedAt",
    "t0"."due_on" as "dueOn",
    (
      select (
        select row_to_json(o)
        from (select '' as "~", 'PrivacyRequestEventConnection' as "__typename", p."p0" as "nodes") o
      )
      from (
        select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'PrivacyRequestEvent' as "__typename",
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
                  and "t6".id = "t5"."actor_id"
                  offset 0
                ) "t6"
              ) as "actor",
              "t5"."actor_kind" as "actorKind",
              "t5"."detail" as "detail",
              ('rev_' || replace("t5"."id"::text, '-', '')) as "id",
              to_char("t5"."occurred_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt",
              "t5"."type" as "type"
            ) o
          ) as "r0"
          from (
            select "t5".*
            from "request_event" "t5"
            where "t5".workspace_id = $(workspace)::uuid
            and "t5"."request_id" = "t0".id
            order by "t5"."occurred_at" desc,
            "t5".id desc
            limit 100
          ) "t5"
        ) r
      ) p
    ) as "events",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'PrivacyRequestEvidence' as "__typename",
            to_char("t7"."added_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "addedAt",
            "t7"."byte_size" as "byteSize",
            to_char("t7"."destroyed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "destroyedAt",
            ('rqf_' || replace("t7"."id"::text, '-', '')) as "id",
            "t7"."kind" as "kind",
            case
            when "t7"."name" is not null then json_build_object(
              '~s', concat('3:', "t7"."id", ':', encode("t7"."name", 'hex'))
            )
            end as "name"
          ) o
        ) as n
        from (
          select "t7".*
          from "request_evidence" "t7"
          where "t7".workspace_id = $(workspace)::uuid
          and "t7"."request_id" = "t0".id
          order by "t7".id
          limit 50
        ) "t7"
      ) p
    ) as "evidence",
    to_char("t0"."extended_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "extendedAt",
    "t0"."extension_reason" as "extensionReason",
    "t0"."forwarded_to" as "forwardedTo",
    to_char(
      "t0"."identity_destroyed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
    ) as "identityDestroyedAt",
    ("t0".asked_at is not null and "t0".regime in ($('gdpr'), $('uk'))) as "isClockStill",
    "t0"."is_self_approved" as "isSelfApproved",
    "t0"."kind" as "kind",
    "t0"."language" as "language",
    case
    when "t0"."message" is not null then json_build_object(
      '~s', concat('4:', "t0"."id", ':', encode("t0"."message", 'hex'))
    )
    end as "message",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'PrivacyRequestMessage' as "__typename",
            to_char("t8"."answered_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "answeredAt",
            case
            when "t8"."body" is not null then json_build_object(
              '~s', concat('5:', "t8"."id", ':', encode("t8"."body", 'hex'))
            )
            end as "body",
            ('rms_' || replace("t8"."id"::text, '-', '')) as "id",
            "t8"."kind" as "kind",
            to_char("t8"."sent_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sentAt"
          ) o
        ) as n
        from (
          select "t8".*
          from "request_message" "t8"
          where "t8".workspace_id = $(workspace)::uuid
          and "t8"."request_id" = "t0".id
          order by "t8".id
          limit 50
        ) "t8"
      ) p
    ) as "messages",
    ("t0".kind = 'erasure') as "needsApproval",
    (
      string_to_array(
        coalesce(
          nullif("t0".objected_to, ''),
          case
          when "t0".kind = 'objection' then $('RELATIONSHIP SUPPORT PROSPECTING MARKETING REPORTING PROFILING PARTNER_SHARING')
          else ''
          end
        ),
        ' '
      )
    ) as "objectedTo",
    to_char("t0"."others_told_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "othersToldAt",
    to_char("t0"."prepared_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "preparedAt",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Member' as "__typename",
          coalesce("t9".full_name, 'Former member ' || "t9".former_number::text, 'Member') as "displayName",
          ('mem_' || replace("t9"."id"::text, '-', '')) as "id"
        ) o
      )
      from (
        select "t9".*
        from "member" "t9"
        where "t9".workspace_id = $(workspace)::uuid
        and "t9".id = "t0"."prepared_by_id"
        offset 0
      ) "t9"
    ) as "preparedBy",
    to_char("t0"."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt",
    "t0"."reference" as "reference",
    "t0"."refusal_ground" as "refusalGround",
    "t0"."regime" as "regime",
    case
    when "t0"."requester_email" is not null then json_build_object(
      '~s', concat('6:', "t0"."id", ':', encode("t0"."requester_email", 'hex'))
    )
    end as "requesterEmail",
    case
    when "t0"."requester_name" is not null then json_build_object(
      '~s', concat('7:', "t0"."id", ':', encode("t0"."requester_name", 'hex'))
    )
    end as "requesterName",
    case
    when "t0"."requester_phone" is not null then json_build_object(
      '~s', concat('8:', "t0"."id", ':', encode("t0"."requester_phone", 'hex'))
    )
    end as "requesterPhone",
    "t0"."restriction_ground" as "restrictionGround",
    "t0"."role" as "role",
    "t0"."state" as "state",
    (
      select count(*)::int
      from request_subject
      where workspace_id = "t0".workspace_id
      and request_id = "t0".id
    ) as "subjectCount",
    (
      select coalesce(json_agg(p.n), '[]'::json)
      from (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'PrivacyRequestSubject' as "__typename",
            ('rsu_' || replace("t10"."id"::text, '-', '')) as "id",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'DataSubject' as "__typename",
                  ('sub_' || replace("t11"."id"::text, '-', '')) as "id",
                  (
                    select coalesce(json_agg(p.n), '[]'::json)
                    from (
                      select (
                        select row_to_json(o)
                        from (
                          select concat("t12"."subject_id", ':') as "~",
                          'Contact' as "__typename",
                          (
                            select (
                              select row_to_json(o)
                              from (
                                select concat("t13"."subject_id", ':') as "~",
                                'Company' as "__typename",
                                ('com_' || replace("t13"."id"::text, '-', '')) as "id",
                                "t13"."name" as "name"
                              ) o
                            )
                            from (
                              select "t13".*
                              from "company" "t13"
                              where "t13".workspace_id = $(workspace)::uuid
                              and "t13".deleted_at is null
                              and "t13".id = "t12"."company_id"
                              offset 0
                            ) "t13"
                          ) as "company",
                          (
                            select coalesce(json_agg(p.n), '[]'::json)
                            from (
                              select (
                                select row_to_json(o)
                                from (
                                  select ':' as "~",
                                  'ContactPoint' as "__typename",
                                  ('cpt_' || replace("t14"."id"::text, '-', '')) as "id",
                                  "t14"."clear_value" as "value"
                                ) o
                              ) as n
                              from (
                                select "t14".*
                                from "contact_point" "t14"
                                where "t14".workspace_id = $(workspace)::uuid
                                and "t14"."contact_id" = "t12".id
                                and "t14"."kind" = $('email')
                                order by "t14".id
                                limit 50
                              ) "t14"
                            ) p
                          ) as "emails",
                          "t12"."full_name" as "fullName",
                          ('con_' || replace("t12"."id"::text, '-', '')) as "id",
                          "t12"."job_title" as "jobTitle"
                        ) o
                      ) as n
                      from (
                        select "t12".*
                        from "contact" "t12"
                        where "t12".workspace_id = $(workspace)::uuid
                        and "t12".deleted_at is null
                        and "t12"."subject_id" = "t11".id
                        order by "t12".id
                        limit 50
                      ) "t12"
                    ) p
                  ) as "contacts",
                  to_char(
                    "t11"."erased_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
                  ) as "erasedAt",
                  "t11"."kind" as "kind",
                  (
                    select coalesce(json_agg(p.n), '[]'::json)
                    from (
                      select (
                        select row_to_json(o)
                        from (
                          select ':' as "~",
                          'Member' as "__typename",
                          coalesce(
                            "t15".full_name, 'Former member ' || "t15".former_number::text, 'Member'
                          ) as "displayName",
                          "t15"."email" as "email",
                          ('mem_' || replace("t15"."id"::text, '-', '')) as "id"
                        ) o
                      ) as n
                      from (
                        select "t15".*
                        from "member" "t15"
                        where "t15".workspace_id = $(workspace)::uuid
                        and "t15"."subject_id" = "t11".id
                        order by "t15".id
                        limit 50
                      ) "t15"
                    ) p
                  ) as "members",
                  to_char(
                    "t11"."restricted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
                  ) as "restrictedAt",
                  to_char(
                    "t11"."restriction_end_told_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
                  ) as "restrictionEndToldAt"
                ) o
              )
              from (
                select "t11".*
                from "data_subject" "t11"
                where "t11".workspace_id = $(workspace)::uuid
                and "t11".id = "t10"."subject_id"
                offset 0
              ) "t11"
            ) as "subject"
          ) o
        ) as n
        from (
          select "t10".*
          from "request_subject" "t10"
          where "t10".workspace_id = $(workspace)::uuid
          and "t10"."request_id" = "t0".id
          order by "t10".id
          limit 50
        ) "t10"
      ) p
    ) as "subjects",
    to_char(
      "t0"."texts_searched_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
    ) as "textsSearchedAt",
    to_char("t0"."verified_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "verifiedAt",
    "t0"."version" as "version",
    '[]'::json as "withheld"
  ) o
)::text as v
from (
  select "t0".*
  from "privacy_request" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
