import type { EntityManager } from '@mikro-orm/postgresql';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { stopAddress } from '../../may-send/stop-address.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { writeTo } from '../desk/request-letters.ts';
import { coverPeople, matchByAddress } from '../desk/request-matching.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { coveredBy, getRequest, openField, recordStep } from '../request-record.ts';
import { isAgentsOptOut, isOpen } from '../request-state.ts';
import { purposesAskedAbout } from './suspension.ts';

/** Whether something holds from the receipt of a request on, before anybody looks at it: so the job for it is queued. */
export function hasImmediateEffect(request: PrivacyRequest): boolean {
  // DEC-AC2: nothing happens by itself where somebody asks about a person who died.
  return request.askedFor !== 'deceased' && purposesAskedAbout(request).length > 0;
}

/** Whether that is believed without a proof of who asks. */
export function holdsUnproven(request: PrivacyRequest): boolean {
  return request.kind === 'marketing-stop' || isAgentsOptOut(request);
}

/**
 * Does what holds from the receipt of a request on: a stop of marketing is carried out, whoever has the address (GDPR Art. 21(3));
 * what a proven person objects to stands still. Can run twice. A job of its own, so that the privacy centre answers in the same
 * time whether or not somebody is known.
 * @throws NotAllowedError · NotFoundError
 */
export async function receiveRequest(scope: Scope, parts: PrivacyParts, requestId: string): Promise<void> {
  scope.require('request:handle');
  await scope.transaction(async (em) => {
    const request = await getRequest(em, scope, requestId);
    if (!isOpen(request) || !hasImmediateEffect(request)) return;
    if (request.kind === 'marketing-stop') await stopMarketing(em, scope, parts, request);
    else if (request.verifiedAt || isAgentsOptOut(request)) await takeIn(em, scope, parts, request);
  });
}

/** Whom it is about is known from now on, and what they object to stands still; an agent's opt-out waits for no code. */
async function takeIn(em: EntityManager, scope: Scope, parts: PrivacyParts, request: PrivacyRequest): Promise<void> {
  if (request.state === 'awaiting-verification' && isAgentsOptOut(request)) request.state = 'received';
  await matchByAddress(em, scope, parts, request);
}

/** It is believed without proof, so an address that several people share stops for each of them, and an unknown one for whoever gets it. */
async function stopMarketing(
  em: EntityManager,
  scope: Scope,
  parts: PrivacyParts,
  request: PrivacyRequest,
): Promise<void> {
  const matches = await matchByAddress(em, scope, parts, request);
  const covered = await coveredBy(em, request);
  const others = matches.map(({ subjectId }) => subjectId).filter((id) => !covered.includes(id));
  await coverPeople(em, scope, request, others);
  const email = await openField(scope, request, 'requesterEmail');
  const normalised = email === null ? null : parts.directory.normaliseEmail(email);
  // Without an address nobody can be found but by staff.
  if (normalised === null) return;
  if (matches.length === 0) await stopAddress(em, scope, { kind: 'email', normalised }, 'web-form');
  const now = scope.clock.now();
  Object.assign(request, { state: 'carried-out', carriedOutAt: now, closedAt: now });
  recordStep(em, scope, request, { action: 'request:carry-out', type: 'carried-out' });
  await writeTo(em, scope, parts, request, (head) => composeMail('request-done', head, request.language));
}
