-- query RecordSearch, as the role "owner"

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
    select coalesce(json_agg(b.hit), '[]'::json)
    from (
      select h.hit
      from (
        (
          select 'Company' as t,
          m.score,
          "t0".id as i,
          (
            select row_to_json(o)
            from (
              select 'SearchHit' as "__typename",
              (
                select row_to_json(o)
                from (
                  select concat(
                    "t0"."subject_id",
                    ':',
                    case
                    when «1» then null
                    else coalesce(
                      case when "t0_s".erased_at is not null then 'e' when "t0_s".restricted_at is not null
                      or ("t0_s".restricted_purposes & 1::bigint) > 0 then 'r'
                      when ("t0_s".objected & 1::bigint) > 0 then 'o'
                      when ("t0_s".expired & 1::bigint) > 0
                      or ("t0_s".blocked & 1::bigint) < 1 then 'x' else 'c' end,
                      'c'
                    )
                    end
                  ) as "~",
                  'Company' as "__typename",
                  ('com_' || replace("t0"."id"::text, '-', '')) as "id",
                  case when «1» then "t0"."city" end as "city",
                  case when «1» then "t0"."name" end as "name"
                ) o
              ) as "record"
            ) o
          ) as hit
          from (
            select c.id,
            max(c.score) as score,
            (array_agg(c.field order by c.score desc))[1] as field
            from (
              select s.id,
              s.score,
              $('name')::text as field
              from (select id, score from "search_company_names"($('text'), $(200))) s
              union all
              select s.id,
              s.score,
              $('domain')::text as field
              from (
                select id,
                4::real as score
                from company
                where workspace_id = $(workspace)::uuid
                and domain = $('text')
              ) s
              union all
              select s.id,
              s.score,
              $('externalId')::text as field
              from (
                select record_id as id,
                4::real as score
                from external_id
                where workspace_id = $(workspace)::uuid
                and key = $('text')
                and record_type = $('company')
              ) s
            ) c
            group by c.id
          ) m
          join "company" "t0"
          on "t0".id = m.id
          left join "data_subject" "t0_s"
          on "t0_s".workspace_id = $(workspace)::uuid
          and "t0_s".id = "t0"."subject_id"
          where "t0".workspace_id = $(workspace)::uuid
          and "t0".deleted_at is null
          and «1»
          order by m.score desc,
          "t0".id
          limit 18
        )
        union all (
          select 'Contact' as t,
          m.score,
          "t1".id as i,
          (
            select row_to_json(o)
            from (
              select 'SearchHit' as "__typename",
              (
                select row_to_json(o)
                from (
                  select concat(
                    "t1"."subject_id",
                    ':',
                    case
                    when «2» then null
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
                    end
                  ) as "~",
                  'Contact' as "__typename",
                  ('con_' || replace("t1"."id"::text, '-', '')) as "id",
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
                        select case when «3»
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
                      and «2»
                      offset 0
                    ) "t2"
                  ) as "company",
                  case when «2» then "t1"."full_name" end as "fullName"
                ) o
              ) as "record"
            ) o
          ) as hit
          from (
            select c.id,
            max(c.score) as score,
            (array_agg(c.field order by c.score desc))[1] as field
            from (
              select s.id,
              s.score,
              $('fullName')::text as field
              from (select id, score from "search_contact_names"($('text'), $(200))) s
              union all
              select s.id,
              s.score,
              $('emails')::text as field
              from (select id, score from "search_contact_emails"($('text'), $(200))) s
              union all
              select s.id,
              s.score,
              $('externalId')::text as field
              from (
                select record_id as id,
                4::real as score
                from external_id
                where workspace_id = $(workspace)::uuid
                and key = $('text')
                and record_type = $('contact')
              ) s
            ) c
            group by c.id
          ) m
          join "contact" "t1"
          on "t1".id = m.id
          where "t1".workspace_id = $(workspace)::uuid
          and "t1".deleted_at is null
          and «2»
          order by m.score desc,
          "t1".id
          limit 18
        )
        union all (
          select 'Deal' as t,
          m.score,
          "t3".id as i,
          (
            select row_to_json(o)
            from (
              select 'SearchHit' as "__typename",
              (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Deal' as "__typename",
                  ('dea_' || replace("t3"."id"::text, '-', '')) as "id",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select concat("t4"."subject_id", ':', "t4"."_refusal") as "~",
                        'Company' as "__typename",
                        ('com_' || replace("t4"."id"::text, '-', '')) as "id",
                        case when ("t4"."_refusal" is null) then "t4"."name" end as "name"
                      ) o
                    )
                    from (
                      select "t4".*,
                      case
                      when "t4"."subject_id" is not null then (
                        select case when «3»
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
                        and s.id = "t4"."subject_id"
                      )
                      end as "_refusal"
                      from "company" "t4"
                      where "t4".workspace_id = $(workspace)::uuid
                      and "t4".deleted_at is null
                      and "t4".id = "t3"."company_id"
                      offset 0
                    ) "t4"
                  ) as "company",
                  "t3"."name" as "name"
                ) o
              ) as "record"
            ) o
          ) as hit
          from (
            select c.id,
            max(c.score) as score,
            (array_agg(c.field order by c.score desc))[1] as field
            from (
              select s.id,
              s.score,
              $('name')::text as field
              from (select id, score from "search_deal_names"($('text'), $(200))) s
              union all
              select s.id,
              s.score,
              $('externalId')::text as field
              from (
                select record_id as id,
                4::real as score
                from external_id
                where workspace_id = $(workspace)::uuid
                and key = $('text')
                and record_type = $('deal')
              ) s
            ) c
            group by c.id
          ) m
          join "deal" "t3"
          on "t3".id = m.id
          where "t3".workspace_id = $(workspace)::uuid
          and "t3".deleted_at is null
          order by m.score desc,
          "t3".id
          limit 18
        )
        union all (
          select 'Lead' as t,
          m.score,
          "t5".id as i,
          (
            select row_to_json(o)
            from (
              select 'SearchHit' as "__typename",
              (
                select row_to_json(o)
                from (
                  select ':' as "~",
                  'Lead' as "__typename",
                  ('lea_' || replace("t5"."id"::text, '-', '')) as "id",
                  (
                    select (
                      select row_to_json(o)
                      from (
                        select concat("t6"."subject_id", ':', "t6"."_refusal") as "~",
                        'Contact' as "__typename",
                        case when ("t6"."_refusal" is null) then "t6"."full_name" end as "fullName",
                        ('con_' || replace("t6"."id"::text, '-', '')) as "id"
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
                          select case when s.erased_at is not null then 'e' when s.restricted_at is not null
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
                  case when «4» then "t5"."source" end as "source"
                ) o
              ) as "record"
            ) o
          ) as hit
          from (
            select c.id,
            max(c.score) as score,
            (array_agg(c.field order by c.score desc))[1] as field
            from (
              select s.id,
              s.score,
              $('contact')::text as field
              from (
                select l.id,
                n.score
                from (select id, score from "search_contact_names"($('text'), $(200))) n
                join lead l
                on l.workspace_id = $(workspace)::uuid
                and l.contact_id = n.id
              ) s
              union all
              select s.id,
              s.score,
              $('externalId')::text as field
              from (
                select record_id as id,
                4::real as score
                from external_id
                where workspace_id = $(workspace)::uuid
                and key = $('text')
                and record_type = $('lead')
              ) s
            ) c
            group by c.id
          ) m
          join "lead" "t5"
          on "t5".id = m.id
          left join "contact" "t5_s"
          on "t5_s".workspace_id = $(workspace)::uuid
          and "t5_s".id = "t5"."contact_id"
          where "t5".workspace_id = $(workspace)::uuid
          and "t5".deleted_at is null
          and «4»
          order by m.score desc,
          "t5".id
          limit 18
        )
      ) h
      order by h.score desc,
      h.t,
      h.i
      limit 18
    ) b
  )::text as v
) answer;

-- «1»
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

-- «2»
(
  ("t1".blocked & 1::bigint) < 1
  and ("t1".next_change_at is null or "t1".next_change_at > $(now)::timestamptz)
)
and "this_purpose".is_on

-- «3»
((s.blocked & 1::bigint) < 1 and (s.next_change_at is null or s.next_change_at > $(now)::timestamptz))
and s.erased_at is null

-- «4»
("t5_s".id is null)
or (
  (
    ("t5_s".blocked & 1::bigint) < 1
    and ("t5_s".next_change_at is null or "t5_s".next_change_at > $(now)::timestamptz)
  )
  and "this_purpose".is_on
)

-- What differs for the role "viewer", which masks and denies fields
--                 s.score,
-- -               $('emails')::text as field
-- -               from (select id, score from "search_contact_emails"($('text'), $(200))) s
-- -               union all
-- -               select s.id,
-- -               s.score,
