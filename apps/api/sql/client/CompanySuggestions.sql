-- query CompanySuggestions, as the role "owner"

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
      select row_to_json(o) from (select '' as "~", 'CompanyConnection' as "__typename", p."p0" as "nodes") o
    )
    from (
      select coalesce(json_agg(r."r0"), '[]'::json) as "p0"
      from (
        select (
          select row_to_json(o)
          from (
            select concat("t0"."subject_id", ':', "t0"."_refusal") as "~",
            'Company' as "__typename",
            case when ("t0"."_refusal" is null) then "t0"."city" end as "city",
            case when ("t0"."_refusal" is null) then "t0"."domain" end as "domain",
            ('com_' || replace("t0"."id"::text, '-', '')) as "id",
            case when ("t0"."_refusal" is null) then "t0"."name" end as "name"
          ) o
        ) as "r0"
        from (
          (
            select "t0".*,
            null::text as "_refusal"
            from "company" "t0"
            left join "data_subject" "t0_s"
            on "t0_s".workspace_id = $(workspace)::uuid
            and "t0_s".id = "t0"."subject_id"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0".deleted_at is null
            and «1»
            and «2»
            and "t0"."name" is not null
            order by "t0"."name" asc,
            "t0".id asc
            limit 8
          )
          union all (
            select "t0".*,
            case
            when «2» then null
            else coalesce(
              case when "t0_s".erased_at is not null then 'e' when "t0_s".restricted_at is not null
              or ("t0_s".restricted_purposes & 1::bigint) > 0 then 'r'
              when ("t0_s".objected & 1::bigint) > 0 then 'o'
              when ("t0_s".expired & 1::bigint) > 0
              or ("t0_s".blocked & 1::bigint) < 1 then 'x' else 'c' end,
              'c'
            )
            end as "_refusal"
            from "company" "t0"
            left join "data_subject" "t0_s"
            on "t0_s".workspace_id = $(workspace)::uuid
            and "t0_s".id = "t0"."subject_id"
            where "t0".workspace_id = $(workspace)::uuid
            and "t0".deleted_at is null
            and «1»
            and (not «2» or "t0"."name" is null)
            order by "t0".id asc
            limit 8
          )
          limit 8
        ) "t0"
      ) r
    ) p
  )::text as v
) answer;

-- «1»
"t0".id = any (array(select f.id from "match_company_names"($('%text%'), $(50000), $('name')) f)) and «2»

-- «2»
("t0_s".id is null)
or (
  (
    (
      ("t0_s".blocked & 1::bigint) < 1
      and ("t0_s".next_change_at is null or "t0_s".next_change_at > $(now)::timestamptz)
    )
    and "t0_s".erased_at is null
  )
  and "this_purpose".is_on
)
