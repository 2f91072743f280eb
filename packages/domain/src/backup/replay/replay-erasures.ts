import type { Scope } from '../../kernel/scope.ts';
import { ErasureService } from '../../privacy/erasure/erasure.service.ts';
import type { EntryOf } from '../journal/journal-entry.ts';
import type { Replay } from './replay.ts';

const PORTION = 5000;
/** The journal is written every minute; from so long before its end on, destroyed keys tell what it may lack. */
const LATE_MS = 3_600_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Erases again whoever the journal says was erased, and whose key was destroyed after it ends: an erasure of the last minute
 * destroys the key before the journal hears of it. Those that the backup caught half-way are finished. Gives how many people it was.
 * @throws WrongStateError for somebody who cannot be erased; the quarantine stays
 */
export async function eraseAgain(
  replay: Replay,
  scope: Scope,
  entries: readonly EntryOf<'erasure'>[],
): Promise<number> {
  const erasures = new ErasureService(scope, replay.privacy);
  const expired = entries.filter(({ body }) => body.ground === 'retention').map(({ body }) => body.subjectId);
  const asked = entries.map(({ body }) => body.subjectId).filter((id) => !expired.includes(id));
  const lost: string[] = [];
  for await (const ids of destroyedKeys(replay, scope.workspaceId)) lost.push(...(await present(scope, ids)));
  const known = new Set([...asked, ...expired]);
  let erased = 0;
  for (const [subjectIds, ground] of [
    [await present(scope, asked), 'restore-replay'],
    // Whose time was merely over did not ask to stay away.
    [await present(scope, expired), 'retention'],
    [lost.filter((id) => !known.has(id)), 'restore-replay'],
  ] as const) {
    const order = { subjectIds, requestId: null, ground };
    const ledgers = await scope.transaction((em) => erasures.plan(em, order));
    for (const id of ledgers) await erasures.run(id);
    erased += ledgers.length;
  }
  await erasures.resume();
  return erased;
}

/** Those who are there and not erased. */
async function present(scope: Scope, subjectIds: readonly string[]): Promise<string[]> {
  if (subjectIds.length === 0) return [];
  const rows = await scope.transaction((em) =>
    em.execute<{ id: string }[]>(
      'select id from data_subject where workspace_id = ? and id in (?) and erased_at is null order by id',
      [scope.workspaceId, subjectIds],
    ),
  );
  return rows.map(({ id }) => id);
}

/** People whose key was destroyed lately; one that was noted down as lost for want of a backup never lived and is none of them. */
async function* destroyedKeys({ keys, journal, madeAt }: Replay, workspaceId: string): AsyncGenerator<string[]> {
  const end = (journal.completeUntil ?? madeAt).getTime() - LATE_MS;
  const since = new Date(Math.max(end, madeAt.getTime() - LATE_MS));
  let after: string | undefined = FIRST_ID;
  while (after !== undefined) {
    const { rows }: { rows: { id: string }[] } = await keys.query<{ id: string }>(
      `select key_id as id from data_key where workspace_id = $1 and key_id > $2 and kind = 'subject' and wrapped is null
         and destroyed_at > created_at and destroyed_at >= $3 order by key_id limit ${PORTION}`,
      [workspaceId, after, since],
    );
    yield rows.map(({ id }) => id);
    after = rows.at(-1)?.id;
  }
}
