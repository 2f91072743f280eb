-- mutation AgentSuspend, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'AuthorisedAgent' as "__typename",
    ('agt_' || replace("t0"."id"::text, '-', '')) as "id",
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
        and "t1".id = "t0"."added_by_id"
        offset 0
      ) "t1"
    ) as "addedBy",
    "t0"."business_id" as "businessCode",
    "t0"."callback_url" as "callbackUrl",
    to_char("t0"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
    (
      select count(*)::int
      from privacy_request q
      where q.workspace_id = "t0".workspace_id
      and q.agent_id = "t0".id
      and q.state in ($('carried-out'), $('closed'))
    ) as "doneCount",
    "t0"."drp_id" as "drpCode",
    to_char("t0"."last_call_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastCallAt",
    "t0"."name" as "name",
    (
      select count(*)::int
      from privacy_request q
      where q.workspace_id = "t0".workspace_id
      and q.agent_id = "t0".id
      and q.state in ($('received'), $('in-progress'), $('awaiting-approval'))
    ) as "openCount",
    (
      select count(*)::int
      from privacy_request q
      where q.workspace_id = "t0".workspace_id
      and q.agent_id = "t0".id
      and q.state in ($('refused'))
    ) as "refusedCount",
    "t0"."suspend_reason" as "suspendReason",
    to_char("t0"."suspended_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "suspendedAt",
    to_char("t0"."token_made_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "tokenMadeAt",
    (
      select count(*)::int
      from privacy_request q
      where q.workspace_id = "t0".workspace_id
      and q.agent_id = "t0".id
      and q.state in ($('awaiting-verification'))
    ) as "unprovenCount",
    "t0"."verify_key" as "verifyKey",
    "t0"."version" as "version",
    (
      select count(*)::int
      from privacy_request q
      where q.workspace_id = "t0".workspace_id
      and q.agent_id = "t0".id
      and q.state in ($('withdrawn'))
    ) as "withdrawnCount"
  ) o
)::text as v
from (
  select "t0".*
  from "authorised_agent" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
