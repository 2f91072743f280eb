/**
 * Who and what is due when, from dates and links alone: nothing sealed is opened and no name is read. A human is due once, by the
 * rule whose time ends first; merges count as one. A customer, and whoever has an open deal, is in the middle of something. A sole
 * trader without a contact is spoken with through their business. A deal stays for as long as one of its people has to, and as
 * something that a hold keeps is about it.
 * What begins with a dollar narrows it to some rows.
 */
const DUE = `
  with recursive given as (
    select ?::uuid as ws, ?::timestamptz as now, ?::text as zone, ?::jsonb as rules, ?::bigint as in_use, ?::jsonb as ids),
  up (id, root) as (
    select s.id, s.merged_into_id from data_subject s
      where s.workspace_id = (select ws from given) and s.merged_into_id is not null
    union select up.id, s.merged_into_id from up
      join data_subject s on s.workspace_id = (select ws from given) and s.id = up.root and s.merged_into_id is not null),
  merged (id, root) as (
    select up.id, up.root from up
      join data_subject s on s.workspace_id = (select ws from given) and s.id = up.root and s.merged_into_id is null),
  rule (key, period) as (
    select r.key, make_interval(years => case r.unit when 'year' then r.count else 0 end,
      months => case r.unit when 'month' then r.count else 0 end, days => case r.unit when 'day' then r.count else 0 end)
    from jsonb_to_recordset((select rules from given)) as r (key text, count int, unit text)),
  busy (id) as (
    select coalesce(m.root, c.subject_id) from deal d
      join stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id and s.kind = 'open'
      join contact c on c.workspace_id = d.workspace_id and c.id = d.contact_id
      left join merged m on m.id = c.subject_id
    where d.workspace_id = (select ws from given) and d.deleted_at is null $PEOPLE
    union select coalesce(m.root, c.subject_id) from deal d
      join stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id and s.kind = 'open'
      join company c on c.workspace_id = d.workspace_id and c.id = d.company_id and c.subject_id is not null
      left join merged m on m.id = c.subject_id
    where d.workspace_id = (select ws from given) and d.deleted_at is null $PEOPLE),
  contact_person as (
    select coalesce(m.root, c.subject_id) as id, bool_or(c.lifecycle = 'customer') as is_customer,
      bool_or(c.lifecycle = 'former-customer') as was_customer,
      max(coalesce(c.last_interaction_at, c.collected_at)) as spoken_at,
      max(coalesce(c.relationship_ended_on::timestamp at time zone (select zone from given), c.last_interaction_at, c.collected_at))
        filter (where c.lifecycle = 'former-customer') as ended_at
    from contact c left join merged m on m.id = c.subject_id
    where c.workspace_id = (select ws from given) and c.deleted_at is null $PEOPLE
    group by 1),
  trader as (
    select coalesce(m.root, c.subject_id) as id, bool_or(sold.is_won) as was_customer,
      max(greatest(c.created_at, spoken.at, sold.on_day::timestamp at time zone (select zone from given))) as spoken_at
    from company c left join merged m on m.id = c.subject_id
      left join lateral (select max(a.occurred_at) as at from activity a
        where a.workspace_id = c.workspace_id and a.company_id = c.id
          and a.kind in ('call', 'meeting', 'mail', 'message')) spoken on true
      left join lateral (select max(d.closed_on) as on_day, bool_or(s.kind = 'won') as is_won from deal d
        join stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id
        where d.workspace_id = c.workspace_id and d.company_id = c.id and d.deleted_at is null) sold on true
    where c.workspace_id = (select ws from given) and c.subject_id is not null and c.deleted_at is null $PEOPLE
    group by 1),
  person as (
    select * from contact_person
    union all select t.id, false, coalesce(t.was_customer, false), t.spoken_at, t.spoken_at from trader t
      where not exists (select 1 from contact_person p where p.id = t.id)),
  stopped (id, at) as (
    select coalesce(m.root, e.subject_id), max(case when e.event = 'withdrawn' then e.occurred_at else e.expires_at end)
    from consent_event e left join merged m on m.id = e.subject_id
    where e.workspace_id = (select ws from given) $SAID
      and (e.event = 'withdrawn' or (e.event = 'given' and e.expires_at <= (select now from given)))
    group by 1),
  clock (id, rule, starts) as (
    select id, 'prospect', spoken_at from person p where not is_customer and not was_customer
        and not exists (select 1 from busy b where b.id = p.id)
    union all select id, 'customer', ended_at from person p where was_customer and not is_customer
        and not exists (select 1 from busy b where b.id = p.id)
    union all select p.id, 'consent-only', x.at from person p
        join stopped x on x.id = p.id
        join data_subject s on s.workspace_id = (select ws from given) and s.id = p.id
      where s.restricted_at is null and (s.blocked & (select in_use from given)) = (select in_use from given)),
  ending (item_table, id, rule, due_on) as (
    (select distinct on (k.id) 'data_subject', k.id, r.key,
       ((k.starts at time zone (select zone from given))::date + r.period)::date as due_on
     from clock k join rule r on r.key = k.rule order by k.id, due_on)
    union all
    select 'deal', d.id, r.key, (d.closed_on + r.period)::date from deal d join rule r on r.key = 'closed-deal'
    where d.workspace_id = (select ws from given) and d.deleted_at is null and d.closed_on is not null $DEALS
      and (d.contact_id is not null or exists (
        select 1 from deal_contact x where x.workspace_id = d.workspace_id and x.deal_id = d.id))),
  held (id) as (
    select i.item_id from hold_item i
      join legal_hold h on h.workspace_id = i.workspace_id and h.id = i.hold_id and h.released_at is null
    where i.workspace_id = (select ws from given)),
  held_person (id) as (
    select coalesce(m.root, x.id) from (
      select id from held
      union select c.subject_id from contact c where c.workspace_id = (select ws from given) and c.id in (select id from held)
      union select r.subject_id from record_subject r
        where r.workspace_id = (select ws from given) and r.record_id in (select id from held)
      union select c.subject_id from company c
        where c.workspace_id = (select ws from given) and c.subject_id is not null and c.id in (select id from held)
      union select c.subject_id from lead l join contact c on c.workspace_id = l.workspace_id and c.id = l.contact_id
        where l.workspace_id = (select ws from given) and l.id in (select id from held)
      union select c.subject_id from deal d join contact c on c.workspace_id = d.workspace_id and c.id = d.contact_id
        where d.workspace_id = (select ws from given) and d.id in (select id from held)) x (id)
      left join merged m on m.id = x.id),
  held_deal (id) as (
    select id from held
    union select x.deal_id from (
      select id, deal_id from note where workspace_id = (select ws from given)
      union all select id, deal_id from activity where workspace_id = (select ws from given)
      union all select id, deal_id from task where workspace_id = (select ws from given)
      union all select id, deal_id from file where workspace_id = (select ws from given)) x
    where x.deal_id is not null and x.id in (select id from held)),
  asking (id) as (
    select coalesce(m.root, r.subject_id) from request_subject r
      join privacy_request q on q.workspace_id = r.workspace_id and q.id = r.request_id and q.closed_at is null
      left join merged m on m.id = r.subject_id
    where r.workspace_id = (select ws from given)),
  deal_kept (id, is_restricted, is_held, is_asking) as (
    select e.id, bool_or(s.restricted_at is not null), bool_or(s.id in (select id from held_person)),
      bool_or(s.id in (select id from asking))
    from ending e cross join lateral (
        select d.contact_id from deal d where d.workspace_id = (select ws from given) and d.id = e.id
        union all
        select x.contact_id from deal_contact x where x.workspace_id = (select ws from given) and x.deal_id = e.id) with_us
      join contact c on c.workspace_id = (select ws from given) and c.id = with_us.contact_id
      left join merged m on m.id = c.subject_id
      join data_subject s on s.workspace_id = c.workspace_id and s.id = coalesce(m.root, c.subject_id)
    where e.item_table = 'deal' group by 1),
  due as (
    select e.item_table, e.id, e.rule, e.due_on, case
      when s.restricted_at is not null or k.is_restricted then 'restricted'
      when e.id in (select id from held_person) or k.is_held or e.id in (select id from held_deal) then 'held'
      when e.id in (select id from asking) or k.is_asking then 'request' end as kept_by
    from ending e left join deal_kept k on e.item_table = 'deal' and k.id = e.id
      left join data_subject s on s.workspace_id = (select ws from given) and s.id = e.id and e.item_table = 'data_subject')
  `;

/** Which of the rows are looked at. */
type Which = 'all' | 'some';

/** A query over `due`, which has `item_table`, `id`, `rule`, `due_on` and `kept_by`. */
export function overDue(which: Which, query: string): string {
  const ids = '(select value::uuid from jsonb_array_elements_text((select ids from given)))';
  const only = (column: string) => (which === 'some' ? `and ${column} in ${ids}` : '');
  return DUE.replaceAll('$PEOPLE', only('c.subject_id'))
    .replace('$SAID', only('e.subject_id'))
    .replace('$DEALS', only('d.id'))
    .concat(query);
}
