import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../kernel/clock.ts';
import type { Scope } from '../../kernel/scope.ts';
import { workspaceFacts } from '../privacy-parts.ts';
import { clockOf, regimeOf } from './deadline/request-deadline.ts';
import { PrivacyRequest, type REQUEST_CHANNELS } from './privacy-request.entity.ts';
import type { CheckedRequest } from './request-input.ts';
import { sealField } from './request-record.ts';
import { newReference } from './request-reference.ts';
import { addCorrections } from './rights/corrections.ts';

/** How and when a request came in. */
export interface Receipt {
  readonly id: string;
  readonly channel: (typeof REQUEST_CHANNELS)[number];
  /** Receipt in the channel: the clock starts here, not when somebody types it in (GDPR Art. 12(3)). */
  readonly receivedAt: Date;
  /** What the person quotes already, where they asked somewhere else first. */
  readonly reference?: string;
  /** The registered agent who sent it, and what it calls it. */
  readonly agent?: { readonly id: string; readonly requestId: string | null };
  /** The laws that held there; the most protective rules. */
  readonly regimes?: readonly PrivacyRequest['regime'][];
}

/** Puts a request into the transaction, everything personal under the request's own key, which exists. */
export async function createRequest(
  em: EntityManager,
  scope: Scope,
  checked: CheckedRequest,
  { id, channel, receivedAt, reference = newReference(), regimes: there = [], agent }: Receipt,
): Promise<PrivacyRequest> {
  const { workspaceId, vault, clock } = scope;
  const { country, timeZone } = await workspaceFacts(em, workspaceId);
  const receivedOn = dateOf(receivedAt, timeZone);
  // The workspace is bound by its own law; a person may rely on theirs, and the earlier day rules.
  const regimes = [...new Set([regimeOf(country), regimeOf(checked.country ?? country), ...there])];
  const { kind } = checked;
  const fresh = { isExtended: false, pausedDays: 0, isAsked: false };
  const { regime, dueOn } = clockOf({ receivedOn, kind, regimes, country, ...fresh });
  const seal = (field: Parameters<typeof sealField>[2], text: string | null) =>
    text === null ? null : sealField(scope, id, field, text);
  const now = clock.now();
  const request = em.create(PrivacyRequest, {
    ...{ workspaceId, id, channel, receivedAt, kind, regime, regimes: regimes.join(' '), dueOn },
    reference,
    state: 'awaiting-verification',
    language: checked.language,
    requesterName: await seal('requesterName', checked.name),
    requesterEmail: await seal('requesterEmail', checked.email),
    requesterPhone: await seal('requesterPhone', checked.phone),
    message: await seal('message', checked.message),
    askedFor: checked.askedFor,
    agentName: await seal('agentName', checked.agentName),
    deceasedName: await seal('deceasedName', checked.deceasedName),
    agentId: agent?.id ?? null,
    agentRequestId: await seal('agentRequestId', agent?.requestId ?? null),
    objectedTo: checked.objectedTo.join(' '),
    restrictionGround: checked.restrictionGround,
    emailIndex:
      checked.normalisedEmail === null
        ? null
        : await vault.blindIndex(workspaceId, 'request-email', checked.normalisedEmail),
    ...{ createdAt: now, updatedAt: now },
  });
  em.persist(request);
  await addCorrections(em, scope, request, checked.corrections);
  return request;
}
