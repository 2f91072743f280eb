import type pg from 'pg';
import { JournalFiles, type ReadJournal } from './journal-files.ts';
import { addEntries, completeUntil, entriesAddedSince, markComplete } from './journal-store.ts';

/** The whole journal: that of the key database, to which that of the folder is added first. @throws BackupError */
export async function openJournal(keys: Pick<pg.Pool, 'query'>, folder: string): Promise<ReadJournal> {
  await takeInFiles(keys, await new JournalFiles(folder).read());
  return { entries: await entriesAddedSince(keys, new Date(0)), completeUntil: await completeUntil(keys) };
}

/** Adds what was read from files to the journal of the key database. */
export async function takeInFiles(keys: Pick<pg.Pool, 'query'>, files: ReadJournal): Promise<void> {
  await addEntries(keys, files.entries);
  if (files.completeUntil) await markComplete(keys, files.completeUntil);
}
