import type { EntityManager } from '@mikro-orm/postgresql';
import type { Action } from '../../kernel/actions.ts';
import { dateOf } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { AuditEntry } from '../../kernel/records/audit-entry.entity.ts';
import { DomainEvent } from '../../kernel/records/domain-event.entity.ts';
import type { Change } from '../../kernel/scope.ts';
import { ExternalId } from '../../record/external-id.entity.ts';
import type { FileLine } from '../mapping/file-line.ts';
import { insertRows, type RowOf } from './bulk-rows.ts';
import type { ImportContext } from './import-context.ts';

/** What became of one line. */
export interface LineOutcome {
  readonly line: number;
  readonly outcome: 'created' | 'updated' | 'skipped' | 'failed';
  readonly recordType: string | null;
  readonly recordId: string | null;
  readonly column: string | null;
  readonly reason: string | null;
}

/** A record that a line names or makes. */
export interface ImportedRecord {
  readonly type: string;
  readonly id: string;
  readonly subjectId?: string | null;
}

/** The lines that are written in one transaction: what they did, and the audit of it. */
export class Batch {
  readonly outcomes: LineOutcome[] = [];
  readonly now: Date;
  /** The calendar date of now in the workspace. */
  readonly today: string;
  private readonly auditEntries: RowOf<AuditEntry>[] = [];
  private readonly events: RowOf<DomainEvent>[] = [];
  private readonly externalIds: RowOf<ExternalId>[] = [];

  constructor(
    readonly context: ImportContext,
    readonly em: EntityManager,
  ) {
    this.now = context.scope.clock.now();
    this.today = dateOf(this.now, context.timeZone);
  }

  get workspaceId(): string {
    return this.context.scope.workspaceId;
  }

  /** The columns that every new record has. */
  newRecord(): { workspaceId: string; id: string; createdAt: Date; updatedAt: Date } {
    return { workspaceId: this.workspaceId, id: newId(), createdAt: this.now, updatedAt: this.now };
  }

  /** A line made a record. Its audit entry and event are written with the batch. */
  created(line: FileLine, record: ImportedRecord, action: Action): void {
    this.audit(record, action);
    this.report(line, 'created', record, line.notices);
  }

  /** A line changed a record that existed; without changes it is skipped. */
  updated(
    line: FileLine,
    record: ImportedRecord & { readonly version: number },
    action: Action,
    changes: readonly Change[],
  ): void {
    if (changes.length === 0) {
      this.skipped(line, 'Nothing to change.', record);
      return;
    }
    const { type, id, subjectId = null, version } = record;
    const { scope, runId } = this.context;
    const target = { targetType: type, targetId: id, subjectId, version: version + 1 };
    scope.record(this.em, { action, ...target, changes, importRunId: runId });
    this.report(line, 'updated', record, line.notices);
  }

  /** A line is left out on purpose. */
  skipped(line: FileLine, reason: string, record: ImportedRecord | null = null, column: string | null = null): void {
    this.report(line, 'skipped', record, [{ column, reason }]);
  }

  /** A line cannot be used. */
  failed(line: FileLine): void {
    this.report(line, 'failed', null, line.problems);
  }

  /** Records a deed that no line stands for, such as a company that a contact names. */
  audit({ type, id, subjectId = null }: ImportedRecord, action: Action): void {
    const { scope } = this.context;
    const common = { workspaceId: this.workspaceId, subjectId, occurredAt: this.now };
    this.auditEntries.push({
      ...common,
      id: newId(),
      actorKind: scope.viewer.kind,
      actorId: scope.viewer.id,
      action,
      purpose: scope.purpose,
      targetType: type,
      targetId: id,
      through: scope.through,
      operationId: scope.operationId,
    });
    this.events.push({
      ...common,
      id: newId(),
      type: action,
      aggregateType: type,
      aggregateId: id,
      aggregateVersion: 1,
    });
  }

  /** Keeps what the other system calls a record. */
  rememberExternalId({ type, id }: ImportedRecord, key: string | undefined): void {
    if (key === undefined) return;
    const source = this.context.externalSystem;
    this.externalIds.push({ workspaceId: this.workspaceId, id: newId(), recordType: type, recordId: id, source, key });
  }

  /** Writes what was collected; to be called once, after the records themselves. */
  async writeTrail(): Promise<void> {
    await insertRows(this.em, ExternalId, this.externalIds.splice(0));
    await insertRows(this.em, AuditEntry, this.auditEntries.splice(0));
    await insertRows(this.em, DomainEvent, this.events.splice(0));
  }

  private report(
    line: FileLine,
    outcome: LineOutcome['outcome'],
    record: ImportedRecord | null,
    remarks: readonly { column: string | null; reason: string }[],
  ): void {
    const [first, ...others] = remarks;
    // The first remark has its column beside it; the others say theirs themselves.
    const more = others.map(({ column, reason }) => (column ? `${column}: ${reason}` : reason));
    this.outcomes.push({
      line: line.line,
      outcome,
      recordType: record?.type ?? null,
      recordId: record?.id ?? null,
      column: first?.column ?? null,
      reason: first ? [first.reason, ...more].join(' ') : null,
    });
  }
}
