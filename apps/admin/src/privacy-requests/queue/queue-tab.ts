import type { PrivacyRequestFilter } from '../../gql/graphql.ts';

/** The parts of the queue. */
export const QUEUE_TABS = ['open', 'soon', 'overdue', 'waiting', 'closed'] as const;

/** A part of the queue. */
export type QueueTab = (typeof QUEUE_TABS)[number];

/** Requests that staff can still do something about. */
export const OPEN_STATES = ['awaiting-verification', 'received', 'in-progress', 'awaiting-approval'];

/** So many days before its last day a request is due soon. */
const SOON_DAYS = 7;

/** Laws under which the clock stands still while a question to the person is open. */
const PAUSING = ['gdpr', 'uk'];

/** Whether a text of an address names a part of the queue. */
export function isQueueTab(text: string | undefined): text is QueueTab {
  return QUEUE_TABS.some((tab) => tab === text);
}

/** The calendar day in a time zone: the workspace's deadlines end there. */
export function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}

/** The clock goes on: nobody is asked, or the law knows no pause. */
const RUNNING: PrivacyRequestFilter = { OR: [{ askedAt: { isNull: true } }, { regime: { nin: PAUSING } }] };

/** Which requests stand in a part of the queue; `today` is the workspace's day. */
export function queueCondition(tab: QueueTab, today: string): PrivacyRequestFilter {
  const open = { state: { in: OPEN_STATES } };
  switch (tab) {
    case 'open':
      return open;
    case 'soon':
      return { ...open, ...RUNNING, dueOn: { gte: today, lte: addDays(today, SOON_DAYS) } };
    case 'overdue':
      return { ...open, ...RUNNING, dueOn: { lt: today } };
    case 'waiting':
      return { ...open, askedAt: { isNull: false } };
    case 'closed':
      return { state: { nin: OPEN_STATES } };
  }
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
