-- mutation TellRestrictionEnd, as the role "owner"

select (
  select row_to_json(o)
  from (
    select ':' as "~",
    'DataSubject' as "__typename",
    ('sub_' || replace("t0"."id"::text, '-', '')) as "id",
    to_char("t0"."restricted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "restrictedAt",
    to_char(
      "t0"."restriction_end_told_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
    ) as "restrictionEndToldAt"
  ) o
)::text as v
from (
  select "t0".*
  from "data_subject" "t0"
  where "t0".workspace_id = $(workspace)::uuid
  and "t0".id = $(id)::uuid
  offset 0
) "t0";
