import type pg from 'pg';
import { inKeyDatabase, type KeyUrls, withClient } from '../../keys/installation/key-database.ts';
import { endLog, type LogProblem } from './end-log.ts';
import { type RewriteProblem, rewriteTables, waitForReaders } from './rewrite-files.ts';

/** What a sweep of the database's files did. */
export interface SweepResult {
  /** Whether tables, statistics and keys are written anew. */
  readonly isRewritten: boolean;
  /** What keeps traces in the files; null where none are left. */
  readonly pending: RewriteProblem | LogProblem | null;
}

/** How long a sweep waits for somebody else. */
export interface Patience {
  readonly readersMs: number;
  readonly lockMs: number;
}

const NIGHTLY: Patience = { readersMs: 60_000, lockMs: 10_000 };
const LOCK = 7_340_114;

/**
 * Rids the files of the databases of what was deleted in them (B11-AC2): tables with their indexes, the statistics of the
 * planner, the wrapped keys that were destroyed, the write-ahead log. `tables` is empty where they were written anew before and
 * only the log is left. Works as the owner of the databases; what the owner may not do stays pending, and says so.
 */
export function sweepFiles(
  urls: KeyUrls,
  tables: readonly string[],
  patience: Patience = NIGHTLY,
): Promise<SweepResult> {
  return withClient(urls.owner, async (owner) => {
    const { rows } = await owner.query<{ isAlone: boolean }>('select pg_try_advisory_lock($1) as "isAlone"', [LOCK]);
    if (!rows[0]?.isAlone) return { isRewritten: false, pending: 'busy' };
    const problem = tables.length === 0 ? null : await rewriteAll(owner, urls, tables, patience);
    if (problem) return { isRewritten: false, pending: problem };
    return { isRewritten: true, pending: await endLog(owner) };
  });
}

async function rewriteAll(
  owner: pg.Client,
  urls: KeyUrls,
  tables: readonly string[],
  patience: Patience,
): Promise<RewriteProblem | null> {
  const inMain = await rewriteIn(owner, tables, patience);
  // A destroyed key was overwritten in its row; until the file is written anew, the old row is still in it.
  const inKeys = await inKeyDatabase(urls, (keys) => rewriteIn(keys, ['data_key'], patience));
  return inMain ?? inKeys;
}

async function rewriteIn(
  client: pg.Client,
  tables: readonly string[],
  { readersMs, lockMs }: Patience,
): Promise<RewriteProblem | null> {
  // Whoever waits for a table keeps everybody waiting who comes after.
  await client.query(`set lock_timeout = ${lockMs}`);
  if (!(await waitForReaders(client, readersMs))) return 'busy';
  return rewriteTables(client, tables);
}
