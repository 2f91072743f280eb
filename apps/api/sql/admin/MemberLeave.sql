-- mutation MemberLeave, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'Member' as "__typename",
    ('mem_' || replace("t0"."id"::text, '-', '')) as "id",
    coalesce("t0".full_name, 'Former member ' || "t0".former_number::text, 'Member') as "displayName",
    "t0"."email" as "email",
    "t0"."regional_office" as "regionalOffice",
    (
      select coalesce(jsonb_agg(r.key order by r.key), '[]'::jsonb)
      from member_role mr
      join role r
      on r.workspace_id = mr.workspace_id
      and r.id = mr.role_id
      where mr.workspace_id = "t0".workspace_id
      and mr.member_id = "t0".id
    ) as "roleKeys",
    "t0"."status" as "status",
    "t0"."version" as "version"
  ) o
)::text as v
from (
  select "t0".*
  from "member" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
