-- mutation PurposeUpdate, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'PurposeSetting' as "__typename",
    ('pur_' || replace("t0"."id"::text, '-', '')) as "id",
    "t0"."basis" as "basis",
    "t0"."is_on" as "isOn",
    "t0"."purpose" as "purpose",
    "t0"."version" as "version",
    "t0"."wording" as "wording"
  ) o
)::text as v
from (
  select "t0".*
  from "purpose_setting" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
