import { endQuarantine, openJournal, type ReplayReport, replayJournal } from '@smartx/domain/backup';
import { closeAgain, closeKeyless, type JournaledClosure } from '@smartx/domain/workspace';
import type { Application } from '../application.ts';
import { rightsScope } from '../privacy/privacy-jobs.ts';
import { endPartsOf } from '../workspace/closure/closure-jobs.ts';
import { journalFolder } from './folders.ts';

/** What a restore that was finished did again, and up to when it knew what to do. */
export interface FinishedRestore extends ReplayReport {
  readonly journalUntil: Date | null;
}

/**
 * Does again what happened since the backup was made, and opens the installation. Cut off, it is still closed, and the same again
 * goes on.
 */
export async function finishRestore(app: Application, madeAt: Date): Promise<FinishedRestore> {
  const { orm, keys, privacy, dataFolder, urls } = app;
  const journal = await openJournal(keys.pool, journalFolder(dataFolder));
  // First, so that nobody is erased one by one in a workspace that is gone as a whole.
  await closeAgain(endPartsOf(app), closuresIn(journal.entries));
  await closeKeyless(endPartsOf(app));
  const workspaces = await orm.em.fork().execute<{ id: string }[]>('select id from every_workspace()');
  const scopes = workspaces.map(({ id }) => rightsScope(app, id));
  const report = await replayJournal({ keys: keys.pool, privacy, scopes, journal, madeAt });
  await endQuarantine(urls.owner);
  return { ...report, journalUntil: journal.completeUntil };
}

/** The last that the journal knows of each closure. */
function closuresIn(entries: readonly { readonly id: string; readonly kind: string; readonly body: object }[]) {
  const last = new Map<string, JournaledClosure>();
  const own = entries.filter(({ kind }) => kind === 'closure').sort((one, other) => (one.id < other.id ? -1 : 1));
  for (const { body } of own) last.set('id' in body ? String(body.id) : '', { ...body });
  return [...last.values()];
}
