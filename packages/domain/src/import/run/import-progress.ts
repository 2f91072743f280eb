import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { ImportLine, type ImportRun } from '../import-run.entity.ts';
import type { DataRow } from '../read/data-rows.ts';
import type { LineOutcome } from '../write/batch.ts';
import { insertRows, query } from '../write/bulk-rows.ts';
import type { ImportContext } from '../write/import-context.ts';

/** Somebody else works on the same run; one of the two is too many and gives way. */
export class RunTakenError extends Error {}

/**
 * Holds the run for this transaction and says whether it goes on: false once somebody cancelled it.
 * @throws RunTakenError where another worker is ahead
 */
export async function holdRun(
  em: EntityManager,
  { scope, runId }: ImportContext,
  state: 'running' | 'dry-run',
  processed: number,
): Promise<boolean> {
  const [run] = await query<{ state: string; processed: number }>(
    em,
    'select state, processed_count as processed from import_run where workspace_id = $1 and id = $2 for update',
    [scope.workspaceId, runId],
  );
  if (run?.state !== state) return false;
  if (run.processed !== processed) throw new RunTakenError('Another worker is ahead with this import.');
  return true;
}

/** Keeps what became of each line and counts it, in the transaction that made it so. */
export async function saveProgress(
  em: EntityManager,
  context: ImportContext,
  rows: readonly DataRow[],
  outcomes: readonly LineOutcome[],
): Promise<void> {
  const cells = new Map(rows.map((row) => [row.line, row.cells]));
  const lines = outcomes.map(async (outcome) => {
    const id = newId();
    const { line, recordType, recordId, column, reason } = outcome;
    const base = { workspaceId: context.scope.workspaceId, id, run: context.runId, line, outcome: outcome.outcome };
    const sealed = outcome.outcome === 'failed' ? await sealCells(context, id, cells.get(line) ?? []) : null;
    return { ...base, recordType, recordId, columnName: column, reason, cells: sealed };
  });
  await insertRows(em, ImportLine, await Promise.all(lines));
  const counts = ['created', 'updated', 'skipped', 'failed'].map(
    (kind) => outcomes.filter(({ outcome }) => outcome === kind).length,
  );
  await query(
    em,
    `update import_run set processed_count = processed_count + $3, created_count = created_count + $4,
       updated_count = updated_count + $5, skipped_count = skipped_count + $6, failed_count = failed_count + $7,
       updated_at = $8, version = version + 1
     where workspace_id = $1 and id = $2`,
    [context.scope.workspaceId, context.runId, rows.length, ...counts, context.scope.clock.now()],
  );
}

/** A faulty line keeps its cells for the download, under the workspace's key until they expire. */
function sealCells({ scope }: ImportContext, rowId: string, cells: readonly string[]): Promise<Buffer> {
  const { workspaceId } = scope;
  return scope.vault.seal(
    workspaceId,
    { workspaceId, table: 'import_line', column: 'cells', rowId },
    JSON.stringify(cells),
  );
}

/** Forgets the lines of an earlier trial, before the run is tried again or carried out. */
export async function resetLines(em: EntityManager, { workspaceId, clock }: Scope, run: ImportRun): Promise<void> {
  await query(em, 'delete from import_line where workspace_id = $1 and run_id = $2', [workspaceId, run.id]);
  const none = { processedCount: 0, createdCount: 0, updatedCount: 0, skippedCount: 0, failedCount: 0 };
  Object.assign(run, { ...none, failure: null, updatedAt: clock.now() });
}
