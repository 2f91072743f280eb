import type { EntityManager } from '@mikro-orm/postgresql';
import { composeMail } from '../../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../../kernel/scope.ts';
import { ErasureService } from '../../../erasure/erasure.service.ts';
import { KeptItem } from '../../../erasure/items/erasure-item.entity.ts';
import { summariseKept } from '../../../erasure/items/kept-items.service.ts';
import { ErasureLedger } from '../../../ledger/erasure-ledger.entity.ts';
import type { PrivacyParts } from '../../../privacy-parts.ts';
import { samePerson } from '../../../reach/reached-rows.ts';
import { destroyAllProof } from '../../conversation/request-thread.ts';
import { type PrivacyRequest, RequestSubject } from '../../privacy-request.entity.ts';
import { getRequest, recordStep, requestKey } from '../../request-record.ts';
import { writeTo } from '../request-letters.ts';
import { keptLines } from '../words/kept-words.ts';

/**
 * The erasures by which a request is answered: its own, and those of the same people that another request began before somebody
 * noticed that they are one human.
 */
export async function erasuresOf(em: EntityManager, request: PrivacyRequest): Promise<ErasureLedger[]> {
  const { workspaceId } = request;
  const covered = await em.find(RequestSubject, requestKey(request));
  const same = await samePerson(
    em,
    workspaceId,
    covered.map(({ subject }) => subject.id),
  );
  // One that was done before this request was approved is the end of an earlier story.
  const since = request.approvedAt ?? request.receivedAt;
  const going = { $or: [{ state: { $ne: 'done' as const } }, { finishedAt: { $gte: since } }] };
  const theirs = { $or: [{ requestId: request.id }, { subjectId: { $in: same }, ...going }] };
  return em.find(ErasureLedger, { workspaceId, ...theirs }, { orderBy: { id: 'asc' } });
}

/**
 * Carries the erasures of a request out, or what is left of them, and closes it, telling the person what stays; can run twice. One
 * erasure that fails keeps no other waiting, and the request open.
 * @throws NotAllowedError · NotFoundError, or the first failure
 */
export async function completeErasures(scope: Scope, parts: PrivacyParts, id: string): Promise<void> {
  scope.require('subject:erase');
  const planned = await scope.transaction(async (em) => erasuresOf(em, await getRequest(em, scope, id)));
  const open = planned.filter(({ state }) => state !== 'done').map((ledger) => ledger.id);
  await new ErasureService(scope, parts).runAll(open);
  await scope.transaction(async (em) => {
    const request = await getRequest(em, scope, id);
    if (request.carriedOutAt || request.state !== 'in-progress' || planned.length === 0) return;
    const now = scope.clock.now();
    Object.assign(request, { state: 'carried-out', carriedOutAt: now, closedAt: now });
    await destroyAllProof(em, scope, request);
    const detail = `${planned.length} erased`;
    recordStep(em, scope, request, { action: 'request:carry-out', type: 'carried-out', detail });
    await tellErased(em, scope, parts, request, planned);
  });
}

/** Tells the person that they were erased and, where something is kept, what, on which ground and until when (B11-AC4). */
async function tellErased(
  em: EntityManager,
  scope: Scope,
  parts: PrivacyParts,
  request: PrivacyRequest,
  erasures: readonly ErasureLedger[],
): Promise<void> {
  const items = await keptBy(em, erasures);
  const lines = keptLines(summariseKept(items), request.language);
  const kept = lines.map((line) => `• ${line}`).join('\n');
  await writeTo(em, scope, parts, request, (head) =>
    kept === ''
      ? composeMail('erasure-done', head, request.language)
      : composeMail('erasure-done-but', { ...head, kept }, request.language),
  );
}

/** What is kept of the people of these erasures, and not destroyed since. */
export async function keptBy(em: EntityManager, erasures: readonly ErasureLedger[]): Promise<KeptItem[]> {
  const [first] = erasures;
  if (!first) return [];
  const ledgerId = { $in: erasures.map(({ id }) => id) };
  return em.find(KeptItem, { workspaceId: first.workspaceId, ledgerId, releasedAt: null }, { orderBy: { id: 'asc' } });
}
