import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import { isPurpose, type Purpose } from '../../kernel/purposes.ts';
import { askPlanned, writeUnread } from '../../kernel/records/unread.ts';
import type { Scope } from '../../kernel/scope.ts';
import { BasisHistory, type BasisRow } from '../purpose/basis-history.ts';
import { decideSubject, type SubjectFacts } from '../purpose-decision.ts';
import type { ConsentFact } from './consent-timeline.ts';
import { countsFor, loadMergedPeople, type MergedPerson, type Said } from './merged-people.ts';
import { LEGAL_BASES, type LegalBasis } from './purpose-setting.entity.ts';

/** The domain event of a person about whom was decided anew. */
export const SUBJECT_DECIDED = 'subject:decide';

const RENEWED_AT_ONCE = 1_000;

/**
 * Decides anew for which purposes the data of these people may be used, from the ledger as it stands in this transaction.
 * Call it after every write that bears on the decision (a new person, a consent event, a ground, a restriction). The people
 * are locked, so that two writers at once cannot each miss what the other wrote. Where a decision changes, a domain event says
 * about which purposes, so that whoever keeps a copy of the person's data hears of it.
 */
export async function recomputeSubjects(
  em: EntityManager,
  workspaceId: string,
  subjectIds: readonly string[],
  now: Date,
): Promise<void> {
  if (subjectIds.length === 0) return;
  await em.flush();
  const facts = await loadSubjectFacts(em, workspaceId, subjectIds);
  const bases = await loadWorkspaceBases(em, workspaceId);
  // Whoever was merged into somebody is decided about with them, and not once more.
  const merged = new Set([...facts.values()].flatMap((one) => (one.merged ?? []).map(({ id }) => id)));
  const rows = [...facts].flatMap(([id, one]) => {
    if (merged.has(id)) return [];
    const { blocked, objected, expired, nextChangeAt } = decideSubject(one, bases, now);
    const bits = { blocked: `${blocked}`, objected: `${objected}`, expired: `${expired}` };
    const same = [id, ...(one.merged ?? []).map((person) => person.id)];
    return same.map((person) => ({ id: person, ...bits, nextChangeAt }));
  });
  if (rows.length === 0) return;
  await writeUnread(em, 'decided', DECIDED, [
    ...[workspaceId, now.toISOString(), rows.map(({ id }) => id), rows.map(() => newId())],
    ...[rows.map(({ blocked }) => blocked), rows.map(({ objected }) => objected), rows.map(({ expired }) => expired)],
    rows.map(({ nextChangeAt }) => nextChangeAt?.toISOString() ?? null),
  ]);
}

const DECIDED = `with decided as (
    select d.*, s.blocked as before
    from unnest($3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::timestamptz[])
        as d (id, event_id, blocked, objected, expired, next_change_at)
      join data_subject s on s.workspace_id = $1 and s.id = d.id),
  changed as (
    update data_subject s set blocked = decided.blocked, objected = decided.objected, expired = decided.expired,
      next_change_at = decided.next_change_at
    from decided where s.workspace_id = $1 and s.id = decided.id
      and (s.blocked, s.objected, s.expired, s.next_change_at)
        is distinct from (decided.blocked, decided.objected, decided.expired, decided.next_change_at)
    returning s.id, decided.event_id, decided.before # s.blocked as purposes)
  insert into domain_event (workspace_id, id, type, aggregate_type, aggregate_id, aggregate_version, subject_id,
    occurred_at, decided_purposes)
  select $1, event_id, '${SUBJECT_DECIDED}', 'data_subject', id, 1, id, $2::timestamptz, purposes from changed where purposes <> 0`;

/**
 * Decides anew for everybody whose decision has run out. Until then everything about them is closed, so it runs each minute.
 * @returns how many there were
 */
export async function renewDecisions(scope: Scope): Promise<number> {
  let renewed = 0;
  for (let portion = RENEWED_AT_ONCE; portion === RENEWED_AT_ONCE; renewed += portion)
    portion = await scope.transaction((em) => recomputeDue(em, scope.workspaceId, scope.clock.now(), RENEWED_AT_ONCE));
  return renewed;
}

/** Decides anew for everybody whose decision has run out, at most `limit` people; returns how many there were. */
export async function recomputeDue(
  em: EntityManager,
  workspaceId: string,
  now: Date,
  limit = RENEWED_AT_ONCE,
): Promise<number> {
  const rows = await em.execute<{ id: string }[]>(
    'select id from data_subject where workspace_id = ? and next_change_at <= ? order by next_change_at limit ?',
    [workspaceId, now.toISOString(), limit],
  );
  await recomputeSubjects(
    em,
    workspaceId,
    rows.map(({ id }) => id),
    now,
  );
  return rows.length;
}

interface SubjectRow {
  readonly id: string;
  readonly created_at: string;
  readonly restricted_at: string | null;
  readonly restricted_purposes: string;
  readonly erased_at: string | null;
  readonly is_minor: boolean;
  readonly deceased_on: string | null;
  readonly is_survivor: boolean;
}

/** The facts of the decision, by subject, with the rows locked until the transaction ends. */
export async function loadSubjectFacts(
  em: EntityManager,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<Map<string, SubjectFacts>> {
  if (subjectIds.length === 0) return new Map();
  const subjects = await em.execute<SubjectRow[]>(
    `select id, created_at, restricted_at, restricted_purposes, erased_at, is_minor, deceased_on::text,
       exists (select 1 from data_subject m where m.workspace_id = s.workspace_id and m.merged_into_id = s.id) as is_survivor
     from data_subject s where workspace_id = ? and id in (?) order by id for no key update of s`,
    [workspaceId, subjectIds],
  );
  const survivorIds = subjects.flatMap(({ id, is_survivor }) => (is_survivor ? [id] : []));
  const people = await loadMergedPeople(em, workspaceId, survivorIds);
  const mergedIds = [...people.values()].flatMap((same) => same.map(({ id }) => id));
  const grounds = await loadGrounds(em, workspaceId, [...subjectIds, ...mergedIds]);
  const events = await loadEvents(em, workspaceId, [...subjectIds, ...mergedIds]);
  const restricted = subjects.flatMap(({ id, restricted_at }) => (restricted_at === null ? [] : [id]));
  const exceptions = await loadExceptions(em, workspaceId, restricted);
  return new Map(
    subjects.map((row) => {
      const same = people.get(row.id) ?? [];
      const said = new Set([row.id, ...same.map(({ id }) => id)])
        .values()
        .flatMap((id) => events.get(id) ?? [])
        .toArray();
      const own = {
        createdAt: new Date(row.created_at),
        restrictedAt: toDate(row.restricted_at),
        restrictedPurposes: BigInt(row.restricted_purposes),
        erasedAt: toDate(row.erased_at),
        isMinor: row.is_minor,
        deceasedOn: row.deceased_on,
        exceptions: new Map((exceptions.get(row.id) ?? []).flatMap(exceptionEntry)),
        ...saidBy(row.id, grounds, said, same),
      };
      const others = same.filter(({ id }) => id !== row.id);
      const merged = others.map(({ id, createdAt }) => ({ ...own, id, createdAt, ...saidBy(id, grounds, said, same) }));
      return [row.id, merged.length === 0 ? own : { ...own, merged }];
    }),
  );
}

/** The grounds of one of several people who are the same human, and what counts for them of what was said. */
function saidBy(
  id: string,
  grounds: ReadonlyMap<string, readonly GroundRow[]>,
  said: readonly EventRow[],
  same: readonly MergedPerson[],
): Pick<SubjectFacts, 'grounds' | 'events'> {
  const counting = same.length === 0 ? said : said.filter((row) => countsFor(id, toSaid(row), same));
  return {
    grounds: new Map((grounds.get(id) ?? []).flatMap(({ purpose, basis }) => basisEntry(purpose, basis))),
    events: counting.flatMap(toFact),
  };
}

interface GroundRow {
  readonly subject_id: string;
  readonly purpose: string;
  readonly basis: string;
}

async function loadGrounds(em: EntityManager, workspaceId: string, subjectIds: readonly string[]) {
  const rows = await em.execute<GroundRow[]>(
    'select subject_id, purpose, basis from subject_ground where workspace_id = ? and subject_id in (?)',
    [workspaceId, subjectIds],
  );
  return Map.groupBy(rows, (row) => row.subject_id);
}

interface ExceptionRow {
  readonly subject_id: string;
  readonly purpose: string;
  readonly expires_at: string;
}

/** What officers let go on although people are restricted, each purpose with the last of its ends. */
async function loadExceptions(em: EntityManager, workspaceId: string, subjectIds: readonly string[]) {
  if (subjectIds.length === 0) return new Map<string, ExceptionRow[]>();
  const rows = await em.execute<ExceptionRow[]>(
    `select subject_id, purpose, max(expires_at) as expires_at from restriction_exception
     where workspace_id = ? and subject_id in (?) group by subject_id, purpose`,
    [workspaceId, subjectIds],
  );
  return Map.groupBy(rows, (row) => row.subject_id);
}

function exceptionEntry({ purpose, expires_at }: ExceptionRow): [Purpose, Date][] {
  return isPurpose(purpose) ? [[purpose, new Date(expires_at)]] : [];
}

interface EventRow {
  readonly purpose: string;
  readonly event: ConsentFact['event'];
  readonly occurred_at: string;
  readonly expires_at: string | null;
  readonly topic: string | null;
  readonly channel: string;
  readonly contact_point_id: string | null;
  readonly said_by: string;
  readonly recorded_at: string;
}

function toSaid({ said_by, recorded_at }: EventRow): Said {
  return { saidBy: said_by, recordedAt: new Date(recorded_at) };
}

/** The events of these people, by who said it. */
async function loadEvents(em: EntityManager, workspaceId: string, subjectIds: readonly string[]) {
  const sql = `select subject_id as said_by, purpose, event, occurred_at, expires_at, topic, channel, contact_point_id, recorded_at
    from consent_event where workspace_id = $1 and subject_id = any($2::uuid[])`;
  const rows = await askPlanned<EventRow>(em, 'said', sql, [workspaceId, subjectIds]);
  return Map.groupBy(rows, (row) => row.said_by);
}

/** The workspace's grounds for each of its purposes, switched on or not, with the times from which they were in force. */
export async function loadWorkspaceBases(em: EntityManager, workspaceId: string): Promise<BasisHistory> {
  const sql = `select s.purpose, b.basis, b.valid_from
    from purpose_basis b join purpose_setting s on s.workspace_id = $1 and s.id = b.setting_id
    where b.workspace_id = $1 order by b.valid_from, b.id`;
  return BasisHistory.from(await askPlanned<BasisRow>(em, 'grounds', sql, [workspaceId]));
}

function basisEntry(purpose: string, basis: string): [Purpose, LegalBasis][] {
  const known = LEGAL_BASES.find((one) => one === basis);
  return isPurpose(purpose) && known ? [[purpose, known]] : [];
}

function toFact(row: EventRow): ConsentFact[] {
  if (!isPurpose(row.purpose)) return [];
  return [
    {
      purpose: row.purpose,
      event: row.event,
      occurredAt: new Date(row.occurred_at),
      expiresAt: toDate(row.expires_at),
      topic: row.topic,
      channel: row.channel,
      contactPointId: row.contact_point_id,
    },
  ];
}

function toDate(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
