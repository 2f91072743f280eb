-- query DealSums, as the role "owner"

select coalesce(jsonb_agg(to_jsonb(g)), '[]'::jsonb) as v
from (
  select key,
  sum(n)::bigint as count,
  jsonb_object_agg(currency, total::text) filter (where currency is not null and total is not null) as sums
  from (
    select (
      select "t1".id
      from "stage" "t1"
      where "t1".workspace_id = $(workspace)::uuid
      and "t1".id = "t0"."stage_id"
    )::text as key,
    null::text as currency,
    count(*) as n,
    null::bigint as total
    from "deal" "t0"
    where "t0".workspace_id = $(workspace)::uuid
    and "t0".deleted_at is null
    group by 1,
    2
  ) parts
  group by key
  order by key nulls last
) g;
