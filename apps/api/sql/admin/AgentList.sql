-- query AgentList, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (
      select '' as "~",
      'AuthorisedAgentConnection' as "__typename",
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
            select 1 from "authorised_agent" "t0" where "t0".workspace_id = $(workspace)::uuid limit 200001
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
          'AuthorisedAgent' as "__typename",
          ('agt_' || replace("t0"."id"::text, '-', '')) as "id",
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
      ) as "r0",
      "t0".id as "r1",
      "t0"."_sort" as "r2",
      "t0".id as "r3",
      "t0"."_sort" as "r4",
      row_number() over() as at
      from (
        select "t0".*,
        ("t0"."id")::text as "_sort"
        from "authorised_agent" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        order by "t0"."id" asc,
        "t0".id asc
        limit 26
      ) "t0"
    ) r
  ) p
)::text as v;
