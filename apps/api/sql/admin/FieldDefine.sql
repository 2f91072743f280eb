-- mutation FieldDefine, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'CustomFieldDefinition' as "__typename",
    ('cfd_' || replace("t0"."id"::text, '-', '')) as "id"
  ) o
)::text as v
from (
  select "t0".*
  from "custom_field_definition" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
