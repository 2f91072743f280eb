import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../kernel/clock.ts';
import { settleWrites } from '../../kernel/records/unread.ts';
import type { Scope } from '../../kernel/scope.ts';
import { destroyExpiredCopies } from '../access-export/access-copy.service.ts';
import { ErasureService } from '../erasure/erasure.service.ts';
import { releaseDue } from '../erasure/items/release-kept.ts';
import { tellLateRecipients } from '../erasure/recipients/tell-recipients.ts';
import { resumeSearches } from '../erasure/text/looked-for.ts';
import { ErasureLedger } from '../ledger/erasure-ledger.entity.ts';
import { type PrivacyParts, workspaceFacts } from '../privacy-parts.ts';
import { loadPeriods, periodBefore } from '../retention/periods.ts';
import { ReviewItem } from '../review/review-item.entity.ts';
import { RequestMessage } from './conversation/request-message.entity.ts';
import { destroyAllProof, findOpenQuestion, hasUncheckedProof } from './conversation/request-thread.ts';
import { RequestFulfilment } from './desk/request-fulfilment.service.ts';
import { tellRefusal } from './desk/request-letters.ts';
import { destroyEndedEvidence } from './evidence/end-evidence.ts';
import { PrivacyRequest } from './privacy-request.entity.ts';
import { resumeClock, resumesOn } from './request-clock.ts';
import { coveredBy, recordStep } from './request-record.ts';
import { CorrectionItem } from './rights/correction-item.entity.ts';
import { settleSuspensions } from './rights/suspension.ts';

const DAY = 86_400_000;
/** Somebody who never entered a code for so long does not come back for it. */
const UNPROVEN_DAYS = 30;
const AT_ONCE = 200;

/** What a sweep did, as numbers. */
export interface SweepReport {
  readonly erasuresResumed: number;
  readonly keptReleased: number;
  readonly recipientsTold: number;
  readonly copiesDestroyed: number;
  readonly identitiesDestroyed: number;
  readonly unprovenClosed: number;
  readonly clocksResumed: number;
  readonly searchesResumed: number;
  readonly evidenceDestroyed: number;
}

/**
 * What time alone does in a workspace: erasures that were cut off go on, copies and identities of requests are destroyed when
 * their time is over, what a ground kept goes with its last day. Hourly; each part can run twice.
 * @throws AggregateError after everything else, for erasures that failed again: they stay `partial`
 */
export async function sweepRequests(scope: Scope, parts: PrivacyParts): Promise<SweepReport> {
  const erasures = await resumeErasures(scope, parts);
  const report = await scope.transaction(async (em) => ({
    erasuresResumed: erasures.count,
    keptReleased: await releaseDue(em, scope, parts.files),
    recipientsTold: await tellLateRecipients(em, scope),
    copiesDestroyed: await closeFetched(em, scope, parts),
    identitiesDestroyed: await destroyIdentities(em, scope, parts),
    unprovenClosed: await closeUnproven(em, scope, parts),
    clocksResumed: await resumeClocks(em, scope),
    searchesResumed: await resumeSearches(em, scope),
  }));
  const evidenceDestroyed = await destroyEndedEvidence(scope, parts.files);
  if (erasures.failures.length > 0)
    throw new AggregateError(erasures.failures, `${erasures.failures.length} erasures failed again.`);
  return { ...report, evidenceDestroyed };
}

/** What was cut off goes on; one that fails again keeps neither the others waiting nor the rest of the sweep. */
async function resumeErasures(scope: Scope, parts: PrivacyParts): Promise<{ count: number; failures: unknown[] }> {
  const { workspaceId } = scope;
  const open = await scope.transaction((em) =>
    em.find(ErasureLedger, { workspaceId, state: { $ne: 'done' } }, { orderBy: { id: 'asc' } }),
  );
  const failures: unknown[] = [];
  const requests = new Set(open.flatMap(({ requestId }) => requestId ?? []));
  const note = (error: unknown) => failures.push(error);
  for (const id of requests) await new RequestFulfilment(scope, parts).completeErasure(id).catch(note);
  for (const { id, requestId } of open) if (!requestId) await new ErasureService(scope, parts).run(id).catch(note);
  return { count: open.length, failures };
}

async function closeFetched(em: EntityManager, scope: Scope, parts: PrivacyParts): Promise<number> {
  const requestIds = await destroyExpiredCopies(em, scope, parts.files);
  if (requestIds.length === 0) return 0;
  const { workspaceId, clock } = scope;
  const requests = await em.find(PrivacyRequest, { workspaceId, id: { $in: requestIds }, state: 'carried-out' });
  for (const request of requests) {
    Object.assign(request, { state: 'closed', closedAt: clock.now() });
    recordStep(em, scope, request, { action: 'request:handle', type: 'closed', detail: 'copy destroyed' });
  }
  return requestIds.length;
}

/** Who asked, and the letters, are destroyed some time after closing; dates and outcome stay. */
async function destroyIdentities(em: EntityManager, scope: Scope, parts: PrivacyParts): Promise<number> {
  const { workspaceId, clock, vault } = scope;
  const periods = await loadPeriods(em, workspaceId);
  const before = periodBefore(clock.now(), periods['request-identity']);
  const due = await em.find(
    PrivacyRequest,
    { workspaceId, identityDestroyedAt: null, closedAt: { $lte: before } },
    { limit: AT_ONCE, orderBy: { closedAt: 'asc' } },
  );
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  await parts.mailer.forget(em, workspaceId, ids);
  for (const request of due) {
    Object.assign(request, { requesterName: null, requesterEmail: null, message: null, emailIndex: null });
    Object.assign(request, { requesterPhone: null, doubtReason: null, decisionReason: null });
    Object.assign(request, { agentName: null, deceasedName: null, agentRequestId: null });
    Object.assign(request, { codeHash: null, tokenHash: null, identityDestroyedAt: clock.now() });
    recordStep(em, scope, request, { action: 'request:handle', type: 'identity-destroyed' });
  }
  const written = { workspaceId, request: { $in: ids.map((id): [string, string] => [workspaceId, id]) } };
  for (const message of await em.find(RequestMessage, { ...written, destroyedAt: null }))
    Object.assign(message, { body: null, destroyedAt: clock.now() });
  for (const item of await em.find(CorrectionItem, { ...written, proposed: { $ne: null } })) item.proposed = null;
  await em.nativeUpdate(ReviewItem, { workspaceId, requestId: { $in: ids } }, { explanation: null });
  await settleWrites(em);
  await vault.destroyKeys(workspaceId, ids);
  return due.length;
}

async function closeUnproven(em: EntityManager, scope: Scope, parts: PrivacyParts): Promise<number> {
  const { workspaceId, clock } = scope;
  const before = new Date(clock.now().getTime() - UNPROVEN_DAYS * DAY);
  const state = 'awaiting-verification';
  // Somebody who was doubted has their time from then on, and who was asked something until the question had its own.
  const since = { $or: [{ doubtedAt: null, receivedAt: { $lte: before } }, { doubtedAt: { $lte: before } }] };
  const due = await em.find(PrivacyRequest, { workspaceId, state, askedAt: null, ...since }, { limit: AT_ONCE });
  let count = 0;
  for (const request of due) {
    // Asked after the last day, when no clock stands still; or answered, and nobody looked at the answer yet.
    if ((await findOpenQuestion(em, request, clock.now())) || (await hasUncheckedProof(em, request))) continue;
    Object.assign(request, { state: 'refused', refusalGround: 'identity-not-proven', closedAt: clock.now() });
    recordStep(em, scope, request, { action: 'request:refuse', type: 'refused', detail: 'identity-not-proven' });
    await destroyAllProof(em, scope, request);
    await settleSuspensions(em, scope, await coveredBy(em, request), request);
    await tellRefusal(em, scope, parts, request, 'identity-not-proven');
    count += 1;
  }
  return count;
}

/** A question that nobody answers does not stop the clock for ever: after the longest pause that a law allows it goes on. */
async function resumeClocks(em: EntityManager, scope: Scope): Promise<number> {
  const { workspaceId, clock } = scope;
  const { timeZone } = await workspaceFacts(em, workspaceId);
  const today = dateOf(clock.now(), timeZone);
  const asked = await em.find(PrivacyRequest, { workspaceId, askedAt: { $ne: null }, closedAt: null });
  let count = 0;
  for (const request of asked) {
    const end = await resumesOn(em, request);
    if (end === null || end > today) continue;
    const days = await resumeClock(em, request, clock.now());
    recordStep(em, scope, request, { action: 'request:handle', type: 'resumed', detail: `${days} days added` });
    count += 1;
  }
  return count;
}
