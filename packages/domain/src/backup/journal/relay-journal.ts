import type { EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Clock } from '../../kernel/clock.ts';
import { enterWorkspace } from '../../kernel/scope.ts';
import { BackupError } from '../backup-error.ts';
import { JournalFiles } from './journal-files.ts';
import { entriesSince } from './journal-sources.ts';
import { addEntries, completeUntil, entriesAddedSince, markComplete, pruneEntries } from './journal-store.ts';

/** Longer than a backup lives, so that the oldest one still finds everything that came after it. */
const JOURNAL_DAYS = 40;

const DAY = 86_400_000;
const LATE_MS = 3_600_000;

/** Between what the journal is written, and where to. */
export interface JournalParts {
  readonly em: EntityManager;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** Where the files of the journal are. */
  readonly folder: string;
}

/**
 * Writes what a restore must not take back into the journal: into the key database first, then into the files, which survive that
 * one too. Whoever is at it already is left alone. Gives how many lines the files got.
 * @throws BackupError where something has no place in the journal or the entries of a workspace cannot be had, after everything
 * else was written; in the second case the journal is not complete, and the next time begins where this one did
 */
export async function relayJournal(parts: JournalParts): Promise<number> {
  const { pool, folder } = parts;
  const client = await pool.connect();
  try {
    const lock = "select pg_try_advisory_lock(hashtextextended('smartx journal', 0)) as taken";
    if (!(await client.query<{ taken: boolean }>(lock)).rows[0]?.taken) return 0;
    try {
      return await relay(parts, client, new JournalFiles(folder));
    } finally {
      await client.query('select pg_advisory_unlock_all()');
    }
  } finally {
    client.release();
  }
}

async function relay({ em, clock }: JournalParts, keys: pg.PoolClient, files: JournalFiles): Promise<number> {
  const now = clock.now();
  const known = await completeUntil(keys);
  const begun = await filesBegin(keys, files);
  const { unknown, failures } = await takeIn(em, keys, known ?? now);
  // As long as a workspace is missing, nothing is complete but what was.
  const until = failures.length === 0 ? now : (known ?? new Date(now.getTime() - LATE_MS));
  await markComplete(keys, until);
  const written = await files.append(await entriesAddedSince(keys, begun), now, until);
  if (failures.length > 0)
    throw new BackupError(
      `The journal of ${failures.length} workspace(s) was not written: a restore could take back what happened there.`,
      { cause: failures[0] },
    );
  if (unknown > 0)
    throw new BackupError(`${unknown} entries have no place in the journal: a restore would take them back.`);
  return written;
}

/** From when on the files may lack entries: those that were never written, all of them. */
async function filesBegin(keys: pg.PoolClient, files: JournalFiles): Promise<Date> {
  const known = await files.completeUntil();
  if (!known) return new Date(0);
  // By the clock of the database, which noted the entries down; ours is the same but for an hour.
  const { rows } = await keys.query<{ at: Date }>('select least(now(), $1::timestamptz) as at', [known]);
  return new Date((rows[0]?.at ?? known).getTime() - LATE_MS);
}

/** Takes in what each workspace has; one that fails keeps no other waiting. */
async function takeIn(em: EntityManager, keys: pg.PoolClient, since: Date) {
  const workspaces = await em.fork().execute<{ id: string }[]>('select id from every_workspace()');
  const failures: unknown[] = [];
  let unknown = 0;
  for (const { id } of workspaces)
    try {
      const found = await em.fork().transactional(async (tx) => {
        await enterWorkspace(tx, id);
        return entriesSince(tx, id, since);
      });
      await addEntries(keys, found.entries);
      unknown += found.unknown;
    } catch (error) {
      failures.push(error);
    }
  return { unknown, failures };
}

/** Forgets what is older than any backup. */
export async function pruneJournal({ pool, clock, folder }: Omit<JournalParts, 'em'>): Promise<void> {
  const before = new Date(clock.now().getTime() - JOURNAL_DAYS * DAY);
  await pruneEntries(pool, before);
  await new JournalFiles(folder).prune(before);
}
