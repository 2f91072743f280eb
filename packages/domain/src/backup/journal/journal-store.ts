import type pg from 'pg';
import { type JournalEntry, parseEntry } from './journal-entry.ts';

type Queries = Pick<pg.Pool, 'query'>;

/** Up to when everything is in the journal of the key database; null before it was first written. */
export async function completeUntil(keys: Queries): Promise<Date | null> {
  const { rows } = await keys.query<{ at: Date }>('select complete_until as at from replay_journal');
  return rows[0]?.at ?? null;
}

/** Adds what is not there yet. */
export async function addEntries(keys: Queries, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await keys.query(
    `insert into replay_entry (workspace_id, kind, id, occurred_at, body)
     select e."workspaceId", e.kind, e.id, e."occurredAt", e.body
     from jsonb_to_recordset($1::jsonb) as e ("workspaceId" uuid, kind text, id uuid, "occurredAt" text, body jsonb)
     on conflict do nothing`,
    [JSON.stringify(entries)],
  );
}

/** Says up to when the journal is complete now; never an earlier moment. */
export async function markComplete(keys: Queries, until: Date): Promise<void> {
  await keys.query(
    `insert into replay_journal as j (complete_until) values ($1)
     on conflict (single) do update set complete_until = greatest(j.complete_until, excluded.complete_until)`,
    [until],
  );
}

/** The entries that were added since a moment, in the order in which they came. */
export async function entriesAddedSince(keys: Queries, since: Date): Promise<JournalEntry[]> {
  const { rows } = await keys.query(
    `select workspace_id as "workspaceId", kind, id, occurred_at as "occurredAt", body from replay_entry
     where noted_at >= $1 order by noted_at, id`,
    [since],
  );
  return rows.flatMap((row) => parseEntry(row) ?? []);
}

/** Removes what no backup alive needs. */
export async function pruneEntries(keys: Queries, before: Date): Promise<void> {
  await keys.query('delete from replay_entry where noted_at < $1', [before]);
}
