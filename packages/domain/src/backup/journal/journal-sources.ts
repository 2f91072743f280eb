import type { EntityManager } from '@mikro-orm/postgresql';
import { askPlanned } from '../../kernel/records/unread.ts';
import { SUBJECT_DECIDED } from '../../privacy/consent/recompute-subjects.ts';
import { type JournalEntry, parseEntry } from './journal-entry.ts';

/** How long after its id was made a row may still appear, because its transaction took so long or a clock was slow. */
const LATE_MS = 3_600_000;

/** The subjects that stand for the same human now: whoever was merged into them, or they into. */
const humanOf = (subjectId: string) => `(select jsonb_agg(h.id) from (
    with recursive same (id) as (
      select ${subjectId}
      union select other.id from same cross join lateral (
        select up.merged_into_id as id from data_subject up
          where up.workspace_id = $1 and up.id = same.id and up.merged_into_id is not null
        union all select down.id from data_subject down where down.workspace_id = $1 and down.merged_into_id = same.id) other)
    select id from same) h)`;

const TAKEN_OUT = `jsonb_build_object('table', v.table_name, 'rowId', v.row_id, 'places', v.passages)`;

/** Whether a message `m` tells who asks: it is destroyed once that is checked, and lies nowhere else meanwhile. */
const IS_ANSWER_OF_WHO = `exists (select from request_message q
  where q.workspace_id = $1 and q.id = m.answers_id and q.kind = 'identity-question')`;

/** Each source is read from an id or a time on along an index: what happens meanwhile, not what is there. */
const SINCE = `
  select 'erasure' as kind, l.id, to_json(l.planned_at) #>> '{}' as "occurredAt",
    jsonb_build_object('subjectId', l.subject_id, 'ground', l.ground, 'requestId', l.request_id) as body
  from erasure_ledger l where l.workspace_id = $1 and l.id > $2::uuid
  union all
  select 'erasure', a.id, to_json(l.planned_at) #>> '{}', jsonb_build_object('subjectId', a.subject_id, 'ground', l.ground,
    'requestId', l.request_id)
  from audit_entry a join erasure_ledger l on l.workspace_id = $1 and l.id = a.target_id and l.subject_id <> a.subject_id
  where a.workspace_id = $1 and a.id > $2::uuid and a.action = 'subject:erase' and a.fields = 'planned'
  union all
  select 'stop', e.id, to_json(e.occurred_at) #>> '{}', jsonb_build_object('subjectId', e.subject_id,
    'subjectIds', ${humanOf('e.subject_id')}, 'purpose', e.purpose, 'event', e.event, 'channel', e.channel, 'topic', e.topic, 'contactPointId', e.contact_point_id, 'method', e.method)
  from consent_event e
  where e.workspace_id = $1 and e.id > $2::uuid and e.event in ('withdrawn', 'refused', 'objected')
  union all
  select 'restriction', a.id, to_json(s.restricted_at) #>> '{}',
    jsonb_build_object('subjectId', s.id, 'subjectIds', ${humanOf('s.id')}, 'ground', s.restriction_ground)
  from audit_entry a join data_subject s on s.workspace_id = $1 and s.id = a.subject_id
  where a.workspace_id = $1 and a.id > $2::uuid and a.action = 'subject:restrict' and s.restriction_ground is not null
  union all
  select 'item-restriction', i.id, to_json(i.restricted_at) #>> '{}', jsonb_build_object('subjectId', i.subject_id,
    'recordType', i.record_type, 'recordId', i.record_id, 'ground', i.restriction_ground)
  from item_restriction i where i.workspace_id = $1 and i.id > $2::uuid and i.lifted_at is null
  union all
  select 'purpose-restriction', r.id, to_json(r.restricted_at) #>> '{}',
    jsonb_build_object('subjectId', r.subject_id, 'purpose', r.purpose, 'ground', r.restriction_ground)
  from purpose_restriction r where r.workspace_id = $1 and r.id > $2::uuid and r.lifted_at is null
  union all
  select 'suspension', d.id, to_json(d.occurred_at) #>> '{}',
    jsonb_build_object('subjectId', s.id, 'subjectIds', ${humanOf('s.id')}, 'purposes', s.restricted_purposes::text)
  from domain_event d join data_subject s on s.workspace_id = $1 and s.id = d.subject_id
  where d.workspace_id = $1 and d.id > $2::uuid and d.type = '${SUBJECT_DECIDED}' and s.restricted_purposes <> 0
  union all
  select 'minor', a.id, to_json(a.occurred_at) #>> '{}', jsonb_build_object('subjectId', s.id, 'subjectIds', ${humanOf('s.id')})
  from audit_entry a join data_subject s on s.workspace_id = $1 and s.id = a.subject_id and s.is_minor
  where a.workspace_id = $1 and a.id > $2::uuid and a.action in ('subject:update', 'subject:restrict')
  union all
  select 'deceased', a.id, to_json(a.occurred_at) #>> '{}', jsonb_build_object('subjectId', s.id,
    'subjectIds', ${humanOf('s.id')}, 'deceasedOn', s.deceased_on)
  from audit_entry a join data_subject s on s.workspace_id = $1 and s.id = a.subject_id and s.deceased_on is not null
  where a.workspace_id = $1 and a.id > $2::uuid and a.action = 'subject:update'
  union all
  select distinct 'exception-ended', x.id, to_json(x.expires_at) #>> '{}', '{}'::jsonb
  from audit_entry a join restriction_exception x on x.workspace_id = $1 and x.subject_id = a.subject_id
    and x.expires_at <= a.occurred_at
  where a.workspace_id = $1 and a.id > $2::uuid and a.action in ('subject:restrict', 'contact:merge')
  union all
  select case a.action when 'member:leave' then 'departure' else 'key-revoked' end, a.id, to_json(a.occurred_at) #>> '{}',
    jsonb_build_object(case a.action when 'member:leave' then 'memberId' else 'apiKeyId' end, a.target_id)
  from audit_entry a
  where a.workspace_id = $1 and a.id > $2::uuid and a.action in ('member:leave', 'api-key:revoke') and a.target_id is not null
  union all
  select distinct 'agent', g.id, to_json(a.occurred_at) #>> '{}',
    jsonb_build_object('suspendedAt', g.suspended_at, 'hasToken', g.token_hash is not null, 'tokenMadeAt', g.token_made_at)
  from audit_entry a join authorised_agent g on g.workspace_id = $1 and g.id = a.target_id
  where a.workspace_id = $1 and a.id > $2::uuid and a.target_type = 'authorised_agent'
  union all
  select 'closing', a.id, to_json(a.occurred_at) #>> '{}',
    jsonb_build_object('requestedAt', w.close_requested_at, 'closingAt', w.closing_at)
  from audit_entry a join workspace w on w.id = a.target_id
  where a.workspace_id = $1 and a.id > $2::uuid and a.action = 'workspace:close' and w.id = $1
  union all
  select 'closure', a.id, to_json(a.occurred_at) #>> '{}', to_jsonb(c) - 'owner_account_id'
  from audit_entry a join workspace_closure c on c.workspace_id = $1 and c.id = a.target_id
  where a.workspace_id = $1 and a.id > $2::uuid and a.action = 'workspace:close'
  union all
  select 'kept-item', k.id, to_json(k.kept_at) #>> '{}', jsonb_build_object('subjectId', k.subject_id, 'itemTable', k.item_table,
    'itemId', k.item_id, 'ground', k.ground, 'endsOn', k.ends_on, 'holdItemId', k.hold_item_id, 'row', to_jsonb(k))
  from kept_item k where k.workspace_id = $1 and k.id > $2::uuid and k.released_at is null
  union all
  select 'request', r.id, to_json(r.created_at) #>> '{}', jsonb_build_object('reference', r.reference, 'right', r.kind,
    'receivedAt', r.received_at, 'row', to_jsonb(r), 'corrections', (select jsonb_agg(to_jsonb(c)) from correction_item c
      where c.workspace_id = r.workspace_id and c.request_id = r.id))
  from privacy_request r where r.workspace_id = $1 and r.id > $2::uuid
  union all
  select 'request-message', m.id, to_json(m.sent_at) #>> '{}', jsonb_build_object('requestId', m.request_id, 'row', to_jsonb(m))
  from request_message m where m.workspace_id = $1 and m.id > $2::uuid and m.body is not null and not ${IS_ANSWER_OF_WHO}
  union all
  select 'request-stands', e.request_id, to_json(e.at) #>> '{}', jsonb_build_object(
    'people', coalesce((select jsonb_agg(jsonb_build_object('subjectId', s.subject_id, 'subjectIds', ${humanOf('s.subject_id')}))
      from request_subject s where s.workspace_id = $1 and s.request_id = e.request_id), '[]'),
    'files', coalesce((select jsonb_agg(to_jsonb(f)) from request_evidence f
      where f.workspace_id = $1 and f.request_id = e.request_id and f.destroyed_at is null), '[]'),
    'isAnswerUnchecked', exists (select from request_message m
      where m.workspace_id = $1 and m.request_id = e.request_id and m.destroyed_at is null and ${IS_ANSWER_OF_WHO}))
  from (select request_id, max(occurred_at) as at from request_event where workspace_id = $1 and id > $2::uuid group by request_id) e
  union all
  select distinct 'request-verified', r.id, to_json(coalesce(r.verified_at, r.doubted_at)) #>> '{}',
    jsonb_build_object('verifiedAt', r.verified_at, 'doubtedAt', r.doubted_at)
  from request_event e join privacy_request r on r.workspace_id = $1 and r.id = e.request_id
  where e.workspace_id = $1 and e.id > $2::uuid and e.type in ('verified', 'doubted')
    and coalesce(r.verified_at, r.doubted_at) is not null
  union all
  select distinct 'request-ended', r.id, to_json(coalesce(r.closed_at, r.carried_out_at)) #>> '{}', jsonb_build_object(
    'state', r.state, 'decision', r.decision, 'refusalGround', r.refusal_ground, 'carriedOutAt', r.carried_out_at, 'closedAt', r.closed_at)
  from request_event e join privacy_request r on r.workspace_id = $1 and r.id = e.request_id
  where e.workspace_id = $1 and e.id > $2::uuid and coalesce(r.closed_at, r.carried_out_at) is not null
  union all
  select 'unmerge', a.id, to_json(a.occurred_at) #>> '{}', jsonb_build_object('contactId', a.target_id)
  from audit_entry a where a.workspace_id = $1 and a.id > $2::uuid and a.action = 'contact:unmerge'
  union all
  select 'taken-out', v.id, to_json(v.decided_at) #>> '{}', ${TAKEN_OUT}
  from review_item v where v.workspace_id = $1 and v.id > $2::uuid and v.use = 'erasure' and v.state = 'accepted'
  union all
  select 'taken-out', v.id, to_json(v.decided_at) #>> '{}', ${TAKEN_OUT}
  from audit_entry a join review_item v on v.workspace_id = $1 and v.id = a.target_id and v.use = 'erasure' and v.state = 'accepted'
  where a.workspace_id = $1 and a.id > $2::uuid and a.action = 'subject:erase' and a.target_type = 'review_item'
  union all
  select 'hold', h.id, to_json(h.created_at) #>> '{}', to_jsonb(h) from legal_hold h
  where h.workspace_id = $1 and h.id > $2::uuid and h.released_at is null
  union all
  select 'hold-item', i.id, to_json(i.held_at) #>> '{}', to_jsonb(i)
  from hold_item i join legal_hold h on h.workspace_id = $1 and h.id = i.hold_id and h.released_at is null
  where i.workspace_id = $1 and i.id > $2::uuid
  union all
  select 'suppression', p.id, to_json(p.created_at) #>> '{}',
    jsonb_build_object('kind', p.kind, 'digest', encode(p.digest, 'hex'), 'scope', p.scope)
  from suppression p
  where p.workspace_id = $1 and p.scope in ('no-contact', 'no-re-creation') and p.created_at > $3::timestamptz
    and p.released_at is null`;

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly occurredAt: string;
  readonly body: unknown;
}

/** What the main database has for the journal since a moment; what the journal cannot express is counted. */
export interface SinceThen {
  readonly entries: readonly JournalEntry[];
  readonly unknown: number;
}

/** The same of one workspace, in its transaction. */
export async function entriesSince(em: EntityManager, workspaceId: string, since: Date): Promise<SinceThen> {
  const from = since.getTime() - LATE_MS;
  const values = [workspaceId, smallestIdAt(from), new Date(from).toISOString()];
  const rows = await askPlanned<Row>(em, 'journal', SINCE, values);
  const entries = rows.flatMap((row) => parseEntry({ ...row, workspaceId }) ?? []);
  return { entries, unknown: rows.length - entries.length };
}

/** No id that was made at this moment or later is smaller. */
function smallestIdAt(milliseconds: number): string {
  const hex = Math.max(0, Math.trunc(milliseconds)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}
