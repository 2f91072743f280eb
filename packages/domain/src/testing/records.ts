import { DomainError } from '../kernel/errors.ts';
import { AuditEntry } from '../kernel/records/audit-entry.entity.ts';
import { DomainEvent } from '../kernel/records/domain-event.entity.ts';
import { FieldChange } from '../kernel/records/field-change.entity.ts';
import type { Scope } from '../kernel/scope.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { RecordSubject } from '../privacy/subject/record-subject.entity.ts';

interface Keyed {
  readonly id: string;
}

/** A record as it stands in the database, read in a transaction of its own; null if it does not exist. */
export function findRecord<Entity extends Keyed>(
  scope: Scope,
  entity: new () => Entity,
  id: string,
): Promise<Entity | null> {
  // The composite key's type cannot be inferred for a generic entity; every tenant table has exactly this one.
  return scope.transaction(async (em) => em.findOne(entity, [scope.workspaceId, id] as never));
}

/** A record that must exist. */
export async function getRecord<Entity extends Keyed>(
  scope: Scope,
  entity: new () => Entity,
  id: string,
): Promise<Entity> {
  const found = await findRecord(scope, entity, id);
  if (!found) throw new Error(`${entity.name} ${id} does not exist.`);
  return found;
}

/** The history of a record as `field: from → to`, in the order of the fields' names. */
export function historyOf(scope: Scope, recordId: string): Promise<string[]> {
  return scope.transaction(async (em) => {
    const rows = await em.find(FieldChange, { workspaceId: scope.workspaceId, recordId });
    return rows.map(({ field, fromValue, toValue }) => `${field}: ${fromValue} → ${toValue}`).sort();
  });
}

/** What was done to a record, by its audit entries; each has a domain event beside it, or this throws. */
export function deedsOn(scope: Scope, targetId: string): Promise<string[]> {
  return scope.transaction(async (em) => {
    const { workspaceId } = scope;
    const entries = await em.find(AuditEntry, { workspaceId, targetId }, { orderBy: { id: 'asc' } });
    const events = await em.find(DomainEvent, { workspaceId, aggregateId: targetId }, { orderBy: { id: 'asc' } });
    const actions = entries.map(({ action }) => action);
    // What was decided anew about a person follows from a deed and is none itself.
    const done = events.filter(({ decidedPurposes }) => decidedPurposes === null);
    if (done.map(({ type }) => type).join() !== actions.join()) throw new Error('Audit and events differ.');
    return actions;
  });
}

/** Restricts (GDPR Art. 18) or erases (Art. 17) a person, or makes them refuse purposes, by hand. */
export function setSubject(
  scope: Scope,
  subjectId: string,
  state: Partial<Pick<DataSubject, 'restrictedAt' | 'erasedAt' | 'blocked'>>,
): Promise<number> {
  return scope.transaction((em) =>
    em.nativeUpdate(DataSubject, { workspaceId: scope.workspaceId, id: subjectId }, state),
  );
}

/** With which codes commands are refused, each code once; `DONE` stands for one that was not. All of them run side by side. */
export async function refusalsOf(commands: readonly Promise<unknown>[]): Promise<string[]> {
  const answers = await Promise.allSettled(commands);
  const codes = answers.map((answer) => (answer.status === 'fulfilled' ? 'DONE' : codeOf(answer.reason)));
  return [...new Set(codes)].sort();
}

function codeOf(reason: unknown): string {
  return reason instanceof DomainError ? reason.code : String(reason);
}

/** The people of a record as `role subject`, sorted. */
export function peopleTiedTo(scope: Scope, recordId: string): Promise<string[]> {
  return scope.transaction(async (em) => {
    const ties = await em.find(RecordSubject, { workspaceId: scope.workspaceId, recordId });
    return ties.map(({ role, subject }) => `${role} ${subject.id}`).sort();
  });
}
