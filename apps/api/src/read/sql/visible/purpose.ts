import { ALWAYS_ON, KEEPS_ROW_WHEN_REFUSED, type Purpose, purposeBits } from '@smartx/domain/kernel';
import { HALTED_BY_RESTRICTION, STOPPED_FOR_MINORS_AND_DECEASED } from '@smartx/domain/privacy';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../../context.ts';
import { REFUSALS } from '../../masks.ts';
import type { ReadType, SubjectPath } from '../../read-type.ts';
import { NOW } from '../../statement/late.ts';
import { IS_PURPOSE_ON } from '../../statement/this-purpose.ts';

/** The purpose decision of one table occurrence in a statement. */
export interface PurposeDecision {
  /** Joins the subject of each row; empty where nobody can refuse. */
  readonly join: RawBuilder<unknown>;
  /** Whether the person allows the purpose; null where nobody can refuse. */
  readonly allowed: RawBuilder<unknown> | null;
  /** Leaves the rows of refusing people out, for purposes that do not keep them. */
  readonly keep: RawBuilder<unknown> | null;
  /** Null where the person allows the purpose, else the code for why not; see `masks.ts`. */
  readonly refusal: RawBuilder<unknown> | null;
  /** Whether the row is about nobody, so that nothing in it is withheld; null where that cannot be. */
  readonly isNobodys: RawBuilder<unknown> | null;
  /** Whether whoever wrote it is restricted, which closes their words to everybody; null where nobody wrote anything. */
  readonly isAuthorRestricted: RawBuilder<unknown> | null;
}

/** Nobody can refuse it. */
export const OPEN: PurposeDecision = {
  ...{ join: sql``, allowed: null, keep: null, refusal: null, isNobodys: null, isAuthorRestricted: null },
};

/**
 * Decides per row, inside the statement, whether the declared purpose may see the personal columns (GDPR Art. 5(1)(b), 6,
 * 7(3), 18, 21). `blocked` holds one bit for each purpose; past `next_change_at` the bits are stale and count as blocked. Both
 * stand in the row of a contact too, so that a list of contacts asks no other table. `holder` is the row that is joined.
 */
export function purposeDecision(
  type: ReadType,
  alias: string,
  context: ReadContext,
  holder: RawBuilder<unknown> = sql.ref(subjectAlias(alias)),
): PurposeDecision {
  const path = type.subject;
  if (isBeyondRefusal(context.purpose)) return OPEN;
  if (!path)
    return type.about === undefined
      ? OPEN
      : { ...OPEN, isNobodys: sql`(${sql.ref(alias)}.${sql.ref(type.about)} is null)` };
  if (path.kind === 'joint') return jointDecision(path, { alias, people: holder }, context);
  const { join, row, open, refused } = holderOf(path, { alias, holder }, context);
  const isAllowed = sql`(${open} and ${IS_PURPOSE_ON})`;
  const isNobodys = row && sql`(${row}.id is null)`;
  const allowed = isNobodys ? sql`(${isNobodys} or ${isAllowed})` : isAllowed;
  return {
    join,
    allowed,
    keep: keepsRow(context) ? null : allowed,
    // A person of whom nothing is known is refused.
    refusal: sql`case when ${allowed} then null else coalesce(${refused}, 'c') end`,
    isNobodys,
    isAuthorRestricted: null,
  };
}

/**
 * The same about a row that is found by its id: whoever it is about is looked up where it is about somebody. Of many rows, which
 * a filter may go through, their people are joined.
 */
export function decisionOfOne(type: ReadType, alias: string, context: ReadContext): PurposeDecision {
  const path = type.subject;
  if (path?.kind !== 'own' || path.holdsDecision || isBeyondRefusal(context.purpose))
    return purposeDecision(type, alias, context);
  const subjectId = sql`${sql.ref(alias)}.${sql.ref(path.column)}`;
  const person = sql`s`;
  const isAllowed = sql`${isSubjectOpen(person, context)} and ${IS_PURPOSE_ON}`;
  const refusal = sql`case when ${subjectId} is not null then
    (select case when ${isAllowed} then null else ${reasonOf(person, context)} end from data_subject s
      where s.workspace_id = ${context.viewer.workspaceId}::uuid and s.id = ${subjectId}) end`;
  const allowed = sql`(${refusal} is null)`;
  const keep = keepsRow(context) ? null : allowed;
  return { join: sql``, allowed, keep, refusal, isNobodys: sql`(${subjectId} is null)`, isAuthorRestricted: null };
}

/** What holds the decision about a row. */
interface Holder {
  readonly join: RawBuilder<unknown>;
  /** The joined row, which is missing where a row is about nobody; null where that cannot be. */
  readonly row: RawBuilder<unknown> | null;
  /** Whether the person lets the purpose be. */
  readonly open: RawBuilder<unknown>;
  /** The code for why they do not. */
  readonly refused: RawBuilder<unknown>;
}

function holderOf(
  path: Exclude<SubjectPath, { kind: 'joint' }>,
  { alias, holder: row }: { readonly alias: string; readonly holder: RawBuilder<unknown> },
  context: ReadContext,
): Holder {
  const own = sql.ref(alias);
  if (path.kind === 'own' && path.holdsDecision) {
    const refused = refusedBy(sql`${own}.${sql.ref(path.column)}`, context);
    return { join: sql``, row: null, open: isOpen(own, context), refused };
  }
  const join = joinHolder(path, alias, context);
  if (path.kind === 'through')
    return { join, row, open: isOpen(row, context), refused: refusedBy(sql`${row}.subject_id`, context) };
  return { join, row, open: isSubjectOpen(row, context), refused: reasonOf(row, context) };
}

function joinHolder(
  path: Exclude<SubjectPath, { kind: 'joint' }>,
  alias: string,
  { viewer }: ReadContext,
): RawBuilder<unknown> {
  const table = sql.table(path.kind === 'through' ? path.table : 'data_subject');
  const row = sql.ref(subjectAlias(alias));
  return sql`left join ${table} ${row} on ${row}.workspace_id = ${viewer.workspaceId}::uuid
    and ${row}.id = ${sql.ref(alias)}.${sql.ref(path.column)}`;
}

/** Looked up where somebody refuses, and nowhere else. */
function refusedBy(subjectId: RawBuilder<unknown>, context: ReadContext): RawBuilder<unknown> {
  return sql`(select ${reasonOf(sql`s`, context)} from data_subject s
    where s.workspace_id = ${context.viewer.workspaceId}::uuid and s.id = ${subjectId})`;
}

/** Under which name {@link PurposeDecision.join} joins the row that holds the decision. */
export function subjectAlias(alias: string): string {
  return `${alias}_s`;
}

/**
 * A joint record is open if one of its people allows the purpose and nobody asked that it be stored alone; what identifies the
 * others is withheld by their own decision, and the words of an author who is restricted are withheld from everybody.
 * Colleagues who took part do not open it.
 */
function jointDecision(
  { recordType, column }: Extract<SubjectPath, { kind: 'joint' }>,
  { alias, people }: { readonly alias: string; readonly people: RawBuilder<unknown> },
  context: ReadContext,
): PurposeDecision {
  const workspace = sql`${context.viewer.workspaceId}::uuid`;
  const row = sql.ref(alias);
  const parts = sql`from record_subject r join data_subject s on s.workspace_id = ${workspace} and s.id = r.subject_id
    where r.workspace_id = ${workspace} and r.record_type = ${recordType} and r.record_id = ${row}.id`;
  const isNobodys = sql`(${people}.everybody = 0)`;
  const allowed = sql`(${isNobodys} or (${people}.is_open and not ${people}.is_restricted and ${IS_PURPOSE_ON}))`;
  return {
    join: sql`left join lateral (
      select count(*) as everybody, coalesce(bool_or(${isSubjectOpen(sql`s`, context)}), false) as is_open,
        case when bool_and(s.erased_at is not null) then now() end as erased_at, max(s.restricted_at) as restricted_at,
        bool_or(s.is_minor) as is_minor, max(s.deceased_on) as deceased_on, bit_or(s.objected) as objected,
        bit_or(s.restricted_purposes) as restricted_purposes, bit_or(s.expired) as expired, bit_and(s.blocked) as blocked,
        exists (select 1 from item_restriction i where i.workspace_id = ${workspace} and i.record_type = ${recordType}
          and i.record_id = ${row}.id and i.lifted_at is null) as is_restricted
      from (select s.* ${parts} and s.kind <> 'member'
        union select s.* from contact c join data_subject s on s.workspace_id = ${workspace} and s.id = c.subject_id
          where c.workspace_id = ${workspace} and c.id = ${row}.${sql.ref(column)}) s
      ) ${sql.ref(subjectAlias(alias))} on true`,
    allowed,
    keep: keepsRow(context) ? null : allowed,
    refusal: sql`case when ${allowed} then null when ${people}.is_restricted then 'r' else ${reasonOf(people, context)} end`,
    isNobodys,
    isAuthorRestricted: sql`exists (select 1 ${parts} and r.role = 'author' and s.restricted_at is not null
      and not ${isSubjectOpen(sql`s`, context)})`,
  };
}

/** Nobody can refuse it, and no restriction halts it: what the law demands, and what keeps the data safe. */
function isBeyondRefusal(purpose: Purpose): boolean {
  return (purposeBits([purpose]) & ALWAYS_ON) !== 0n && !HALTED_BY_RESTRICTION.includes(purpose);
}

function keepsRow({ purpose }: ReadContext): boolean {
  return KEEPS_ROW_WHEN_REFUSED.includes(purpose) || HALTED_BY_RESTRICTION.includes(purpose);
}

function isOpen(row: RawBuilder<unknown>, { purpose }: ReadContext): RawBuilder<unknown> {
  // Part of the text, so that the indexes of those who allow a purpose serve. Less than one is zero; for an equality the
  // planner would expect one row in two hundred, and sort all of them.
  const bits = sql.raw(`${purposeBits([purpose])}::bigint`);
  // What nobody can refuse is closed by a restriction alone, which no time ends.
  if (HALTED_BY_RESTRICTION.includes(purpose)) return sql`((${row}.blocked & ${bits}) < 1)`;
  return sql`((${row}.blocked & ${bits}) < 1 and (${row}.next_change_at is null or ${row}.next_change_at > ${NOW}))`;
}

/** Says it of somebody erased too, whose bits nobody computes any more. */
function isSubjectOpen(subject: RawBuilder<unknown>, context: ReadContext): RawBuilder<unknown> {
  return sql`(${isOpen(subject, context)} and ${subject}.erased_at is null)`;
}

/** In the order in which the domain decides, so that the reason here is that of `why`. A decision that ran out unblocked had a consent. */
function reasonOf(subject: RawBuilder<unknown>, { purpose }: ReadContext): RawBuilder<unknown> {
  const bit = sql.raw(`${purposeBits([purpose])}::bigint`);
  const person = STOPPED_FOR_MINORS_AND_DECEASED.includes(purpose)
    ? sql`when ${subject}.is_minor then 'm' when ${subject}.deceased_on is not null then 'd'`
    : sql``;
  return sql`case when ${subject}.erased_at is not null then 'e' when ${subject}.restricted_at is not null
    or (${subject}.restricted_purposes & ${bit}) > 0 then 'r' ${person}
    when (${subject}.objected & ${bit}) > 0 then 'o'
    when (${subject}.expired & ${bit}) > 0 or (${subject}.blocked & ${bit}) < 1 then 'x' else 'c' end`;
}

/** Why fields are withheld, as the API says it, by the code of a refusal. */
export function reasonSql(refusal: RawBuilder<unknown>): RawBuilder<unknown> {
  const reasons = Object.entries(REFUSALS).map(([code, reason]) => sql`when ${sql.lit(code)} then ${sql.lit(reason)}`);
  const ofPerson = sql`case ${refusal} ${sql.join(reasons, sql` `)} end`;
  return sql`case when ${refusal} in ('e', 'r') or ${IS_PURPOSE_ON} then ${ofPerson} else 'PURPOSE_OFF' end`;
}
