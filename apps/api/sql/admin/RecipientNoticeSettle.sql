-- mutation RecipientNoticeSettle, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'RecipientNotice' as "__typename",
    ('rcn_' || replace("t0"."id"::text, '-', '')) as "id",
    to_char("t0"."acknowledged_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "acknowledgedAt",
    to_char("t0"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
    "t0"."due_on" as "dueOn",
    to_char("t0"."impossible_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "impossibleAt",
    "t0"."impossible_reason" as "impossibleReason",
    "t0"."is_by_feed" as "isByFeed",
    "t0"."kind" as "kind",
    "t0"."recipient" as "recipient",
    to_char("t0"."told_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "toldAt"
  ) o
)::text as v
from (
  select "t0".*
  from "recipient_notice" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
