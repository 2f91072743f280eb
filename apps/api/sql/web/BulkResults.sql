-- query BulkResults, as the role "owner"

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
    select row_to_json(o)
    from (
      select ':' as "~",
      'BulkAction' as "__typename",
      ('blk_' || replace("t0"."id"::text, '-', '')) as "id",
      (
        select (
          select row_to_json(o)
          from (
            select '' as "~",
            'BulkActionItemConnection' as "__typename",
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
                  from "bulk_action_item" "t1"
                  where "t1".workspace_id = $(workspace)::uuid
                  and "t1"."action_id" = "t0".id
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
                'BulkActionItem' as "__typename",
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
                    and "t2".id = "t1"."record_id"
                    offset 0
                  ) "t2"
                ) as "company",
                (
                  select (
                    select row_to_json(o)
                    from (
                      select concat("t3"."subject_id", ':', "t3"."_refusal") as "~",
                      'Contact' as "__typename",
                      case when ("t3"."_refusal" is null) then "t3"."full_name" end as "fullName",
                      ('con_' || replace("t3"."id"::text, '-', '')) as "id",
                      case
                      when ("t3"."_refusal" is null) then '[]'::json
                      else case case
                      when "t3"."_refusal" in ('e', 'r')
                      or "this_purpose".is_on then case "t3"."_refusal"
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
                        $('{"__typename":"Withheld","field":"fullName"}')::json
                      )
                      when 'RESTRICTED' then json_build_array(
                        $('{"__typename":"Withheld","field":"fullName"}')::json
                      )
                      when 'MINOR' then json_build_array(
                        $('{"__typename":"Withheld","field":"fullName"}')::json
                      )
                      when 'DECEASED' then json_build_array(
                        $('{"__typename":"Withheld","field":"fullName"}')::json
                      )
                      when 'OBJECTION' then json_build_array(
                        $('{"__typename":"Withheld","field":"fullName"}')::json
                      )
                      when 'CONSENT_EXPIRED' then json_build_array(
                        $('{"__typename":"Withheld","field":"fullName"}')::json
                      )
                      when 'NO_CONSENT' then json_build_array(
                        $('{"__typename":"Withheld","field":"fullName"}')::json
                      )
                      when 'PURPOSE_OFF' then json_build_array(
                        $('{"__typename":"Withheld","field":"fullName"}')::json
                      )
                      end
                      end as "withheld"
                    ) o
                  )
                  from (
                    select "t3".*,
                    case
                    when (
                      (
                        ("t3".blocked & 1::bigint) < 1
                        and ("t3".next_change_at is null or "t3".next_change_at > $(now)::timestamptz)
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
                        and s.id = "t3"."subject_id"
                      ),
                      'c'
                    )
                    end as "_refusal"
                    from "contact" "t3"
                    where "t3".workspace_id = $(workspace)::uuid
                    and "t3".deleted_at is null
                    and "t3".id = "t1"."record_id"
                    offset 0
                  ) "t3"
                ) as "contact",
                (
                  select (
                    select row_to_json(o)
                    from (
                      select ':' as "~",
                      'Deal' as "__typename",
                      ('dea_' || replace("t4"."id"::text, '-', '')) as "id",
                      "t4"."name" as "name"
                    ) o
                  )
                  from (
                    select "t4".*
                    from "deal" "t4"
                    where "t4".workspace_id = $(workspace)::uuid
                    and "t4".deleted_at is null
                    and "t4".id = "t1"."record_id"
                    offset 0
                  ) "t4"
                ) as "deal",
                (
                  select (
                    select row_to_json(o)
                    from (
                      select ':' as "~",
                      'Lead' as "__typename",
                      (
                        select (
                          select row_to_json(o)
                          from (
                            select concat("t6"."subject_id", ':', "t6"."_refusal") as "~",
                            'Contact' as "__typename",
                            case when ("t6"."_refusal" is null) then "t6"."full_name" end as "fullName",
                            ('con_' || replace("t6"."id"::text, '-', '')) as "id",
                            case
                            when ("t6"."_refusal" is null) then '[]'::json
                            else case case
                            when "t6"."_refusal" in ('e', 'r')
                            or "this_purpose".is_on then case "t6"."_refusal"
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
                              $('{"__typename":"Withheld","field":"fullName"}')::json
                            )
                            when 'RESTRICTED' then json_build_array(
                              $('{"__typename":"Withheld","field":"fullName"}')::json
                            )
                            when 'MINOR' then json_build_array(
                              $('{"__typename":"Withheld","field":"fullName"}')::json
                            )
                            when 'DECEASED' then json_build_array(
                              $('{"__typename":"Withheld","field":"fullName"}')::json
                            )
                            when 'OBJECTION' then json_build_array(
                              $('{"__typename":"Withheld","field":"fullName"}')::json
                            )
                            when 'CONSENT_EXPIRED' then json_build_array(
                              $('{"__typename":"Withheld","field":"fullName"}')::json
                            )
                            when 'NO_CONSENT' then json_build_array(
                              $('{"__typename":"Withheld","field":"fullName"}')::json
                            )
                            when 'PURPOSE_OFF' then json_build_array(
                              $('{"__typename":"Withheld","field":"fullName"}')::json
                            )
                            end
                            end as "withheld"
                          ) o
                        )
                        from (
                          select "t6".*,
                          case
                          when (
                            (
                              ("t6".blocked & 1::bigint) < 1
                              and ("t6".next_change_at is null or "t6".next_change_at > $(now)::timestamptz)
                            )
                            and "this_purpose".is_on
                          ) then null
                          else coalesce(
                            (
                              select case
                              when s.erased_at is not null then 'e'
                              when s.restricted_at is not null
                              or (s.restricted_purposes & 1::bigint) > 0 then 'r'
                              when (s.objected & 1::bigint) > 0 then 'o'
                              when (s.expired & 1::bigint) > 0
                              or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
                              from data_subject s
                              where s.workspace_id = $(workspace)::uuid
                              and s.id = "t6"."subject_id"
                            ),
                            'c'
                          )
                          end as "_refusal"
                          from "contact" "t6"
                          where "t6".workspace_id = $(workspace)::uuid
                          and "t6".deleted_at is null
                          and "t6".id = "t5"."contact_id"
                          offset 0
                        ) "t6"
                      ) as "contact",
                      ('lea_' || replace("t5"."id"::text, '-', '')) as "id"
                    ) o
                  )
                  from (
                    select "t5".*,
                    case
                    when (
                      ("t5_s".id is null)
                      or (
                        (
                          ("t5_s".blocked & 1::bigint) < 1
                          and ("t5_s".next_change_at is null or "t5_s".next_change_at > $(now)::timestamptz)
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
                        and s.id = "t5_s".subject_id
                      ),
                      'c'
                    )
                    end as "_refusal"
                    from "lead" "t5"
                    left join "contact" "t5_s"
                    on "t5_s".workspace_id = $(workspace)::uuid
                    and "t5_s".id = "t5"."contact_id"
                    where "t5".workspace_id = $(workspace)::uuid
                    and "t5".deleted_at is null
                    and "t5".id = "t1"."record_id"
                    offset 0
                  ) "t5"
                ) as "lead",
                "t1"."outcome" as "outcome",
                "t1"."reason" as "reason"
              ) o
            ) as "r0",
            "t1".id as "r1",
            "t1"."_sort" as "r2",
            "t1".id as "r3",
            "t1"."_sort" as "r4",
            row_number() over() as at
            from (
              select "t1".*,
              ("t1"."id")::text as "_sort"
              from "bulk_action_item" "t1"
              where "t1".workspace_id = $(workspace)::uuid
              and "t1"."action_id" = "t0".id
              order by "t1"."id" asc,
              "t1".id asc
              limit 26
            ) "t1"
          ) r
        ) p
      ) as "items"
    ) o
  )::text as v
  from (
    select "t0".*
    from "bulk_action" "t0"
    where "t0".workspace_id = $(workspace)::uuid
    and "t0".id = $(id)::uuid
    offset 0
  ) "t0"
) answer;

-- What differs for the role "viewer", which masks and denies fields
--       where "t0".workspace_id = $(workspace)::uuid
-- +     and false
