-- query MailGround, as the role "owner"

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
      select concat("t0"."subject_id", ':', "t0"."_refusal") as "~",
      'Contact' as "__typename",
      case
      when ("t0"."_refusal" is null) then (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'ContactPoint' as "__typename",
              ('cpt_' || replace("t1"."id"::text, '-', '')) as "id",
              case when ("t1"."_refusal" is null) then "t1"."is_primary" end as "isPrimary",
              case when ("t1"."_refusal" is null) then "t1"."label" end as "label",
              case when ("t1"."_refusal" is null) then "t1"."clear_value" end as "value"
            ) o
          ) as n
          from (
            select "t1".*,
            case
            when (
              ("t1_s".id is null)
              or (
                (
                  ("t1_s".blocked & 1::bigint) < 1
                  and ("t1_s".next_change_at is null or "t1_s".next_change_at > $(now)::timestamptz)
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
                and s.id = "t1_s".subject_id
              ),
              'c'
            )
            end as "_refusal"
            from "contact_point" "t1"
            left join "contact" "t1_s"
            on "t1_s".workspace_id = $(workspace)::uuid
            and "t1_s".id = "t1"."contact_id"
            where "t1".workspace_id = $(workspace)::uuid
            and "t1"."contact_id" = "t0".id
            and "t1"."kind" = $('email')
            order by "t1".id
            limit 50
          ) "t1"
        ) p
      )
      end as "emails",
      ('con_' || replace("t0"."id"::text, '-', '')) as "id",
      ('sub_' || replace("t0"."subject_id"::text, '-', '')) as "subjectId",
      case when ("t0"."_refusal" is null) then '[]'::json else case case when "t0"."_refusal" in ('e', 'r')
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
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"ERASED"}')::json
      )
      when 'RESTRICTED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"RESTRICTED"}')::json
      )
      when 'MINOR' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"MINOR"}')::json
      )
      when 'DECEASED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"DECEASED"}')::json
      )
      when 'OBJECTION' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"OBJECTION"}')::json
      )
      when 'CONSENT_EXPIRED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"CONSENT_EXPIRED"}')::json
      )
      when 'NO_CONSENT' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"NO_CONSENT"}')::json
      )
      when 'PURPOSE_OFF' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"emails","reason":"PURPOSE_OFF"}')::json
      )
      end
      end as "withheld"
    ) o
  )::text as v
  from (
    select "t0".*,
    case
    when (
      (
        ("t0".blocked & 1::bigint) < 1
        and ("t0".next_change_at is null or "t0".next_change_at > $(now)::timestamptz)
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
        and s.id = "t0"."subject_id"
      ),
      'c'
    )
    end as "_refusal"
    from "contact" "t0"
    where "t0".workspace_id = $(workspace)::uuid
    and "t0".deleted_at is null
    and "t0".id = (
      select coalesce(
        (
          select answers_with_id
          from contact_merge
          where workspace_id = $(workspace)::uuid
          and merged_id = $(id)::uuid
          and undone_at is null
        ),
        $(id)::uuid
      )
    )
    offset 0
  ) "t0"
) answer;

-- What differs for the role "viewer", which masks and denies fields
--         'Contact' as "__typename",
-- +       null as "emails",
-- +       ('con_' || replace("t0"."id"::text, '-', '')) as "id",
-- +       ('sub_' || replace("t0"."subject_id"::text, '-', '')) as "subjectId",
--         case
-- -       when ("t0"."_refusal" is null) then (
-- -         select coalesce(json_agg(p.n), '[]'::json)
-- -         from (
-- -           select (
-- -             select row_to_json(o)
-- -             from (
-- -               select ':' as "~",
-- -               'ContactPoint' as "__typename",
-- -               ('cpt_' || replace("t1"."id"::text, '-', '')) as "id",
-- -               case when ("t1"."_refusal" is null) then "t1"."is_primary" end as "isPrimary",
-- -               case when ("t1"."_refusal" is null) then "t1"."label" end as "label",
-- -               case when ("t1"."_refusal" is null) then "t1"."clear_value" end as "value"
-- -             ) o
-- -           ) as n
-- +       when ("t0"."_refusal" is null) then json_build_array(
-- +         (
-- +           select row_to_json(o)
--             from (
-- -             select "t1".*,
-- -             case
-- -             when (
-- -               ("t1_s".id is null)
-- -               or (
-- -                 (
-- -                   ("t1_s".blocked & 1::bigint) < 1
-- -                   and ("t1_s".next_change_at is null or "t1_s".next_change_at > $(now)::timestamptz)
-- -                 )
-- -                 and "this_purpose".is_on
-- -               )
-- -             ) then null
-- -             else coalesce(
-- -               (
-- -                 select case when s.erased_at is not null then 'e' when s.restricted_at is not null
-- -                 or (s.restricted_purposes & 1::bigint) > 0 then 'r'
-- -                 when (s.objected & 1::bigint) > 0 then 'o'
-- -                 when (s.expired & 1::bigint) > 0
-- -                 or (s.blocked & 1::bigint) < 1 then 'x' else 'c' end
-- -                 from data_subject s
-- -                 where s.workspace_id = $(workspace)::uuid
-- -                 and s.id = "t1_s".subject_id
-- -               ),
-- -               'c'
-- -             )
-- -             end as "_refusal"
-- -             from "contact_point" "t1"
-- -             left join "contact" "t1_s"
-- -             on "t1_s".workspace_id = $(workspace)::uuid
-- -             and "t1_s".id = "t1"."contact_id"
-- -             where "t1".workspace_id = $(workspace)::uuid
-- -             and "t1"."contact_id" = "t0".id
-- -             and "t1"."kind" = $('email')
-- -             order by "t1".id
-- -             limit 50
-- -           ) "t1"
-- -         ) p
-- +             select $('Withheld')::text as "__typename",
-- +             $(null)::text as "category",
-- +             $('emails')::text as "field",
-- +             $('ROLE')::text as "reason"
-- +           ) o
-- +         )
--         )
-- -       end as "emails",
-- -       ('con_' || replace("t0"."id"::text, '-', '')) as "id",
-- -       ('sub_' || replace("t0"."subject_id"::text, '-', '')) as "subjectId",
-- -       case when ("t0"."_refusal" is null) then '[]'::json else case case when "t0"."_refusal" in ('e', 'r')
-- +       else case case
-- +       when "t0"."_refusal" in ('e', 'r')
