import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { appendConsent, type ConsentInput } from '../../privacy/consent/append-consent.ts';
import { restrictSubject } from '../../privacy/consent/consent.service.ts';
import { recomputeSubjects } from '../../privacy/consent/recompute-subjects.ts';
import { settleSuspensions } from '../../privacy/request/rights/suspension.ts';
import type { EntryOf } from '../journal/journal-entry.ts';
import { peopleOf } from './people-here.ts';

/** Writes a withdrawal, a refusal or an objection into the ledger again, as of when it was said. */
export async function stopAgain(em: EntityManager, scope: Scope, entry: EntryOf<'stop'>): Promise<boolean> {
  // What the backup has says what it says: an address that went since does not make it a stop of all of them.
  if (await isThere(em, scope, entry.id)) return false;
  let isDone = false;
  for (const subjectId of await peopleOf(em, scope, entry.body))
    isDone = (await stopPerson(em, scope, entry, subjectId)) || isDone;
  return isDone;
}

async function stopPerson(
  em: EntityManager,
  scope: Scope,
  { body, occurredAt }: EntryOf<'stop'>,
  subjectId: string,
): Promise<boolean> {
  const input: ConsentInput = {
    ...{ subjectId, purpose: body.purpose, event: body.event, method: body.method },
    ...{ occurredAt: new Date(occurredAt), channel: body.channel },
    // A topic or an address that is not known any more: then it is a stop of all of them.
    topic: (await isTopic(em, scope, body.topic)) ? body.topic : null,
    contactPointId: (await isTheirAddress(em, scope, body.contactPointId, subjectId)) ? body.contactPointId : null,
  };
  if (await isWritten(em, scope, input, occurredAt)) return false;
  await appendConsent(em, scope, input);
  return true;
}

/** Restricts a person again, since when they were. */
export async function restrictAgain(em: EntityManager, scope: Scope, entry: EntryOf<'restriction'>): Promise<boolean> {
  const people = await peopleOf(em, scope, entry.body);
  if (people.length === 0) return false;
  const open = await em.execute<{ id: string }[]>(
    'select id from data_subject where workspace_id = ? and id in (?) and restricted_at is null',
    [scope.workspaceId, people],
  );
  for (const { id } of open) {
    await restrictSubject(em, scope, id, entry.body.ground);
    await em.flush();
    await em.execute('update data_subject set restricted_at = ?::timestamptz where workspace_id = ? and id = ?', [
      ...[entry.occurredAt, scope.workspaceId, id],
    ]);
  }
  return open.length > 0;
}

/** Restricts a record again. */
export async function restrictItemAgain(
  em: EntityManager,
  { workspaceId }: Scope,
  { id, occurredAt, body }: EntryOf<'item-restriction'>,
): Promise<boolean> {
  const written = await em.execute<{ id: string }[]>(
    `insert into item_restriction (workspace_id, id, subject_id, record_type, record_id, restriction_ground, restricted_at)
     select s.workspace_id, ?::uuid, s.id, ?, ?::uuid, ?, ?::timestamptz from data_subject s
     where s.workspace_id = ? and s.id = ? and s.erased_at is null on conflict do nothing returning id`,
    [id, body.recordType, body.recordId, body.ground, occurredAt, workspaceId, body.subjectId],
  );
  return written.length > 0;
}

/** Lets a purpose stand still again that an officer had restricted; the words of the reason are gone. */
export async function restrictPurposeAgain(
  em: EntityManager,
  scope: Scope,
  { id, occurredAt, body }: EntryOf<'purpose-restriction'>,
): Promise<boolean> {
  const { workspaceId } = scope;
  const written = await em.execute<{ subjectId: string }[]>(
    `insert into purpose_restriction (workspace_id, id, subject_id, purpose, restriction_ground, restricted_at)
     select s.workspace_id, ?::uuid, s.id, ?, ?, ?::timestamptz from data_subject s
     where s.workspace_id = ? and s.id = ? and s.erased_at is null on conflict do nothing returning subject_id as "subjectId"`,
    [id, body.purpose, body.ground, occurredAt, workspaceId, body.subjectId],
  );
  await settleSuspensions(
    em,
    scope,
    written.map(({ subjectId }) => subjectId),
  );
  return written.length > 0;
}

/** Lets purposes stand still again that a person had objected to. */
export async function suspendAgain(em: EntityManager, scope: Scope, entry: EntryOf<'suspension'>): Promise<boolean> {
  const { purposes } = entry.body;
  const people = await peopleOf(em, scope, entry.body);
  if (people.length === 0) return false;
  const changed = await em.execute<{ id: string }[]>(
    `update data_subject set restricted_purposes = restricted_purposes | ?::bigint
     where workspace_id = ? and id in (?) and restricted_purposes & ?::bigint <> ?::bigint returning id`,
    [purposes, scope.workspaceId, people, purposes, purposes],
  );
  const ids = changed.map(({ id }) => id);
  await recomputeSubjects(em, scope.workspaceId, ids, scope.clock.now());
  return ids.length > 0;
}

/** Puts an address, or what somebody would be recognised by, on the list again; one that was released later stays released. */
export async function suppressAgain(
  em: EntityManager,
  { workspaceId }: Scope,
  { body, occurredAt }: EntryOf<'suppression'>,
): Promise<boolean> {
  const written = await em.execute<{ id: string }[]>(
    `insert into suppression as s (workspace_id, id, kind, normalisation_version, key_version, digest, scope, created_at)
     values (?, ?, ?, 1, 1, decode(?, 'hex'), ?, ?::timestamptz)
     on conflict (workspace_id, kind, digest, scope) do update set released_at = null, created_at = excluded.created_at
     where s.created_at < excluded.created_at returning id`,
    [workspaceId, newId(), body.kind, body.digest, body.scope, occurredAt],
  );
  return written.length > 0;
}

async function isTopic(em: EntityManager, { workspaceId }: Scope, topic: string | null): Promise<boolean> {
  const sql = 'select 1 from marketing_topic where workspace_id = ? and key = ?';
  return topic !== null && (await em.execute(sql, [workspaceId, topic])).length > 0;
}

async function isTheirAddress(
  em: EntityManager,
  { workspaceId }: Scope,
  contactPointId: string | null,
  subjectId: string,
): Promise<boolean> {
  if (contactPointId === null) return false;
  const sql = `select 1 from contact_point p join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
    where p.workspace_id = ? and p.id = ? and c.subject_id = ? and c.deleted_at is null`;
  return (await em.execute(sql, [workspaceId, contactPointId, subjectId])).length > 0;
}

async function isThere(em: EntityManager, { workspaceId }: Scope, id: string): Promise<boolean> {
  const sql = 'select 1 from consent_event where workspace_id = ? and id = ?';
  return (await em.execute(sql, [workspaceId, id])).length > 0;
}

/** Whether a replay that was cut off has written it. */
async function isWritten(
  em: EntityManager,
  { workspaceId }: Scope,
  { subjectId, purpose, event, channel = 'any', topic = null, contactPointId = null }: ConsentInput,
  occurredAt: string,
): Promise<boolean> {
  const rows = await em.execute(
    `select 1 from consent_event where workspace_id = ? and subject_id = ? and purpose = ? and event = ? and channel = ?
       and occurred_at = ?::timestamptz and topic is not distinct from ? and contact_point_id is not distinct from ?`,
    [workspaceId, subjectId, purpose, event, channel, occurredAt, topic, contactPointId],
  );
  return rows.length > 0;
}
