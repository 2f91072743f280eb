import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../ids.ts';
import { writeUnread } from './unread.ts';

/** What is written down of a deed: an audit entry, a domain event, and the history of the fields that changed. */
export interface WrittenDeed {
  readonly workspaceId: string;
  readonly auditId: string;
  readonly occurredAt: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly purpose: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly subjectId: string | null;
  readonly fields: string | null;
  readonly payload: Buffer | null;
  readonly commitment: Buffer | null;
  readonly through: string;
  readonly operationId: string;
  readonly version: number;
  readonly importRunId: string | null;
  readonly bulkActionId: string | null;
  readonly changes: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
}

const DEED = `with entry as (
    insert into audit_entry (workspace_id, id, occurred_at, actor_kind, actor_id, action, purpose, target_type, target_id,
      subject_id, fields, payload, through, operation_id, commitment)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $17))
  insert into domain_event (workspace_id, id, type, aggregate_type, aggregate_id, aggregate_version, subject_id, occurred_at)
  values ($1, $15, $6, $8, $9, $16, $10, $3)`;

const HISTORY = `insert into field_change (workspace_id, id, record_type, record_id, subject_id, field, from_value, to_value,
    changed_by_id, through, import_run_id, bulk_action_id, changed_at)
  select $1::uuid, c.id, $2, $3::uuid, $4::uuid, c.field, c."from", c."to", $5::uuid, $6, $7::uuid, $10::uuid, $8::timestamptz
  from jsonb_to_recordset($9::jsonb) as c (id uuid, field text, "from" text, "to" text)`;

const waiting = new WeakMap<object, WrittenDeed[]>();

/** Has a deed written down in the transaction of `em`, with what the deed itself writes. */
export function writeDown(em: EntityManager, deed: WrittenDeed): void {
  const deeds = waiting.get(em);
  if (deeds) deeds.push(deed);
  else waiting.set(em, [deed]);
}

/**
 * Writes deeds down whenever their transaction writes, and at the latest before it commits. They are no entities: nobody reads
 * them back in the transaction that made them, so nothing has to be kept and compared.
 */
export class DeedWriter implements EventSubscriber {
  async beforeFlush({ em }: FlushEventArgs): Promise<void> {
    const deeds = waiting.get(em);
    if (!deeds || !(em instanceof EntityManager)) return;
    waiting.delete(em);
    for (const deed of deeds) await write(em, deed);
  }
}

async function write(em: EntityManager, deed: WrittenDeed): Promise<void> {
  const { workspaceId, occurredAt, actorKind, actorId, targetType, targetId, subjectId, through } = deed;
  await writeUnread(em, 'deed', DEED, [
    ...[workspaceId, deed.auditId, occurredAt, actorKind, actorId, deed.action, deed.purpose, targetType, targetId],
    ...[subjectId, deed.fields, deed.payload, through, deed.operationId, newId(), deed.version],
    deed.commitment,
  ]);
  if (deed.changes.length === 0) return;
  const changes = deed.changes.map((change) => ({ id: newId(), ...change }));
  const changedBy = actorKind === 'member' ? actorId : null;
  await writeUnread(em, 'history', HISTORY, [
    ...[workspaceId, targetType, targetId, subjectId, changedBy, through, deed.importRunId, occurredAt],
    ...[JSON.stringify(changes), deed.bulkActionId],
  ]);
}
