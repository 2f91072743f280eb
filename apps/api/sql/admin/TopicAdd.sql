-- mutation TopicAdd, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'MarketingTopic' as "__typename",
    ('top_' || replace("t0"."id"::text, '-', '')) as "id",
    "t0"."is_active" as "isActive",
    "t0"."key" as "key",
    "t0"."label" as "label",
    "t0"."version" as "version"
  ) o
)::text as v
from (
  select "t0".*
  from "marketing_topic" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
