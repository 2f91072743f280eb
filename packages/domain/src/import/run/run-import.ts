import type { FileStore } from '../../file-store/file-store.ts';
import { BrokenFileError } from '../../file-store/file-store.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { DataRow } from '../read/data-rows.ts';
import type { LineOutcome } from '../write/batch.ts';
import type { ImportContext } from '../write/import-context.ts';
import { destroyLeftImports } from './destroy-expired-imports.ts';
import { holdRun, saveProgress } from './import-progress.ts';
import { type ImportParts, importScope, type RunPayload, systemScope } from './import-scope.ts';
import { linkParents } from './link-parents.ts';
import { getRun, type OpenRun, openRun, rowsToDo } from './open-run.ts';
import { nameRepeats, writeBatch } from './write-batch.ts';

/** Lines in one transaction: many enough to be fast, few enough to hold no lock for long. */
export const BATCH_SIZE = 500;

/** The worker is stopping; the run goes on where it is when the job is tried again. */
export class ImportInterruptedError extends Error {}

/**
 * Carries out an import that was started. Every batch is one transaction with its records, its audit, its lines and the
 * count of what is done, so a run that is cut off goes on behind its last batch and never has half a line. What can never
 * succeed ends the run as failed, with the reason; everything else is thrown, so that the job is tried again.
 */
export async function runImport(parts: ImportParts, payload: RunPayload, signal?: AbortSignal): Promise<void> {
  await failOnRefusal(parts, payload, 'running', async () => {
    const scope = await importScope(parts, payload);
    const run = await openRun(scope, parts.files, payload.runId, 'running');
    // A job that is tried again after everything was written may find the file still there.
    if (!run) return void (await destroyLeftImports(parts, scope.workspaceId));
    const context = { ...run.context, scope };
    let processed = run.processed;
    for await (const rows of rowsToDo(scope, parts.files, run, BATCH_SIZE)) {
      if (signal?.aborted) throw new ImportInterruptedError('The worker is stopping.');
      if (!(await commitRows(context, rows, processed))) return;
      if (hasGrown(processed, processed + rows.length)) await refreshStatistics(scope);
      processed += rows.length;
    }
    await linkAllParents(context, run, parts.files);
    await finish(scope, parts.files, payload.runId);
  });
}

/** After the first batch, and whenever there is twice as much. */
function hasGrown(before: number, after: number): boolean {
  return Math.floor(Math.log2(after / BATCH_SIZE)) !== Math.floor(Math.log2(before / BATCH_SIZE));
}

/** Without statistics of tables that grow from nothing, every foreign key is checked by reading all rows of the workspace. */
function refreshStatistics(scope: Scope): Promise<unknown> {
  return scope.transaction((em) => em.execute('select refresh_statistics()'));
}

/** Writes rows in one transaction; where the database refuses one of them, all the others go in and that one is reported. */
async function commitRows(context: ImportContext, rows: readonly DataRow[], processed: number): Promise<boolean> {
  try {
    return await context.scope.transaction(async (em) => {
      if (!(await holdRun(em, context, 'running', processed))) return false;
      const written = await writeBatch(em, context, rows);
      const outcomes = await nameRepeats(em, context.scope.workspaceId, context.runId, written);
      await saveProgress(em, context, rows, outcomes);
      return true;
    });
  } catch (error) {
    if (!isRefusedByData(error)) throw error;
    if (rows.length === 1) return commitRefusal(context, rows, processed);
    const half = Math.ceil(rows.length / 2);
    if (!(await commitRows(context, rows.slice(0, half), processed))) return false;
    return commitRows(context, rows.slice(half), processed + half);
  }
}

function commitRefusal(context: ImportContext, rows: readonly DataRow[], processed: number): Promise<boolean> {
  return context.scope.transaction(async (em) => {
    if (!(await holdRun(em, context, 'running', processed))) return false;
    await saveProgress(em, context, rows, rows.map(asRefused));
    return true;
  });
}

/** What a line becomes that the database does not take, although every rule of ours is kept. */
export function asRefused({ line }: DataRow): LineOutcome {
  const reason = 'The line could not be stored.';
  return { line, outcome: 'failed', recordType: null, recordId: null, column: null, reason };
}

/** Whether the rows themselves are the reason (classes 22 and 23 of PostgreSQL) and not a lost connection or a full disk. */
export function isRefusedByData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

async function linkAllParents(context: ImportContext, run: OpenRun, files: FileStore): Promise<void> {
  if (context.namesInFile.size === 0) return;
  for await (const rows of rowsToDo(context.scope, files, { ...run, processed: 0 }, BATCH_SIZE))
    await context.scope.transaction((em) => linkParents(em, context, rows));
}

async function finish(scope: Scope, files: FileStore, runId: string): Promise<void> {
  const storageKey = await scope.transaction(async (em) => {
    const run = await getRun(em, scope, runId);
    // Somebody cancelled it behind its last batch: that is what they were told, and it stays so.
    if (run.state !== 'running') return run.storageKey;
    const now = scope.clock.now();
    Object.assign(run, { state: 'done', finishedAt: now, updatedAt: now });
    scope.record(em, { action: 'import:run', targetType: 'import_run', targetId: runId, fields: ['done'] });
    return run.storageKey;
  });
  // What was imported lies in the records, and faulty lines keep their own cells: the file is not needed any more.
  await files.destroy(scope.workspaceId, storageKey);
}

/** Ends a run as failed where trying again cannot help: a file that is gone, a mapping or a member that no longer fits. */
export async function failOnRefusal(
  parts: ImportParts,
  payload: RunPayload,
  state: 'running' | 'dry-run',
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof BrokenFileError)) throw error;
    const scope = systemScope(parts, payload.workspaceId);
    await scope.transaction(async (em) => {
      const run = await getRun(em, scope, payload.runId);
      const now = scope.clock.now();
      if (run.state !== state) return;
      // A trial that failed can be tried again with another mapping; a run that failed can only go on.
      const next = state === 'dry-run' ? { state: 'uploaded' } : { state: 'failed', finishedAt: now };
      Object.assign(run, { ...next, failure: error.message, updatedAt: now });
    });
  }
}
