import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import { AuditEntry } from '../../kernel/records/audit-entry.entity.ts';
import { ConsentEvent } from '../../privacy/consent/consent-event.entity.ts';
import { type ConsentFacts, consentText } from '../../privacy/consent/consent-text.ts';
import type { ConsentFact } from '../../privacy/consent/consent-timeline.ts';
import { recomputeSubjects } from '../../privacy/consent/recompute-subjects.ts';
import { stopWaiting } from '../../privacy/may-send/stop-waiting.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { insertRows, query, type RowOf } from '../write/bulk-rows.ts';

/** What a person objects to: to be approached, through one channel or through any (GDPR Art. 21(2)). */
export interface Objection {
  readonly purpose: Purpose;
  readonly channel: 'any' | 'email' | 'phone';
}

/** Direct marketing in both its forms. */
const APPROACHES: readonly Purpose[] = ['PROSPECTING', 'MARKETING'];

const CHANNELS = { objectsToEmail: 'email', objectsToPhone: 'phone', objectsToAll: 'any' } as const;

/** The objections that a line carries over. "No" and an empty cell say nothing: they are no consent. */
export function readObjections(line: FileLine): Objection[] {
  return Object.entries(CHANNELS).flatMap(([field, channel]) =>
    line.objects(field) ? APPROACHES.map((purpose) => ({ purpose, channel })) : [],
  );
}

/** The objections as facts of a person's purpose decision. */
export function asFacts(objections: readonly Objection[], occurredAt: Date): ConsentFact[] {
  const rest = { event: 'objected', occurredAt, expiresAt: null, topic: null, contactPointId: null } as const;
  return objections.map((objection) => ({ ...objection, ...rest }));
}

/** The objections of one person. */
export interface SubjectObjections {
  readonly subjectId: string;
  readonly objections: readonly Objection[];
}

/** Appends objections to the ledger. When they were made nobody says, so they count from now on. */
export async function insertObjections(batch: Batch, people: readonly SubjectObjections[]): Promise<void> {
  const { scope } = batch.context;
  const rows = people.flatMap(({ subjectId, objections }) =>
    objections.map(({ purpose, channel }) => ({
      workspaceId: batch.workspaceId,
      id: newId(),
      subject: subjectId,
      purpose,
      channel,
      event: 'objected' as const,
      occurredAt: batch.now,
      recordedAt: batch.now,
      method: 'import' as const,
      actorKind: scope.viewer.kind,
      actorId: scope.viewer.id,
    })),
  );
  await insertRows(batch.em, ConsentEvent, rows);
  const { vault } = scope;
  await vault.ensureKeys(batch.workspaceId, 'subject', [...new Set(rows.map(({ subject }) => subject))]);
  const trail: RowOf<AuditEntry>[] = [];
  for (const row of rows) trail.push(await auditOf(batch, row));
  await insertRows(batch.em, AuditEntry, trail);
}

type ObjectionRow = Omit<ConsentFacts, 'subject'> & { readonly subject: string };

/** What the audit keeps of an entry of the ledger, whoever wrote it: all that it says, under the person's key. */
async function auditOf({ workspaceId, now, context: { scope } }: Batch, row: ObjectionRow): Promise<RowOf<AuditEntry>> {
  const { subject: subjectId, purpose, event } = row;
  const id = newId();
  const place = { workspaceId, table: 'audit_entry', column: 'payload', rowId: id };
  const text = consentText({ ...row, subject: { id: subjectId } });
  return {
    ...{ workspaceId, id, subjectId, occurredAt: now, actorKind: scope.viewer.kind, actorId: scope.viewer.id },
    ...{ action: 'consent:record', purpose: scope.purpose, targetType: 'consent_event', targetId: row.id },
    fields: `${purpose},${event}`,
    payload: await scope.vault.seal(subjectId, place, text),
    commitment: await scope.vault.commit(subjectId, place, text),
    ...{ through: scope.through, operationId: scope.operationId },
  };
}

/** Appends the objections that do not stand yet and decides anew for whom they were made. */
export async function addObjections(
  batch: Batch,
  people: readonly SubjectObjections[],
): Promise<ReadonlyMap<string, readonly Objection[]>> {
  const { em, workspaceId, now } = batch;
  const fresh = await newObjections(em, workspaceId, people);
  await insertObjections(batch, fresh);
  const objecting = fresh.map(({ subjectId }) => subjectId);
  await recomputeSubjects(em, workspaceId, objecting, now);
  await stopWaiting(em, batch.context.scope, objecting);
  return new Map(fresh.map(({ subjectId, objections }) => [subjectId, objections]));
}

/** The objections that do not stand yet: importing a file twice adds nothing to the ledger. */
async function newObjections(
  em: EntityManager,
  workspaceId: string,
  people: readonly SubjectObjections[],
): Promise<SubjectObjections[]> {
  const objecting = people.filter(({ objections }) => objections.length > 0);
  if (objecting.length === 0) return [];
  const standing = await query<{ key: string }>(
    em,
    `select concat_ws(' ', subject_id, purpose, channel) as key from (
       select distinct on (subject_id, purpose, channel) subject_id, purpose, channel, event from consent_event
       where workspace_id = $1 and subject_id = any($2::uuid[]) and topic is null and contact_point_id is null
       order by subject_id, purpose, channel, occurred_at desc, recorded_at desc) as newest
     where event = 'objected'`,
    [workspaceId, objecting.map(({ subjectId }) => subjectId)],
  );
  const known = new Set(standing.map(({ key }) => key));
  return objecting.flatMap(({ subjectId, objections }) => {
    const fresh = objections.filter(({ purpose, channel }) => !known.has(`${subjectId} ${purpose} ${channel}`));
    return fresh.length > 0 ? [{ subjectId, objections: fresh }] : [];
  });
}
