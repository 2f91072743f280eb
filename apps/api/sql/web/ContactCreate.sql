-- mutation ContactCreate, as the role "owner"

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
      ('con_' || replace("t0"."id"::text, '-', '')) as "id",
      (
        select (
          select row_to_json(o)
          from (
            select concat("t1"."subject_id", ':', "t1"."_refusal") as "~",
            'Company' as "__typename",
            ('com_' || replace("t1"."id"::text, '-', '')) as "id",
            case when ("t1"."_refusal" is null) then "t1"."name" end as "name"
          ) o
        )
        from (
          select "t1".*,
          case
          when "t1"."subject_id" is not null then (
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
            and s.id = "t1"."subject_id"
          )
          end as "_refusal"
          from "company" "t1"
          where "t1".workspace_id = $(workspace)::uuid
          and "t1".deleted_at is null
          and "t1".id = "t0"."company_id"
          and ("t0"."_refusal" is null)
          offset 0
        ) "t1"
      ) as "company",
      case when ("t0"."_refusal" is null) then "t0"."country" end as "country",
      to_char("t0"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
      case
      when ("t0"."_refusal" is null) then (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'ContactPoint' as "__typename",
              ('cpt_' || replace("t2"."id"::text, '-', '')) as "id",
              case when ("t2"."_refusal" is null) then "t2"."is_primary" end as "isPrimary",
              case when ("t2"."_refusal" is null) then "t2"."clear_value" end as "value"
            ) o
          ) as n
          from (
            select "t2".*,
            case
            when (
              ("t2_s".id is null)
              or (
                (
                  ("t2_s".blocked & 1::bigint) < 1
                  and ("t2_s".next_change_at is null or "t2_s".next_change_at > $(now)::timestamptz)
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
                and s.id = "t2_s".subject_id
              ),
              'c'
            )
            end as "_refusal"
            from "contact_point" "t2"
            left join "contact" "t2_s"
            on "t2_s".workspace_id = $(workspace)::uuid
            and "t2_s".id = "t2"."contact_id"
            where "t2".workspace_id = $(workspace)::uuid
            and "t2"."contact_id" = "t0".id
            and "t2"."kind" = $('email')
            order by "t2".id
            limit 50
          ) "t2"
        ) p
      )
      end as "emails",
      case when ("t0"."_refusal" is null) then "t0"."full_name" end as "fullName",
      (
        select restricted_at is not null
        from data_subject
        where workspace_id = "t0".workspace_id
        and id = "t0".subject_id
      ) as "isRestricted",
      case when ("t0"."_refusal" is null) then "t0"."job_title" end as "jobTitle",
      case
      when ("t0"."_refusal" is null) then to_char(
        "t0"."last_interaction_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
      )
      end as "lastInteractionAt",
      case when ("t0"."_refusal" is null) then "t0"."lifecycle" end as "lifecycle",
      (
        select (
          select row_to_json(o)
          from (
            select ':' as "~",
            'Member' as "__typename",
            coalesce("t3".full_name, 'Former member ' || "t3".former_number::text, 'Member') as "displayName",
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
      case
      when ("t0"."_refusal" is null) then (
        select coalesce(json_agg(p.n), '[]'::json)
        from (
          select (
            select row_to_json(o)
            from (
              select ':' as "~",
              'ContactPoint' as "__typename",
              ('cpt_' || replace("t4"."id"::text, '-', '')) as "id",
              case when ("t4"."_refusal" is null) then "t4"."is_primary" end as "isPrimary",
              case
              when ("t4"."_refusal" is null) then case
              when "t4"."sealed_value" is not null then json_build_object(
                '~s', concat('0:', "t4"."id", ':', encode("t4"."sealed_value", 'hex'))
              )
              end
              end as "value"
            ) o
          ) as n
          from (
            select "t4".*,
            case
            when (
              ("t4_s".id is null)
              or (
                (
                  ("t4_s".blocked & 1::bigint) < 1
                  and ("t4_s".next_change_at is null or "t4_s".next_change_at > $(now)::timestamptz)
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
                and s.id = "t4_s".subject_id
              ),
              'c'
            )
            end as "_refusal"
            from "contact_point" "t4"
            left join "contact" "t4_s"
            on "t4_s".workspace_id = $(workspace)::uuid
            and "t4_s".id = "t4"."contact_id"
            where "t4".workspace_id = $(workspace)::uuid
            and "t4"."contact_id" = "t0".id
            and "t4"."kind" = $('phone')
            order by "t4".id
            limit 50
          ) "t4"
        ) p
      )
      end as "phones",
      "t0"."version" as "version",
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
        $('{"__typename":"Withheld","category":null,"field":"company","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"ERASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","hint":null,"reason":"ERASED"}')::json
      )
      when 'RESTRICTED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"company","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"RESTRICTED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","hint":null,"reason":"RESTRICTED"}')::json
      )
      when 'MINOR' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"company","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"MINOR"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","hint":null,"reason":"MINOR"}')::json
      )
      when 'DECEASED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"company","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"DECEASED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","hint":null,"reason":"DECEASED"}')::json
      )
      when 'OBJECTION' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"company","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"OBJECTION"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","hint":null,"reason":"OBJECTION"}')::json
      )
      when 'CONSENT_EXPIRED' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"company","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","hint":null,"reason":"CONSENT_EXPIRED"}')::json
      )
      when 'NO_CONSENT' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"company","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"NO_CONSENT"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","hint":null,"reason":"NO_CONSENT"}')::json
      )
      when 'PURPOSE_OFF' then json_build_array(
        $('{"__typename":"Withheld","category":null,"field":"company","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"fullName","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"jobTitle","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lastInteractionAt","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"lifecycle","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"PURPOSE_OFF"}')::json,
        $('{"__typename":"Withheld","category":null,"field":"phones","hint":null,"reason":"PURPOSE_OFF"}')::json
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
--         to_char("t0"."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
-- -       case
-- -       when ("t0"."_refusal" is null) then (
-- -         select coalesce(json_agg(p.n), '[]'::json)
-- -         from (
-- -           select (
-- -             select row_to_json(o)
-- -             from (
-- -               select ':' as "~",
-- -               'ContactPoint' as "__typename",
-- -               ('cpt_' || replace("t2"."id"::text, '-', '')) as "id",
-- -               case when ("t2"."_refusal" is null) then "t2"."is_primary" end as "isPrimary",
-- -               case when ("t2"."_refusal" is null) then "t2"."clear_value" end as "value"
-- -             ) o
-- -           ) as n
-- -           from (
-- -             select "t2".*,
-- -             case
-- -             when (
-- -               ("t2_s".id is null)
-- -               or (
-- -                 (
-- -                   ("t2_s".blocked & 1::bigint) < 1
-- -                   and ("t2_s".next_change_at is null or "t2_s".next_change_at > $(now)::timestamptz)
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
-- -                 and s.id = "t2_s".subject_id
-- -               ),
-- -               'c'
-- -             )
-- -             end as "_refusal"
-- -             from "contact_point" "t2"
-- -             left join "contact" "t2_s"
-- -             on "t2_s".workspace_id = $(workspace)::uuid
-- -             and "t2_s".id = "t2"."contact_id"
-- -             where "t2".workspace_id = $(workspace)::uuid
-- -             and "t2"."contact_id" = "t0".id
-- -             and "t2"."kind" = $('email')
-- -             order by "t2".id
-- -             limit 50
-- -           ) "t2"
-- -         ) p
-- -       )
-- -       end as "emails",
-- +       null as "emails",
--               'Member' as "__typename",
-- -             coalesce("t3".full_name, 'Former member ' || "t3".former_number::text, 'Member') as "displayName",
-- -             ('mem_' || replace("t3"."id"::text, '-', '')) as "id"
-- +             coalesce("t2".full_name, 'Former member ' || "t2".former_number::text, 'Member') as "displayName",
-- +             ('mem_' || replace("t2"."id"::text, '-', '')) as "id"
--           from (
-- -           select "t3".*
-- -           from "member" "t3"
-- -           where "t3".workspace_id = $(workspace)::uuid
-- -           and "t3".id = "t0"."owner_id"
-- +           select "t2".*
-- +           from "member" "t2"
-- +           where "t2".workspace_id = $(workspace)::uuid
-- +           and "t2".id = "t0"."owner_id"
--             offset 0
-- -         ) "t3"
-- +         ) "t2"
--         ) as "owner",
-- +       null as "phones",
-- +       "t0"."version" as "version",
--         case
-- -       when ("t0"."_refusal" is null) then (
-- -         select coalesce(json_agg(p.n), '[]'::json)
-- -         from (
-- -           select (
-- -             select row_to_json(o)
-- -             from (
-- -               select ':' as "~",
-- -               'ContactPoint' as "__typename",
-- -               ('cpt_' || replace("t4"."id"::text, '-', '')) as "id",
-- -               case when ("t4"."_refusal" is null) then "t4"."is_primary" end as "isPrimary",
-- -               case
-- -               when ("t4"."_refusal" is null) then case
-- -               when "t4"."sealed_value" is not null then json_build_object(
-- -                 '~s', concat('0:', "t4"."id", ':', encode("t4"."sealed_value", 'hex'))
-- -               )
-- -               end
-- -               end as "value"
-- -             ) o
-- -           ) as n
-- +       when ("t0"."_refusal" is null) then json_build_array(
-- +         (
-- +           select row_to_json(o)
--             from (
-- -             select "t4".*,
-- -             case
-- -             when (
-- -               ("t4_s".id is null)
-- -               or (
-- -                 (
-- -                   ("t4_s".blocked & 1::bigint) < 1
-- -                   and ("t4_s".next_change_at is null or "t4_s".next_change_at > $(now)::timestamptz)
-- -                 )
-- -                 and "this_purpose".is_on
-- +             select $('Withheld')::text as "__typename",
-- +             $(null)::text as "category",
-- +             $('emails')::text as "field",
-- +             (
-- +               select case
-- +               when m.v is null then null
-- +               when m.v !~ '^.+@' then '•••'
-- +               else left(m.v, 1) || '•••@' || left(m.d, 1) || '•••' || coalesce(
-- +                 substring(m.d from '^.+(\.[^.]*)$'), ''
--                 )
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
-- -                 and s.id = "t4_s".subject_id
-- -               ),
-- -               'c'
-- -             )
-- -             end as "_refusal"
-- -             from "contact_point" "t4"
-- -             left join "contact" "t4_s"
-- -             on "t4_s".workspace_id = $(workspace)::uuid
-- -             and "t4_s".id = "t4"."contact_id"
-- -             where "t4".workspace_id = $(workspace)::uuid
-- -             and "t4"."contact_id" = "t0".id
-- -             and "t4"."kind" = $('phone')
-- -             order by "t4".id
-- -             limit 50
-- -           ) "t4"
-- -         ) p
-- +               end
-- +               from (
-- +                 select e.v,
-- +                 substring(e.v from '[^@]*$') as d
-- +                 from (
-- +                   select (
-- +                     select clear_value
-- +                     from contact_point
-- +                     where workspace_id = $(workspace)::uuid
-- +                     and contact_id = "t0".id
-- +                     and kind = 'email'
-- +                     order by is_primary desc,
-- +                     id
-- +                     limit 1
-- +                   ) as v
-- +                 ) e
-- +               ) m
-- +             ) as "hint",
-- +             $('ROLE')::text as "reason"
-- +           ) o
-- +         ),
-- +         $('{"__typename":"Withheld","category":null,"field":"phones","hint":null,"reason":"ROLE"}')::json
--         )
-- -       end as "phones",
-- -       "t0"."version" as "version",
-- -       case when ("t0"."_refusal" is null) then '[]'::json else case case when "t0"."_refusal" in ('e', 'r')
-- +       else case case
-- +       when "t0"."_refusal" in ('e', 'r')
--           $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"ERASED"}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"ERASED"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"ERASED"}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"ERASED"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"RESTRICTED"}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"RESTRICTED"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"RESTRICTED"}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"RESTRICTED"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"MINOR"}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"MINOR"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"MINOR"}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"MINOR"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"DECEASED"}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"DECEASED"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"DECEASED"}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"DECEASED"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"OBJECTION"}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"OBJECTION"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"OBJECTION"}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"OBJECTION"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"CONSENT_EXPIRED"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"NO_CONSENT"}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"NO_CONSENT"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"NO_CONSENT"}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"NO_CONSENT"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"country","hint":null,"reason":"PURPOSE_OFF"}')::json,
-- -         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"PURPOSE_OFF"}')::json,
--           $('{"__typename":"Withheld","category":null,"field":"owner","hint":null,"reason":"PURPOSE_OFF"}')::json,
-- +         $('{"__typename":"Withheld","category":null,"field":"emails","hint":null,"reason":"PURPOSE_OFF"}')::json,
