-- query DealSums, as the role "owner"

select coalesce(jsonb_agg(to_jsonb(g)), '[]'::jsonb) as v
from (
  select key,
  sum(n)::bigint as count,
  jsonb_object_agg(
    currency, jsonb_build_array(total::text, known::text, least::text, most::text)
  ) filter (where currency is not null and known > 0) as comes
  from (
    select (
      select "t1".id
      from "stage" "t1"
      where "t1".workspace_id = $(workspace)::uuid
      and "t1".id = "t0"."stage_id"
    )::text as key,
    null::text as currency,
    count(*) as n,
    count(null::bigint) as known,
    sum(null::bigint) as total,
    min(null::bigint) as least,
    max(null::bigint) as most
    from "deal" "t0"
    where "t0".workspace_id = $(workspace)::uuid
    and "t0".deleted_at is null
    group by 1,
    2
  ) parts
  group by key
  order by key nulls last
) g;
