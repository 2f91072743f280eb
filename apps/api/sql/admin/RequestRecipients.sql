-- query RequestRecipients, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (select '' as "~", 'RecipientNoticeConnection' as "__typename", p."p0" as "nodes") o
  )
  from (
    select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
    from (
      select (
        select row_to_json(o)
        from (
          select ':' as "~",
          'RecipientNotice' as "__typename",
          ('rcn_' || replace("t0"."id"::text, '-', '')) as "id",
          to_char(
            "t0"."acknowledged_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
          ) as "acknowledgedAt",
          to_char("t0"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
          "t0"."due_on" as "dueOn",
          to_char("t0"."impossible_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "impossibleAt",
          "t0"."impossible_reason" as "impossibleReason",
          "t0"."is_by_feed" as "isByFeed",
          "t0"."kind" as "kind",
          "t0"."recipient" as "recipient",
          to_char("t0"."told_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "toldAt"
        ) o
      ) as "r0"
      from (
        select "t0".*
        from (
          select "t0".*,
          row_number() over(order by "t0"."created_at" asc, "t0".id asc) as "_n"
          from "recipient_notice" "t0"
          where "t0".workspace_id = $(workspace)::uuid
        ) "t0"
        where case
        when "t0"."_n" > $(50000) then refuse_too_broad($('requestId'))
        else "t0"."request_id" = $(id)::uuid
        end
        limit 100
      ) "t0"
    ) r
  ) p
)::text as v;
