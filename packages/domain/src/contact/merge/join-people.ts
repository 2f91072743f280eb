import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { WrongStateError } from '../../kernel/errors.ts';
import { isPurpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueTable } from '../../privacy/catalogue.ts';
import { writeConsent } from '../../privacy/consent/append-consent.ts';
import type { ConsentEvent } from '../../privacy/consent/consent-event.entity.ts';
import { recomputeSubjects } from '../../privacy/consent/recompute-subjects.ts';
import { stopWaiting } from '../../privacy/may-send/stop-waiting.ts';
import { settleSuspensions } from '../../privacy/request/rights/suspension.ts';
import type { DataSubject } from '../../privacy/subject/data-subject.entity.ts';
import { copyRestrictedByHand, goOnAsLifted } from '../../privacy/subject/state/restricted-by-hand.ts';

/** How somebody stood before another person was merged into them; calendar dates and instants as text. */
export interface StandingBefore {
  readonly restrictedAt: string | null;
  readonly restrictionGround: DataSubject['restrictionGround'];
  readonly restrictedPurposes: string;
  readonly isMinor: boolean;
  readonly deceasedOn: string | null;
}

const STOPS: readonly ConsentEvent['event'][] = ['refused', 'withdrawn', 'objected'];

/**
 * Locks two people and makes sure that neither is being erased: whoever just writes about them is waited for, and whoever comes
 * later finds them as they are then.
 * @throws WrongStateError
 */
export async function lockPeople(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<void> {
  await em.execute('select id from data_subject where workspace_id = ? and id in (?) order by id for update', [
    ...[workspaceId, subjectIds],
  ]);
  const erasing = await em.execute(
    `with recursive human (id) as (
       select id from data_subject where workspace_id = ? and id in (?)
       union select s.id from data_subject s join human h on s.merged_into_id = h.id where s.workspace_id = ?)
     select 1 from erasure_ledger l join human h on h.id = l.subject_id where l.workspace_id = ? and l.state <> 'done' limit 1`,
    [workspaceId, subjectIds, workspaceId, workspaceId],
  );
  if (erasing.length > 0) throw new WrongStateError('erasing', 'This person is being deleted at their own request.');
}

/**
 * B11-AC9: makes two people one, under the tightest state of both: a restriction, a minority, a death or a purpose that stands still
 * counts for the other too, and what was allowed in spite of a restriction ends. Consents stay with whoever gave them; the decision
 * needs both. Gives how the survivor stood before.
 */
export async function joinPeople(
  em: EntityManager,
  scope: Scope,
  survivor: DataSubject,
  merged: DataSubject,
  catalogue: readonly CatalogueTable[],
): Promise<StandingBefore> {
  const before = standingOf(survivor);
  tighten(survivor, merged);
  Object.assign(merged, { mergedInto: ref(survivor), mergedAt: scope.clock.now() });
  if (catalogue.some(({ table }) => table === 'restriction_exception'))
    await em.execute(
      `update restriction_exception set expires_at = ?::timestamptz
       where workspace_id = ? and subject_id in (?) and expires_at > ?::timestamptz`,
      [scope.clock.now(), scope.workspaceId, [survivor.id, merged.id], scope.clock.now()],
    );
  return before;
}

/**
 * Makes two people of one again. Each stands as before the merge, but for what was stopped meanwhile: whoever was known as one
 * person said it for both, so that a restriction or a refusal since then stays with both. A purpose that was lifted for one of them
 * alone goes on for that one.
 */
export async function partPeople(
  em: EntityManager,
  scope: Scope,
  survivor: DataSubject,
  merged: DataSubject,
  before: StandingBefore,
): Promise<void> {
  const since = merged.mergedAt ?? scope.clock.now();
  const now = standingOf(survivor);
  const joined = tightest(before, standingOf(merged));
  Object.assign(merged, { mergedInto: null, mergedAt: null });
  if (now.restrictedAt === joined.restrictedAt) setRestriction(survivor, before);
  else if (now.restrictedAt !== null && !merged.restrictedAt) setRestriction(merged, now);
  if (joined.isMinor) survivor.isMinor = now.isMinor && before.isMinor;
  else if (now.isMinor) merged.isMinor = true;
  if (now.deceasedOn === joined.deceasedOn) survivor.deceasedOn = before.deceasedOn;
  else merged.deceasedOn ??= now.deceasedOn;
  const ownBits = BigInt(before.restrictedPurposes);
  const newBits = BigInt(now.restrictedPurposes) & ~BigInt(joined.restrictedPurposes);
  survivor.restrictedPurposes = (survivor.restrictedPurposes & ownBits) | newBits;
  merged.restrictedPurposes |= newBits;
  await copyRestrictedByHand(em, scope, survivor, merged, newBits);
  await repeatStops(em, scope, survivor.id, merged.id, since);
  await em.flush();
  await goOnAsLifted(em, scope, [survivor.id, merged.id], since);
  // Decides anew about both as well.
  await settleSuspensions(em, scope, [survivor.id, merged.id]);
}

/** Decides anew about people, and stops the messages that may not go out to them any more. */
export async function decideAnew(em: EntityManager, scope: Scope, subjectIds: readonly string[]): Promise<void> {
  await recomputeSubjects(em, scope.workspaceId, subjectIds, scope.clock.now());
  await stopWaiting(em, scope, subjectIds);
}

/** What was last said about an address is a no: it holds for the same address of the other too. Of what was said since, if given. */
export async function copyStopsOfAddress(
  em: EntityManager,
  scope: Scope,
  contactPointId: string,
  to: { readonly subjectId: string; readonly contactPointId: string },
  since: Date | null = null,
): Promise<void> {
  const { workspaceId } = scope;
  // What the other address has as well came from there.
  const last = await em.execute<StopRow[]>(
    `select ${STOP_COLUMNS} from (
       select distinct on (purpose, channel, topic) * from consent_event
       where workspace_id = ? and contact_point_id = ?
       order by purpose, channel, topic, occurred_at desc, recorded_at desc) e
     where recorded_at >= coalesce(?::timestamptz, '-infinity')
       and not exists (select 1 from consent_event o where o.workspace_id = ? and o.contact_point_id = ?
         and o.purpose = e.purpose and o.event = e.event and o.occurred_at = e.occurred_at
         and o.channel is not distinct from e.channel and o.topic is not distinct from e.topic)`,
    [workspaceId, contactPointId, since, workspaceId, to.contactPointId],
  );
  await repeat(em, scope, last, to.subjectId, to.contactPointId);
}

/** What the person refused as a whole since they were known as one, said once more for who they were. */
async function repeatStops(em: EntityManager, scope: Scope, fromId: string, toId: string, since: Date): Promise<void> {
  const said = await em.execute<StopRow[]>(
    `select ${STOP_COLUMNS} from consent_event where workspace_id = ? and subject_id = ? and recorded_at >= ?::timestamptz
       and (contact_point_id is null or contact_point_id in (select p.id from contact_point p
         join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
         where p.workspace_id = ? and c.subject_id = ?))
     order by occurred_at, id`,
    [scope.workspaceId, fromId, since, scope.workspaceId, toId],
  );
  await repeat(em, scope, said, toId, null);
}

type StopRow = Pick<ConsentEvent, 'event' | 'channel' | 'method'> & {
  readonly purpose: string;
  readonly topic: string | null;
  readonly contactPointId: string | null;
  readonly occurredAt: string;
};

const STOP_COLUMNS = `purpose, event, channel, topic, method, contact_point_id as "contactPointId", occurred_at as "occurredAt"`;

async function repeat(
  em: EntityManager,
  scope: Scope,
  rows: readonly StopRow[],
  subjectId: string,
  contactPointId: string | null,
): Promise<void> {
  for (const { purpose, occurredAt, ...row } of rows) {
    if (!isPurpose(purpose) || !STOPS.includes(row.event)) continue;
    const about = { contactPointId: contactPointId ?? row.contactPointId, occurredAt: new Date(occurredAt) };
    await writeConsent(em, scope, { ...row, ...about, purpose, subjectId }, 'consent:record');
  }
}

/** How somebody stands now. */
export function standingOf(person: DataSubject): StandingBefore {
  return {
    restrictedAt: person.restrictedAt?.toISOString() ?? null,
    restrictionGround: person.restrictionGround ?? null,
    restrictedPurposes: `${person.restrictedPurposes}`,
    isMinor: person.isMinor,
    deceasedOn: person.deceasedOn ?? null,
  };
}

/** What holds for one of two people holds for both; of two restrictions the older one counts. */
function tightest(one: StandingBefore, other: StandingBefore): StandingBefore {
  const isOlder = one.restrictedAt !== null && (other.restrictedAt === null || one.restrictedAt <= other.restrictedAt);
  const { restrictedAt, restrictionGround } = isOlder ? one : other;
  return {
    ...{ restrictedAt, restrictionGround },
    restrictedPurposes: `${BigInt(one.restrictedPurposes) | BigInt(other.restrictedPurposes)}`,
    isMinor: one.isMinor || other.isMinor,
    deceasedOn: one.deceasedOn ?? other.deceasedOn,
  };
}

function tighten(survivor: DataSubject, merged: DataSubject): void {
  const { isMinor, deceasedOn, restrictedPurposes, ...joined } = tightest(standingOf(survivor), standingOf(merged));
  // Whoever was told that their restriction ends was not told of the other one.
  if (merged.restrictedAt) survivor.restrictionEndToldAt = null;
  setRestriction(survivor, joined);
  Object.assign(survivor, { isMinor, deceasedOn, restrictedPurposes: BigInt(restrictedPurposes) });
}

function setRestriction(
  person: DataSubject,
  { restrictedAt, restrictionGround }: Pick<StandingBefore, 'restrictedAt' | 'restrictionGround'>,
): void {
  person.restrictedAt = restrictedAt === null ? null : new Date(restrictedAt);
  person.restrictionGround = restrictionGround ?? null;
}
