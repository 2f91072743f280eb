import type { EntityManager } from '@mikro-orm/postgresql';
import type { Action } from '../kernel/actions.ts';
import type { Scope } from '../kernel/scope.ts';

/** How many records of each type passed to the heir. */
export type HandedOver = Readonly<Record<string, number>>;

interface Owned {
  readonly table: 'company' | 'contact' | 'lead' | 'deal' | 'task' | 'saved_view';
  readonly column: 'owner_id' | 'assignee_id';
  readonly field: 'owner' | 'assignee';
  readonly action: Action;
  /** Where the person stands whom the record is about, if on the record itself. */
  readonly subject: 'subject_id' | 'null::uuid';
  readonly also: string;
}

const OWNER = { column: 'owner_id', field: 'owner', also: '' } as const;

/** Everything that somebody is responsible for. What is done stays with whoever did it, so only open tasks move. */
const OWNED: readonly Owned[] = [
  { table: 'company', ...OWNER, action: 'company:update', subject: 'subject_id' },
  { table: 'contact', ...OWNER, action: 'contact:reassign', subject: 'subject_id' },
  { table: 'lead', ...OWNER, action: 'lead:update', subject: 'null::uuid' },
  { table: 'deal', ...OWNER, action: 'deal:update', subject: 'null::uuid' },
  {
    table: 'task',
    column: 'assignee_id',
    field: 'assignee',
    action: 'task:update',
    subject: 'null::uuid',
    also: " and status = 'open'",
  },
  // A view that nobody else sees goes with its member.
  {
    table: 'saved_view',
    ...OWNER,
    action: 'saved-view:update',
    subject: 'null::uuid',
    also: " and visibility <> 'personal' and deleted_at is null",
  },
];

/** How many records a member is responsible for. */
export async function countOwnedRecords(em: EntityManager, workspaceId: string, memberId: string): Promise<number> {
  let count = 0;
  for (const { table, column, also } of OWNED) {
    const [row] = await em.execute<{ owned: number }[]>(
      `select count(*)::integer as owned from ${table} where workspace_id = ? and ${column} = ?${also}`,
      [workspaceId, memberId],
    );
    count += row?.owned ?? 0;
  }
  return count;
}

/**
 * Passes everything that one member is responsible for to another, records in the bin included, each with its audit entry,
 * event and history. Restricted persons too: who answers for a record is not a use of it.
 */
export async function handOver(em: EntityManager, scope: Scope, fromId: string, toId: string): Promise<HandedOver> {
  const moved: Record<string, number> = {};
  for (const owned of OWNED) {
    const rows = await em.execute<{ id: string; version: number; subject_id: string | null }[]>(
      `update ${owned.table} set ${owned.column} = ?, updated_at = ?, version = version + 1
       where workspace_id = ? and ${owned.column} = ?${owned.also}
       returning id, version, ${owned.subject} as subject_id`,
      [toId, scope.clock.now(), scope.workspaceId, fromId],
    );
    for (const row of rows)
      scope.record(em, {
        action: owned.action,
        targetType: owned.table,
        targetId: row.id,
        subjectId: row.subject_id,
        version: row.version,
        changes: [{ field: owned.field, from: fromId, to: toId }],
      });
    moved[owned.table] = rows.length;
  }
  return moved;
}
