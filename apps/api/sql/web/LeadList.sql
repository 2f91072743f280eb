-- query LeadList, as the role "owner"

select v
from (
  select coalesce(
    (
      select is_on
      from purpose_setting
      where workspace_id = $(workspace)::uuid
      and purpose = $('RELATIONSHIP')
    ),
    false
  ) as is_on
  offset 0
) "this_purpose"
cross join lateral (
  select (
    select (
      select row_to_json(o)
      from (
        select '' as "~",
        'LeadConnection' as "__typename",
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
              from "lead" "t0"
              left join "contact" "t0_s"
              on "t0_s".workspace_id = $(workspace)::uuid
              and "t0_s".id = "t0"."contact_id"
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
            select ':' as "~",
            'Lead' as "__typename",
            ('lea_' || replace("t0"."id"::text, '-', '')) as "id",
            (
              select (
                select row_to_json(o)
                from (
                  select concat("t1"."subject_id", ':', "t1"."_refusal") as "~",
                  'Contact' as "__typename",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select concat("t2"."subject_id", ':', "t2"."_refusal") as "~",
                        'Company' as "__typename",
                        ('com_' || replace("t2"."id"::text, '-', '')) as "id",
                        case when ("t2"."_refusal" is null) then "t2"."name" end as "name"
                      ) o
                    )
                    from (
                      select "t2".*,
                      case
                      when "t2"."subject_id" is not null then (
                        select case
                        when (
                          (
                            (s.blocked & 1::bigint) < 1
                            and (s.next_change_at is null or s.next_change_at > $(now)::timestamptz)
                          )
                          and s.erased_at is null
                        )
                        and "this_purpose".is_on then null
                        else case
                        when s.erased_at is not null then 'e'
                        when s.restricted_at is not null
                        or (s.restricted_purposes & 1::bigint) > 0 then 'r'
                        when (s.objected & 1::bigint) > 0 then 'o'
                        when (s.expired & 1::bigint) > 0
                        or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end end
                        from data_subject s
                        where s.workspace_id = $(workspace)::uuid
                        and s.id = "t2"."subject_id"
                      )
                      end as "_refusal"
                      from "company" "t2"
                      where "t2".workspace_id = $(workspace)::uuid
                      and "t2".deleted_at is null
                      and "t2".id = "t1"."company_id"
                      and ("t1"."_refusal" is null)
                      offset 0
                    ) "t2"
                  ) as "company",
                  case when ("t1"."_refusal" is null) then "t1"."full_name" end as "fullName",
                  ('con_' || replace("t1"."id"::text, '-', '')) as "id",
                  case
                  when ("t1"."_refusal" is null) then '[]'::json
                  else case case
                  when "t1"."_refusal" in ('e', 'r')
                  or "this_purpose".is_on then case "t1"."_refusal"
                  when 'e' then 'ERASED'
                  when 'r' then 'RESTRICTED'
                  when 'm' then 'MINOR'
                  when 'd' then 'DECEASED'
                  when 'o' then 'OBJECTION'
                  when 'x' then 'CONSENT_EXPIRED'
                  when 'c' then 'NO_CONSENT'
                  end
                  else 'PURPOSE_OFF'
                  end
                  when 'ERASED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"company","reason":"ERASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"ERASED"}')::json
                  )
                  when 'RESTRICTED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"company","reason":"RESTRICTED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"RESTRICTED"}')::json
                  )
                  when 'MINOR' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"company","reason":"MINOR"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"MINOR"}')::json
                  )
                  when 'DECEASED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"company","reason":"DECEASED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"DECEASED"}')::json
                  )
                  when 'OBJECTION' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"company","reason":"OBJECTION"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"OBJECTION"}')::json
                  )
                  when 'CONSENT_EXPIRED' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"company","reason":"CONSENT_EXPIRED"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"CONSENT_EXPIRED"}')::json
                  )
                  when 'NO_CONSENT' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"company","reason":"NO_CONSENT"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"NO_CONSENT"}')::json
                  )
                  when 'PURPOSE_OFF' then json_build_array(
                    $('{"__typename":"Withheld","category":null,"field":"company","reason":"PURPOSE_OFF"}')::json,
                    $('{"__typename":"Withheld","category":null,"field":"fullName","reason":"PURPOSE_OFF"}')::json
                  )
                  end
                  end as "withheld"
                ) o
              )
              from (
                select "t1".*,
                case
                when (
                  (
                    ("t1".blocked & 1::bigint) < 1
                    and ("t1".next_change_at is null or "t1".next_change_at > $(now)::timestamptz)
                  )
                  and "this_purpose".is_on
                ) then null
                else coalesce(
                  (
                    select case when s.erased_at is not null then 'e' when s.restricted_at is not null
                    or (s.restricted_purposes & 1::bigint) > 0 then 'r'
                    when (s.objected & 1::bigint) > 0 then 'o'
                    when (s.expired & 1::bigint) > 0
                    or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
                    from data_subject s
                    where s.workspace_id = $(workspace)::uuid
                    and s.id = "t1"."subject_id"
                  ),
                  'c'
                )
                end as "_refusal"
                from "contact" "t1"
                where "t1".workspace_id = $(workspace)::uuid
                and "t1".deleted_at is null
                and "t1".id = "t0"."contact_id"
                offset 0
              ) "t1"
            ) as "contact",
            to_char("t0"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
            case when ("t0"."_refusal" is null) then "t0"."origin" end as "origin",
            (
              select (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Member' as "__typename",
                  coalesce(
                    "t3".full_name, 'Former member ' || "t3".former_number::text, 'Member'
                  ) as "displayName",
                  ('mem_' || replace("t3"."id"::text, '-', '')) as "id"
                ) o
              )
              from (
                select "t3".*
                from "member" "t3"
                where "t3".workspace_id = $(workspace)::uuid
                and "t3".id = "t0"."owner_id"
                and ("t0"."_refusal" is null)
                offset 0
              ) "t3"
            ) as "owner",
            case when ("t0"."_refusal" is null) then "t0"."score" end as "score",
            case when ("t0"."_refusal" is null) then "t0"."source" end as "source",
            "t0"."status" as "status",
            "t0"."version" as "version",
            case
            when ("t0"."_refusal" is null) then '[]'::json
            else case case
            when "t0"."_refusal" in ('e', 'r')
            or "this_purpose".is_on then case "t0"."_refusal"
            when 'e' then 'ERASED'
            when 'r' then 'RESTRICTED'
            when 'm' then 'MINOR'
            when 'd' then 'DECEASED'
            when 'o' then 'OBJECTION'
            when 'x' then 'CONSENT_EXPIRED'
            when 'c' then 'NO_CONSENT'
            end
            else 'PURPOSE_OFF'
            end
            when 'ERASED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"ERASED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"ERASED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"ERASED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"ERASED"}')::json
            )
            when 'RESTRICTED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"RESTRICTED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"RESTRICTED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"RESTRICTED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"RESTRICTED"}')::json
            )
            when 'MINOR' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"MINOR"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"MINOR"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"MINOR"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"MINOR"}')::json
            )
            when 'DECEASED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"DECEASED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"DECEASED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"DECEASED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"DECEASED"}')::json
            )
            when 'OBJECTION' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"OBJECTION"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"OBJECTION"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"OBJECTION"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"OBJECTION"}')::json
            )
            when 'CONSENT_EXPIRED' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"CONSENT_EXPIRED"}')::json
            )
            when 'NO_CONSENT' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"NO_CONSENT"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"NO_CONSENT"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"NO_CONSENT"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"NO_CONSENT"}')::json
            )
            when 'PURPOSE_OFF' then json_build_array(
              $('{"__typename":"Withheld","category":null,"field":"origin","hint":null,"reason":"PURPOSE_OFF"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"PURPOSE_OFF"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"score","hint":null,"reason":"PURPOSE_OFF"}')::json,
              $('{"__typename":"Withheld","category":null,"field":"source","hint":null,"reason":"PURPOSE_OFF"}')::json
            )
            end
            end as "withheld"
          ) o
        ) as "r0",
        "t0".id as "r1",
        "t0"."_sort" as "r2",
        "t0".id as "r3",
        "t0"."_sort" as "r4",
        row_number() over() as at
        from (
          select "t0".*,
          ("t0_s".id is null) as "_nobodys",
          case
          when (
            ("t0_s".id is null)
            or (
              (
                ("t0_s".blocked & 1::bigint) < 1
                and ("t0_s".next_change_at is null or "t0_s".next_change_at > $(now)::timestamptz)
              )
              and "this_purpose".is_on
            )
          ) then null
          else coalesce(
            (
              select case when s.erased_at is not null then 'e' when s.restricted_at is not null
              or (s.restricted_purposes & 1::bigint) > 0 then 'r'
              when (s.objected & 1::bigint) > 0 then 'o'
              when (s.expired & 1::bigint) > 0
              or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
              from data_subject s
              where s.workspace_id = $(workspace)::uuid
              and s.id = "t0_s".subject_id
            ),
            'c'
          )
          end as "_refusal",
          ("t0"."id")::text as "_sort"
          from "lead" "t0"
          left join "contact" "t0_s"
          on "t0_s".workspace_id = $(workspace)::uuid
          and "t0_s".id = "t0"."contact_id"
          where "t0".workspace_id = $(workspace)::uuid
          and "t0".deleted_at is null
          order by "t0"."id" asc,
          "t0".id asc
          limit 26
        ) "t0"
      ) r
    ) p
  )::text as v
) answer;
