-- mutation RequestConfirmIdentity, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'PrivacyRequest' as "__typename",
    ('req_' || replace("t0"."id"::text, '-', '')) as "id",
    to_char("t0"."acknowledged_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "acknowledgedAt",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'AuthorisedAgent' as "__typename",
          ('agt_' || replace("t1"."id"::text, '-', '')) as "id",
          "t1"."name" as "name"
        ) o
      )
      from (
        select "t1".*
        from "authorised_agent" "t1"
        where "t1".workspace_id = $(workspace)::uuid
        and "t1".id = "t0"."agent_id"
        offset 0
      ) "t1"
    ) as "agent",
    case
    when "t0"."agent_name" is not null then json_build_object(
      '~s', concat('0:', "t0"."id", ':', encode("t0"."agent_name", 'hex'))
    )
    end as "agentName",
    to_char("t0"."approved_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "approvedAt",
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
        and "t2".id = "t0"."approved_by_id"
        offset 0
      ) "t2"
    ) as "approvedBy",
    to_char("t0"."asked_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "askedAt",
    "t0"."asked_for" as "askedFor",
    (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'Member' as "__typename",
          coalesce("t3".full_name, 'Former member ' || "t3".former_number::text, 'Member') as "displayName",
          ('mem_' || replace("t3"."id"::text, '-', '')) as "id"
        ) o
      )
      from (
        select "t3".*
        from "member" "t3"
        where "t3".workspace_id = $(workspace)::uuid
        and "t3".id = "t0"."assignee_id"
        offset 0
      ) "t3"
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
            "t4"."byte_size" as "byteSize",
            to_char("t4"."destroyed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "destroyedAt",
            "t4"."download_count" as "downloadCount",
            to_char("t4"."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt",
            ('cpy_' || replace("t4"."id"::text, '-', '')) as "id",
            to_char("t4"."made_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"
          ) o
        ) as n
        from (
          select "t4".*
          from "access_copy" "t4"
          where "t4".workspace_id = $(workspace)::uuid
          and "t4"."request_id" = "t0".id
          order by "t4".id
          limit 50
        ) "t4"
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
            "t5"."field" as "field",
            ('cor_' || replace("t5"."id"::text, '-', '')) as "id",
            case
            when "t5"."proposed" is not null then json_build_object(
              '~s', concat('1:', "t5"."id", ':', encode("t5"."proposed", 'hex'))
            )
            end as "proposed",
            "t5"."state" as "state"
          ) o
        ) as n
        from (
          select "t5".*
          from "correction_item" "t5"
          where "t5".workspace_id = $(workspace)::uuid
          and "t5"."request_id" = "t0".id
          order by "t5".id
          limit 50
        ) "t5"
      ) p
    ) as "corrections",
    case
    when "t0"."deceased_name" is not null then json_build_object(
      '~s', concat('2:', "t0"."id", ':', encode("t0"."deceased_name", 'hex'))
    )
    end as "deceasedName",
    to_char("t0"."decided_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt",
    "t0"."decision" as "decision",
    case
    when "t0"."decision_reason" is not null then json_build_object(
      '~s', concat('3:', "t0"."id", ':', encode("t0"."decision_reason", 'hex'))
    )
    end as "decisionReason",
    case
    when "t0"."doubt_reason" is not null then json_build_object(
      '~s', concat('4:', "t0"."id", ':', encode("t0"."doubt_reason", 'hex'))
    )
    end as "doubtReason",
    to_char("t0"."doubted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "doubtedAt",
    "t0"."due_on" as "dueOn",
    (
      select count(*)::int
      from review_item
      where workspace_id = "t0".workspace_id
      and request_id = "t0".id
      and use = 'erasure'
      and state = 'open'
    ) as "erasureReviewsOpen",
    to_char(
      "t0"."estate_decided_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
    ) as "estateDecidedAt",
    "t0"."estate_ground" as "estateGround",
    "t0"."estate_law" as "estateLaw",
    "t0"."estate_proof" as "estateProof",
    to_char("t0"."estate_proof_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "estateProofAt",
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
                      "t7".full_name, 'Former member ' || "t7".former_number::text, 'Member'
                    ) as "displayName",
                    ('mem_' || replace("t7"."id"::text, '-', '')) as "id"
                  ) o
                )
                from (
                  select "t7".*
                  from "member" "t7"
                  where "t7".workspace_id = $(workspace)::uuid
                  and "t7".id = "t6"."actor_id"
                  offset 0
                ) "t7"
              ) as "actor",
              "t6"."actor_kind" as "actorKind",
              "t6"."detail" as "detail",
              ('rev_' || replace("t6"."id"::text, '-', '')) as "id",
              to_char("t6"."occurred_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt",
              "t6"."type" as "type"
            ) o
          ) as "r0"
          from (
            select "t6".*
            from "request_event" "t6"
            where "t6".workspace_id = $(workspace)::uuid
            and "t6"."request_id" = "t0".id
            order by "t6"."occurred_at" desc,
            "t6".id desc
            limit 100
          ) "t6"
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
            to_char("t8"."added_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "addedAt",
            "t8"."byte_size" as "byteSize",
            to_char("t8"."destroyed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "destroyedAt",
            ('rqf_' || replace("t8"."id"::text, '-', '')) as "id",
            "t8"."kind" as "kind",
            case
            when "t8"."name" is not null then json_build_object(
              '~s', concat('5:', "t8"."id", ':', encode("t8"."name", 'hex'))
            )
            end as "name"
          ) o
        ) as n
        from (
          select "t8".*
          from "request_evidence" "t8"
          where "t8".workspace_id = $(workspace)::uuid
          and "t8"."request_id" = "t0".id
          order by "t8".id
          limit 50
        ) "t8"
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
    exists (
      select
      from erasure_search s
      join erasure_ledger l
      on l.workspace_id = s.workspace_id
      and l.id = s.ledger_id
      where s.workspace_id = "t0".workspace_id
      and s.finished_at is null
      and l.request_id = "t0".id
    ) as "isTextSearchOpen",
    "t0"."kind" as "kind",
    "t0"."language" as "language",
    case
    when "t0"."message" is not null then json_build_object(
      '~s', concat('6:', "t0"."id", ':', encode("t0"."message", 'hex'))
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
            to_char("t9"."answered_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "answeredAt",
            case
            when "t9"."body" is not null then json_build_object(
              '~s', concat('7:', "t9"."id", ':', encode("t9"."body", 'hex'))
            )
            end as "body",
            ('rms_' || replace("t9"."id"::text, '-', '')) as "id",
            "t9"."kind" as "kind",
            to_char("t9"."sent_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sentAt"
          ) o
        ) as n
        from (
          select "t9".*
          from "request_message" "t9"
          where "t9".workspace_id = $(workspace)::uuid
          and "t9"."request_id" = "t0".id
          order by "t9".id
          limit 50
        ) "t9"
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
          coalesce("t10".full_name, 'Former member ' || "t10".former_number::text, 'Member') as "displayName",
          ('mem_' || replace("t10"."id"::text, '-', '')) as "id"
        ) o
      )
      from (
        select "t10".*
        from "member" "t10"
        where "t10".workspace_id = $(workspace)::uuid
        and "t10".id = "t0"."prepared_by_id"
        offset 0
      ) "t10"
    ) as "preparedBy",
    to_char("t0"."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt",
    "t0"."reference" as "reference",
    "t0"."refusal_ground" as "refusalGround",
    "t0"."regime" as "regime",
    case
    when "t0"."requester_email" is not null then json_build_object(
      '~s', concat('8:', "t0"."id", ':', encode("t0"."requester_email", 'hex'))
    )
    end as "requesterEmail",
    case
    when "t0"."requester_name" is not null then json_build_object(
      '~s', concat('9:', "t0"."id", ':', encode("t0"."requester_name", 'hex'))
    )
    end as "requesterName",
    case
    when "t0"."requester_phone" is not null then json_build_object(
      '~s', concat('10:', "t0"."id", ':', encode("t0"."requester_phone", 'hex'))
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
            ('rsu_' || replace("t11"."id"::text, '-', '')) as "id",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'DataSubject' as "__typename",
                  ('sub_' || replace("t12"."id"::text, '-', '')) as "id",
                  (
                    select coalesce(json_agg(p.n), '[]'::json)
                    from (
                      select (
                        select row_to_json(o)
                        from (
                          select concat("t13"."subject_id", ':') as "~",
                          'Contact' as "__typename",
                          (
                            select (
                              select row_to_json(o)
                              from (
                                select concat("t14"."subject_id", ':') as "~",
                                'Company' as "__typename",
                                ('com_' || replace("t14"."id"::text, '-', '')) as "id",
                                "t14"."name" as "name"
                              ) o
                            )
                            from (
                              select "t14".*
                              from "company" "t14"
                              where "t14".workspace_id = $(workspace)::uuid
                              and "t14".deleted_at is null
                              and "t14".id = "t13"."company_id"
                              offset 0
                            ) "t14"
                          ) as "company",
                          (
                            select coalesce(json_agg(p.n), '[]'::json)
                            from (
                              select (
                                select row_to_json(o)
                                from (
                                  select ':' as "~",
                                  'ContactPoint' as "__typename",
                                  ('cpt_' || replace("t15"."id"::text, '-', '')) as "id",
                                  "t15"."clear_value" as "value"
                                ) o
                              ) as n
                              from (
                                select "t15".*
                                from "contact_point" "t15"
                                where "t15".workspace_id = $(workspace)::uuid
                                and "t15"."contact_id" = "t13".id
                                and "t15"."kind" = $('email')
                                order by "t15".id
                                limit 50
                              ) "t15"
                            ) p
                          ) as "emails",
                          "t13"."full_name" as "fullName",
                          ('con_' || replace("t13"."id"::text, '-', '')) as "id",
                          "t13"."job_title" as "jobTitle"
                        ) o
                      ) as n
                      from (
                        select "t13".*
                        from "contact" "t13"
                        where "t13".workspace_id = $(workspace)::uuid
                        and "t13".deleted_at is null
                        and "t13"."subject_id" = "t12".id
                        order by "t13".id
                        limit 50
                      ) "t13"
                    ) p
                  ) as "contacts",
                  to_char(
                    "t12"."erased_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
                  ) as "erasedAt",
                  "t12"."kind" as "kind",
                  (
                    select coalesce(json_agg(p.n), '[]'::json)
                    from (
                      select (
                        select row_to_json(o)
                        from (
                          select ':' as "~",
                          'Member' as "__typename",
                          coalesce(
                            "t16".full_name, 'Former member ' || "t16".former_number::text, 'Member'
                          ) as "displayName",
                          "t16"."email" as "email",
                          ('mem_' || replace("t16"."id"::text, '-', '')) as "id"
                        ) o
                      ) as n
                      from (
                        select "t16".*
                        from "member" "t16"
                        where "t16".workspace_id = $(workspace)::uuid
                        and "t16"."subject_id" = "t12".id
                        order by "t16".id
                        limit 50
                      ) "t16"
                    ) p
                  ) as "members",
                  to_char(
                    "t12"."restricted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
                  ) as "restrictedAt",
                  to_char(
                    "t12"."restriction_end_told_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
                  ) as "restrictionEndToldAt"
                ) o
              )
              from (
                select "t12".*
                from "data_subject" "t12"
                where "t12".workspace_id = $(workspace)::uuid
                and "t12".id = "t11"."subject_id"
                offset 0
              ) "t12"
            ) as "subject"
          ) o
        ) as n
        from (
          select "t11".*
          from "request_subject" "t11"
          where "t11".workspace_id = $(workspace)::uuid
          and "t11"."request_id" = "t0".id
          order by "t11".id
          limit 50
        ) "t11"
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
