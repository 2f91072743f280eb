import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { summariseKept } from '../../erasure/items/kept-items.service.ts';
import { type TextStanding, textStandingOf } from '../../erasure/text/text-standing.ts';
import { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import { readThread, type ThreadMessage } from '../conversation/request-thread.ts';
import { clockOf } from '../deadline/request-deadline.ts';
import { erasuresOf, keptBy } from '../desk/fulfil/erase-people.ts';
import { forwardedTo } from '../desk/request-forward.service.ts';
import { keptLines } from '../desk/words/kept-words.ts';
import { evidenceWanted, readEvidence, type ShownEvidence } from '../evidence/evidence-wanted.ts';
import { AccessCopy, PrivacyRequest, RequestEvent } from '../privacy-request.entity.ts';
import { clockFactsOf } from '../request-clock.ts';
import { openField, requestKey } from '../request-record.ts';
import { findCorrections } from '../rights/corrections.ts';

/** A step as the person sees it: what and when, never which member of staff. */
export interface StatusStep {
  readonly type: string;
  readonly occurredAt: Date;
}

/** A request as the person sees it. */
export interface RequestStatus {
  readonly reference: string;
  readonly kind: PrivacyRequest['kind'];
  readonly state: PrivacyRequest['state'];
  readonly receivedAt: Date;
  readonly dueOn: string;
  /** A question is open, and the time for the answer stands still until the person answers it. */
  readonly isStill: boolean;
  /** The reference of the earlier request with which this one is answered together. */
  readonly duplicateOf: string | null;
  /** Who answers instead, because the data is theirs; null for a request that stays where it is. */
  readonly forwardedTo: { readonly slug: string; readonly name: string } | null;
  /** Of a deletion that has begun: how many records of the person are through, of how many; null where none has begun. */
  readonly erased: { readonly done: number; readonly all: number } | null;
  /** What stays of a deletion, a sentence for each: what, why and until when. */
  readonly kept: readonly string[];
  /** How far the texts of others are searched after a deletion; null where none is, and before. */
  readonly texts: TextStanding | null;
  readonly messages: readonly ThreadMessage[];
  readonly extensionReason: string | null;
  readonly refusalGround: string | null;
  /** What was decided and why; null while nothing is, and for a right that is carried out. */
  readonly decision: { readonly outcome: string; readonly reason: string | null } | null;
  /** What the person wants corrected, and what became of it. */
  readonly corrections: readonly { readonly field: string; readonly state: string }[];
  /** The files that the person added and that are there. */
  readonly evidence: readonly ShownEvidence[];
  /** Whether a file can be added: for a correction, and while a question is open. */
  readonly mayAddEvidence: boolean;
  readonly steps: readonly StatusStep[];
  /** The copy that can be fetched now. */
  readonly copy: { readonly expiresAt: Date; readonly byteSize: number } | null;
}

/** Steps that concern staff alone. */
const INTERNAL = [
  ...['assigned', 'matched', 'included', 'excluded', 'prepared', 'approved', 'others-told', 'doubted'],
  ...['texts-searched', 'copy-reviewed', 'evidence-read'],
  ...['estate-proof', 'estate-granted'],
];

/** Reads where a request stands, for the person. */
export async function readStatus(em: EntityManager, scope: Scope, request: PrivacyRequest): Promise<RequestStatus> {
  const key = requestKey(request);
  const events = await em.find(RequestEvent, key, { orderBy: { occurredAt: 'asc', id: 'asc' } });
  // One that ran out is destroyed within the hour, and cannot be fetched any more.
  const held = { ...key, destroyedAt: null, expiresAt: { $gt: scope.clock.now() } };
  const copy = await em.findOne(AccessCopy, held, { orderBy: { madeAt: 'desc' } });
  return {
    ...{ reference: request.reference, kind: request.kind, state: request.state },
    ...{ receivedAt: request.receivedAt, dueOn: request.dueOn },
    isStill: clockOf(await clockFactsOf(em, request)).isStill,
    duplicateOf: await originalOf(em, request),
    forwardedTo: await forwardedTo(em, request),
    erased: await erasedOf(em, request),
    kept: await keptOf(em, request),
    texts: await textsOf(em, request),
    messages: await readThread(em, scope, request),
    extensionReason: request.extensionReason ?? null,
    refusalGround: request.refusalGround ?? null,
    decision: request.decision
      ? { outcome: request.decision, reason: await openField(scope, request, 'decisionReason') }
      : null,
    corrections: (await findCorrections(em, request)).map(({ field, state }) => ({ field, state })),
    evidence: await readEvidence(em, scope, request),
    mayAddEvidence: (await evidenceWanted(em, request)) !== null,
    steps: events.filter(({ type }) => !INTERNAL.includes(type)).map(({ type, occurredAt }) => ({ type, occurredAt })),
    copy: copy ? { expiresAt: copy.expiresAt, byteSize: Number(copy.byteSize) } : null,
  };
}

async function originalOf(em: EntityManager, { workspaceId, duplicateOfId }: PrivacyRequest): Promise<string | null> {
  if (!duplicateOfId) return null;
  return (await em.findOne(PrivacyRequest, { workspaceId, id: duplicateOfId }))?.reference ?? null;
}

/** What a person is told of a deletion that stopped half-way: that it did, and not that it is done (B11-AC11). */
async function erasedOf(em: EntityManager, { workspaceId, id }: PrivacyRequest): Promise<RequestStatus['erased']> {
  const ledgers = await em.find(ErasureLedger, { workspaceId, requestId: id });
  if (ledgers.length === 0) return null;
  return { done: ledgers.filter(({ state }) => state === 'done').length, all: ledgers.length };
}

/** B11-AC6: whoever reads that their data is deleted reads whether it is still looked for, and how long. */
async function textsOf(em: EntityManager, request: PrivacyRequest): Promise<TextStanding | null> {
  if (request.kind !== 'erasure' || !request.carriedOutAt) return null;
  const ledgers = await erasuresOf(em, request);
  return textStandingOf(
    em,
    request.workspaceId,
    ledgers.map(({ id }) => id),
  );
}

/** B11-AC4: the person is told what stays, on which ground and until when, for as long as it does. */
async function keptOf(em: EntityManager, request: PrivacyRequest): Promise<string[]> {
  if (request.kind !== 'erasure' || !request.carriedOutAt) return [];
  const items = await keptBy(em, await erasuresOf(em, request));
  return keptLines(summariseKept(items), request.language);
}
