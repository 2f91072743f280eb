import type { EntityManager } from '@mikro-orm/postgresql';
import { isPurpose, type Purpose } from '../../kernel/purposes.ts';
import type { CONSENT_EVENTS, ConsentChannel } from './consent-event.entity.ts';

/** An entry of the ledger as the current state is derived from it. */
export interface ConsentEntry {
  readonly id: string;
  readonly purpose: Purpose;
  readonly event: (typeof CONSENT_EVENTS)[number];
  readonly channel: ConsentChannel;
  readonly topic: string | null;
  readonly contactPointId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly expiresAt: Date | null;
}

/** What somebody said about one purpose on one channel, about one topic and address where it names them, and how that stands now. */
export interface ConsentState {
  readonly purpose: Purpose;
  readonly channel: ConsentChannel;
  readonly topic: string | null;
  readonly contactPointId: string | null;
  /** `none` where an objection was lifted, and nothing else was said. */
  readonly state: 'pending' | 'given' | 'refused' | 'withdrawn' | 'expired' | 'objected' | 'none';
  readonly since: Date;
  /** When it ends by itself. */
  readonly until: Date | null;
  /** The entry that says so: of this scope, or a stop of a wider one. */
  readonly eventId: string;
}

const STOPS: readonly ConsentEntry['event'][] = ['refused', 'withdrawn', 'objected'];

/**
 * How each consent and objection stands, one for every purpose × channel × topic × address that the ledger names. Entries count
 * by when they happened, however late they were recorded; on a tie the stop wins; a stop closes what is narrower too.
 */
export function consentStates(entries: readonly ConsentEntry[], now: Date): ConsentState[] {
  const happened = entries.filter(({ occurredAt }) => occurredAt <= now);
  const scopes = Map.groupBy(happened, ({ purpose, channel, topic, contactPointId }) =>
    JSON.stringify([purpose, channel, topic, contactPointId]),
  );
  return [...scopes.values()].flatMap((own) => stateOf(own, happened, now) ?? []);
}

function stateOf(own: readonly ConsentEntry[], all: readonly ConsentEntry[], now: Date): ConsentState | null {
  const [first] = own;
  if (!first) return null;
  const { purpose, channel, topic, contactPointId } = first;
  const scope = { purpose, channel, topic, contactPointId };
  const stop = newest(
    all.filter((entry) => STOPS.includes(entry.event) && isWithin(first, entry) && !isLifted(entry, all)),
  );
  const said = newest(own.filter(({ event }) => event !== 'pending' && !STOPS.includes(event)));
  if (stop && !(said?.event === 'given' && said.occurredAt > stop.occurredAt && isOpen(said, now)))
    return { ...scope, ...standing(stop, now), eventId: stop.id };
  const asked = newest(own.filter((entry) => entry.event === 'pending' && isOpen(entry, now)));
  const isGiven = said?.event === 'given' && isOpen(said, now);
  if (asked && !isGiven && !(said && said.occurredAt > asked.occurredAt))
    return { ...scope, state: 'pending', since: asked.occurredAt, until: asked.expiresAt, eventId: asked.id };
  return said && { ...scope, ...standing(said, now), eventId: said.id };
}

function standing(
  { event, occurredAt, expiresAt }: ConsentEntry,
  now: Date,
): Pick<ConsentState, 'state' | 'since' | 'until'> {
  if (event === 'given' && expiresAt && expiresAt <= now) return { state: 'expired', since: expiresAt, until: null };
  if (event === 'objection-lifted') return { state: 'none', since: occurredAt, until: null };
  return { state: event, since: occurredAt, until: event === 'given' ? expiresAt : null };
}

/** Whether somebody said no with it. */
export function isStop({ event }: Pick<ConsentEntry, 'event'>): boolean {
  return STOPS.includes(event);
}

/** Whether an objection was taken back since, where it was made or in general. Nothing but a new consent lifts a refusal. */
export function isLifted(stop: ConsentEntry, all: readonly ConsentEntry[]): boolean {
  if (stop.event !== 'objected') return false;
  return all.some(
    (entry) => entry.event === 'objection-lifted' && isWithin(stop, entry) && entry.occurredAt > stop.occurredAt,
  );
}

function isOpen({ expiresAt }: ConsentEntry, now: Date): boolean {
  return expiresAt === null || expiresAt > now;
}

/** Whether a scope lies within that of another entry: what is said about everything is said about its parts. */
export function isWithin(narrow: ConsentEntry, wide: ConsentEntry): boolean {
  return (
    wide.purpose === narrow.purpose &&
    (wide.channel === 'any' || wide.channel === narrow.channel) &&
    (wide.topic === null || wide.topic === narrow.topic) &&
    (wide.contactPointId === null || wide.contactPointId === narrow.contactPointId)
  );
}

function newest(entries: readonly ConsentEntry[]): ConsentEntry | null {
  return entries.reduce<ConsentEntry | null>(
    (latest, entry) => (latest && !isNewer(entry, latest) ? latest : entry),
    null,
  );
}

function isNewer(one: ConsentEntry, other: ConsentEntry): boolean {
  const [mine, theirs] = [one.occurredAt.getTime(), other.occurredAt.getTime()];
  if (mine !== theirs) return mine > theirs;
  const [stops, stopsToo] = [STOPS.includes(one.event), STOPS.includes(other.event)];
  return stops === stopsToo ? one.recordedAt >= other.recordedAt : stops;
}

type EntryRow = Omit<ConsentEntry, 'purpose' | 'occurredAt' | 'recordedAt' | 'expiresAt'> & {
  readonly purpose: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly expiresAt: string | null;
};

/** What a person said, and whoever was merged into them. */
export async function loadConsents(em: EntityManager, workspaceId: string, subjectId: string): Promise<ConsentEntry[]> {
  const rows = await em.execute<EntryRow[]>(
    `with recursive merged (id) as (
       select id from data_subject where workspace_id = ? and id = ?
       union select s.id from data_subject s join merged m on s.merged_into_id = m.id where s.workspace_id = ?)
     select e.id, e.purpose, e.event, e.channel, e.topic, e.contact_point_id as "contactPointId",
       e.occurred_at as "occurredAt", e.recorded_at as "recordedAt", e.expires_at as "expiresAt"
     from consent_event e join merged m on m.id = e.subject_id where e.workspace_id = ? order by e.occurred_at, e.id`,
    [workspaceId, subjectId, workspaceId, workspaceId],
  );
  return rows.flatMap(({ purpose, occurredAt, recordedAt, expiresAt, ...row }) =>
    isPurpose(purpose)
      ? [
          {
            ...row,
            purpose,
            occurredAt: new Date(occurredAt),
            recordedAt: new Date(recordedAt),
            expiresAt: expiresAt === null ? null : new Date(expiresAt),
          },
        ]
      : [],
  );
}
