import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../kernel/clock.ts';
import { workspaceFacts } from '../privacy-parts.ts';
import { addDays, daysBetween } from './deadline/calendar-days.ts';
import type { RequestRegime } from './deadline/regime-rules.ts';
import { type ClockFacts, clockOf, longestPause } from './deadline/request-deadline.ts';
import { type PrivacyRequest, REQUEST_REGIMES } from './privacy-request.entity.ts';

/** The laws that hold for a request. */
export function regimesOf({ regimes }: PrivacyRequest): RequestRegime[] {
  const named = regimes.split(' ');
  return REQUEST_REGIMES.filter((regime) => named.includes(regime));
}

/** What the clock of a request counts with, in the workspace that the transaction has entered. */
export async function clockFactsOf(em: EntityManager, request: PrivacyRequest): Promise<ClockFacts> {
  const { country, timeZone } = await workspaceFacts(em, request.workspaceId);
  return {
    ...{ country, kind: request.kind, regimes: regimesOf(request), receivedOn: dateOf(request.receivedAt, timeZone) },
    ...{ isExtended: request.extendedAt != null, pausedDays: request.pausedDays, isAsked: request.askedAt != null },
  };
}

/**
 * Lets the clock go on after a question: the days that it was open are added under the laws that know a pause, but no more than they
 * allow for one question. Gives how many days were added.
 */
export async function resumeClock(em: EntityManager, request: PrivacyRequest, now: Date): Promise<number> {
  const { askedAt } = request;
  if (!askedAt) return 0;
  const { timeZone } = await workspaceFacts(em, request.workspaceId);
  const open = daysBetween(dateOf(askedAt, timeZone), dateOf(now, timeZone));
  const added = Math.max(0, Math.min(open, longestPause(regimesOf(request)) ?? 0));
  Object.assign(request, { askedAt: null, pausedDays: request.pausedDays + added });
  await settleClock(em, request);
  return added;
}

/** Notes which law rules a request now, and its last day: by them it is found in the queue. */
export async function settleClock(em: EntityManager, request: PrivacyRequest): Promise<void> {
  const { dueOn, regime } = clockOf(await clockFactsOf(em, request));
  Object.assign(request, { dueOn, regime });
}

/** The day on which the clock goes on by itself although nobody answered; null where it does not stand still. */
export async function resumesOn(em: EntityManager, request: PrivacyRequest): Promise<string | null> {
  const longest = longestPause(regimesOf(request));
  if (!request.askedAt || longest === null) return null;
  const { timeZone } = await workspaceFacts(em, request.workspaceId);
  return addDays(dateOf(request.askedAt, timeZone), longest);
}
