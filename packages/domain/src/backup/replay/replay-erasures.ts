import type { Scope } from '../../kernel/scope.ts';
import { type ErasureOrder, ErasureService } from '../../privacy/erasure/erasure.service.ts';
import { completeErasures } from '../../privacy/request/desk/fulfil/erase-people.ts';
import { PrivacyRequest } from '../../privacy/request/privacy-request.entity.ts';
import { isOpen } from '../../privacy/request/request-state.ts';
import type { EntryOf } from '../journal/journal-entry.ts';
import type { Replay } from './replay.ts';
import type { KeptSince } from './replay-kept.ts';

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
  kept: KeptSince,
): Promise<number> {
  const keepers = [...replay.privacy.keepers, kept];
  const erasures = new ErasureService(scope, { ...replay.privacy, keepers });
  const known = new Set(entries.map(({ body }) => body.subjectId));
  const lost: string[] = [];
  for await (const ids of destroyedKeys(replay, scope.workspaceId)) lost.push(...ids.filter((id) => !known.has(id)));
  let erased = 0;
  for (const { subjectIds, ...order } of [...(await ordersOf(scope, entries)), { ...REPLAYED, subjectIds: lost }]) {
    const there = { ...order, subjectIds: await present(scope, subjectIds) };
    const ledgers = await scope.transaction(async (em) => {
      const planned = await erasures.plan(em, there);
      await kept.putBack(em, planned);
      return planned;
    });
    for (const id of ledgers) await erasures.run(id);
    erased += ledgers.length;
  }
  await erasures.resume();
  await answerAgain(replay, scope, entries);

  // Keys that are older than the erasure may be back without the person, who was recorded after the backup.
  await scope.vault.destroyKeys(scope.workspaceId, [...known]);
  return erased;
}

const REPLAYED = { requestId: null, ground: 'restore-replay' } as const;

/** Closes the requests that were open when their people were erased: it is done. */
async function answerAgain({ privacy }: Replay, scope: Scope, entries: readonly EntryOf<'erasure'>[]): Promise<void> {
  const { workspaceId } = scope;
  const id = { $in: [...new Set(entries.flatMap(({ body }) => body.requestId ?? []))] };
  const open = await scope.transaction(async (em) => {
    const found = (await em.find(PrivacyRequest, { workspaceId, id, kind: 'erasure' })).filter(isOpen);
    for (const request of found) request.state = 'in-progress';
    return found;
  });
  for (const request of open) await completeErasures(scope, privacy, request.id);
}

/** What was erased in answer to a request is again, where the request is here; whose time was over did not ask to stay away. */
async function ordersOf(scope: Scope, entries: readonly EntryOf<'erasure'>[]): Promise<ErasureOrder[]> {
  const { workspaceId } = scope;
  const asked = [...new Set(entries.flatMap(({ body }) => body.requestId ?? []))];
  const found = await scope.transaction((em) => em.find(PrivacyRequest, { workspaceId, id: { $in: asked } }));
  const groups = Map.groupBy(entries, ({ body: { ground, requestId } }) => {
    if (ground === 'retention') return 'retention';
    return found.some(({ id }) => id === requestId) ? requestId : null;
  });
  return [...groups].map(([group, ofGroup]) => ({
    subjectIds: ofGroup.map(({ body }) => body.subjectId),
    ...(group === 'retention' ? { requestId: null, ground: group } : { ...REPLAYED, requestId: group }),
  }));
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
