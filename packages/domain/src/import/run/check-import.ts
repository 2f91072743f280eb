import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import { FileLine } from '../mapping/file-line.ts';
import type { DataRow } from '../read/data-rows.ts';
import type { LineOutcome } from '../write/batch.ts';
import type { ImportContext } from '../write/import-context.ts';
import { holdRun, resetLines, saveProgress } from './import-progress.ts';
import { type ImportParts, importScope, type RunPayload, trialScope } from './import-scope.ts';
import { OBJECT_WRITERS } from './object-writers.ts';
import { getRun, openRun, rowsToDo } from './open-run.ts';
import { asRefused, BATCH_SIZE, failOnRefusal, ImportInterruptedError, isRefusedByData } from './run-import.ts';
import { asRepeat, nameRepeats, writeBatch } from './write-batch.ts';

/** Takes the trial of a batch back, with what it showed. */
class TrialOver extends Error {
  constructor(readonly outcomes: readonly LineOutcome[]) {
    super('The trial is over.');
  }
}

/**
 * Tries an import: every batch is written as it would be and taken back, so that the result of each line is the one that it
 * will have. Nothing of the file is kept but its faulty lines. A trial that was cut off starts anew.
 */
export async function checkImport(parts: ImportParts, payload: RunPayload, signal?: AbortSignal): Promise<void> {
  await failOnRefusal(parts, payload, 'dry-run', async () => {
    const scope = await importScope(parts, payload);
    if (!(await scope.transaction((em) => startAnew(em, scope, payload.runId)))) return;
    const run = await openRun(scope, parts.files, payload.runId, 'dry-run');
    if (!run) return;
    const context = { ...run.context, scope };
    const trial = { ...context, scope: trialScope(parts, scope) };
    const seen = new Map<string, number>();
    let processed = 0;
    for await (const rows of rowsToDo(scope, parts.files, run, BATCH_SIZE)) {
      if (signal?.aborted) throw new ImportInterruptedError('The worker is stopping.');
      const outcomes = nameEarlierLines(context, rows, await tryRows(trial, rows), seen);
      if (!(await saveTrial(context, rows, outcomes, processed))) return;
      processed += rows.length;
    }
    await scope.transaction(async (em) => {
      const checked = await getRun(em, scope, payload.runId);
      if (checked.state === 'dry-run') Object.assign(checked, { state: 'checked', updatedAt: scope.clock.now() });
    });
  });
}

async function startAnew(em: EntityManager, scope: Scope, runId: string): Promise<boolean> {
  const run = await getRun(em, scope, runId);
  if (run.state !== 'dry-run') return false;
  await resetLines(em, scope, run);
  return true;
}

async function tryRows(context: ImportContext, rows: readonly DataRow[]): Promise<readonly LineOutcome[]> {
  const { scope, runId } = context;
  try {
    return await scope.transaction(async (em) => {
      const outcomes = await writeBatch(em, context, rows);
      throw new TrialOver(await nameRepeats(em, scope.workspaceId, runId, outcomes));
    });
  } catch (error) {
    if (error instanceof TrialOver) return error.outcomes;
    if (!isRefusedByData(error)) throw error;
    if (rows.length === 1) return rows.map(asRefused);
    const half = Math.ceil(rows.length / 2);
    return [...(await tryRows(context, rows.slice(0, half))), ...(await tryRows(context, rows.slice(half)))];
  }
}

/** Lines that would find what a line of an earlier batch made: that batch was taken back, so its keys are remembered. */
function nameEarlierLines(
  context: ImportContext,
  rows: readonly DataRow[],
  outcomes: readonly LineOutcome[],
  seen: Map<string, number>,
): readonly LineOutcome[] {
  const writer = OBJECT_WRITERS[context.plan.object];
  const earlier = new Map<number, number>();
  for (const row of rows) {
    const line = new FileLine(row, context.plan);
    if (!line.isUsable) continue;
    const keys = writer.identityOf?.(line) ?? writer.keysOf(line);
    const first = keys.map((key) => seen.get(key)).find((known) => known !== undefined);
    if (first !== undefined && first !== row.line) earlier.set(row.line, first);
    for (const key of keys) if (!seen.has(key)) seen.set(key, row.line);
  }
  return outcomes.map((outcome) => {
    const first = earlier.get(outcome.line);
    return first === undefined || outcome.outcome !== 'created' ? outcome : asRepeat(outcome, first);
  });
}

function saveTrial(
  context: ImportContext,
  rows: readonly DataRow[],
  outcomes: readonly LineOutcome[],
  processed: number,
): Promise<boolean> {
  // The records that the trial made are gone again, so its lines name none of them.
  const lines = outcomes.map((outcome) => (outcome.outcome === 'created' ? { ...outcome, recordId: null } : outcome));
  return context.scope.transaction(async (em) => {
    if (!(await holdRun(em, context, 'dry-run', processed))) return false;
    await saveProgress(em, context, rows, lines);
    return true;
  });
}
