import type { EntityManager } from '@mikro-orm/postgresql';
import { FileLine } from '../mapping/file-line.ts';
import type { DataRow } from '../read/data-rows.ts';
import { Batch, type LineOutcome } from '../write/batch.ts';
import { query } from '../write/bulk-rows.ts';
import type { ImportContext } from '../write/import-context.ts';
import type { ObjectWriter } from '../write/object-writer.ts';
import { OBJECT_WRITERS } from './object-writers.ts';

/** An id is not read as a text: a UUID can look like the number of a payment card. */
const LONGEST_ID = 200;

/**
 * Writes some lines inside a transaction and says what became of each. Lines that cannot be read are reported; lines about
 * one record are written one after the other, so that the later one finds what the earlier one made.
 */
export async function writeBatch(
  em: EntityManager,
  context: ImportContext,
  rows: readonly DataRow[],
): Promise<LineOutcome[]> {
  const batch = new Batch(context, em);
  const lines = rows.map((row) => new FileLine(row, context.plan));
  const writer = OBJECT_WRITERS[context.plan.object];
  for (const line of lines)
    if ((line.text('externalId')?.length ?? 0) > LONGEST_ID)
      line.refuse('externalId', `Use at most ${LONGEST_ID} characters.`);
  for (const line of lines) if (!line.isUsable) batch.failed(line);
  for (const wave of wavesOf(
    lines.filter((line) => line.isUsable),
    writer,
  )) {
    await writer.write(batch, wave);
    await em.flush();
    await batch.writeTrail();
  }
  return batch.outcomes.toSorted((one, other) => one.line - other.line);
}

/** Splits lines into groups in which no two share a key; a line comes after every earlier one that it shares a key with. */
function wavesOf(lines: readonly FileLine[], writer: ObjectWriter): FileLine[][] {
  const waves: FileLine[][] = [];
  const latest = new Map<string, number>();
  for (const line of lines) {
    const keys = writer.keysOf(line);
    const wave = Math.max(0, ...keys.map((key) => (latest.get(key) ?? -1) + 1));
    for (const key of keys) latest.set(key, wave);
    const group = waves[wave];
    if (group) group.push(line);
    else waves.push([line]);
  }
  return waves;
}

/** Says of lines about a record that an earlier line of the file made or changed, which line that was. */
export async function nameRepeats(
  em: EntityManager,
  workspaceId: string,
  runId: string,
  outcomes: readonly LineOutcome[],
): Promise<LineOutcome[]> {
  const again = outcomes.filter(
    ({ outcome, recordId }) => recordId !== null && (outcome === 'updated' || outcome === 'skipped'),
  );
  const rows = await query<{ recordId: string; line: number }>(
    em,
    `select record_id as "recordId", min(line) as line from import_line
     where workspace_id = $1 and run_id = $2 and record_id = any($3::uuid[]) group by record_id`,
    [workspaceId, runId, again.map(({ recordId }) => recordId)],
  );
  const first = new Map(rows.map(({ recordId, line }) => [recordId, line]));
  return outcomes.map((outcome) => {
    const { recordId, line } = outcome;
    if (recordId === null) return outcome;
    const earlier = first.get(recordId);
    if (earlier === undefined) first.set(recordId, line);
    return earlier === undefined ? outcome : asRepeat(outcome, earlier);
  });
}

/** A line that is about the same record as an earlier one. */
export function asRepeat(outcome: LineOutcome, earlier: number): LineOutcome {
  const reason = [`Repeats line ${earlier}.`, ...(outcome.reason ? [outcome.reason] : [])].join(' ');
  return { ...outcome, outcome: outcome.outcome === 'created' ? 'updated' : outcome.outcome, reason };
}
