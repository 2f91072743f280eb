-- query KeyList, as the role "owner"

select (
  select (
    select row_to_json(o)
    from (
      select '' as "~",
      'ApiKeyConnection' as "__typename",
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
          from (select 1 from "api_key" "t0" where "t0".workspace_id = $(workspace)::uuid limit 200001) m
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
          'ApiKey' as "__typename",
          ('key_' || replace("t0"."id"::text, '-', '')) as "id",
          to_char("t0"."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt",
          to_char("t0"."last_used_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastUsedAt",
          "t0"."name" as "name",
          (
            select coalesce(jsonb_agg(p.name order by p.at), '[]')
            from (
              values ($('RELATIONSHIP')::text, $('1')::text, $(0)::int),
              ($('SUPPORT')::text, $('2')::text, $(1)::int),
              ($('BILLING')::text, $('4')::text, $(2)::int),
              ($('PROSPECTING')::text, $('8')::text, $(3)::int),
              ($('MARKETING')::text, $('16')::text, $(4)::int),
              ($('REPORTING')::text, $('32')::text, $(5)::int),
              ($('PROFILING')::text, $('64')::text, $(6)::int),
              ($('PARTNER_SHARING')::text, $('128')::text, $(7)::int),
              ($('SERVICE')::text, $('65536')::text, $(8)::int),
              ($('PERSONALISATION')::text, $('131072')::text, $(9)::int),
              ($('ACCOUNT_MESSAGES')::text, $('262144')::text, $(10)::int),
              ($('PAYMENTS')::text, $('524288')::text, $(11)::int),
              ($('USAGE_ANALYTICS')::text, $('1048576')::text, $(12)::int),
              ($('OPERATOR_MARKETING')::text, $('2097152')::text, $(13)::int),
              ($('SECURITY')::text, $('4294967296')::text, $(14)::int),
              ($('LEGAL_OBLIGATION')::text, $('8589934592')::text, $(15)::int),
              ($('LEGAL_CLAIMS')::text, $('17179869184')::text, $(16)::int),
              ($('RIGHTS_HANDLING')::text, $('34359738368')::text, $(17)::int),
              ($('DATA_CARE')::text, $('68719476736')::text, $(18)::int)
            ) p(name, bit, at)
            where "t0".purposes & p.bit::bigint <> 0
          ) as "purposes",
          "t0"."recipient" as "recipient",
          to_char("t0"."revoked_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "revokedAt",
          to_jsonb(string_to_array("t0".scopes, ',')) as "scopes"
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
        from "api_key" "t0"
        where "t0".workspace_id = $(workspace)::uuid
        order by "t0"."id" asc,
        "t0".id asc
        limit 26
      ) "t0"
    ) r
  ) p
)::text as v;
