import { ALWAYS_ON, KEEPS_ROW_WHEN_REFUSED, purposeBits } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../../context.ts';
import type { ReadType, SubjectPath } from '../../read-type.ts';
import { NOW } from '../../statement/late.ts';

/** The purpose decision of one table occurrence in a statement. */
export interface PurposeDecision {
  /** Joins the subject of each row; empty where nobody can refuse. */
  readonly join: RawBuilder<unknown>;
  /** Whether the person allows the purpose; null where nobody can refuse. */
  readonly allowed: RawBuilder<unknown> | null;
  /** Leaves the rows of refusing people out, for purposes that do not keep them. */
  readonly keep: RawBuilder<unknown> | null;
  /** Why the person's fields are withheld, null where they are not. */
  readonly reason: RawBuilder<unknown> | null;
  /** Whether whoever wrote it is restricted, which closes their words to everybody; null where nobody wrote anything. */
  readonly isAuthorRestricted: RawBuilder<unknown> | null;
}

const OPEN: PurposeDecision = { join: sql``, allowed: null, keep: null, reason: null, isAuthorRestricted: null };

/**
 * Decides per row, inside the statement, whether the declared purpose may see the personal columns (GDPR Art. 5(1)(b), 6,
 * 7(3), 18, 21). `data_subject.blocked` holds one bit for each purpose; past `next_change_at` the bits are stale and count
 * as blocked.
 */
export function purposeDecision(
  type: ReadType,
  alias: string,
  context: ReadContext,
  subject: RawBuilder<unknown> = sql.ref(subjectAlias(alias)),
): PurposeDecision {
  const bits = purposeBits([context.purpose]);
  if (!type.subject || (bits & ALWAYS_ON) !== 0n) return OPEN;
  const setting = isPurposeOn(context);
  if (type.subject.kind === 'joint') return jointDecision(type.subject, { alias, people: subject }, context, setting);
  const allowed = sql`(${subject}.id is null or (${isOpen(subject, context)} and ${setting}))`;
  return {
    join: joinSubject(type.subject, alias, context.viewer.workspaceId),
    allowed,
    keep: keepsRow(context) ? null : allowed,
    reason: reasonSql(
      { isErased: sql`${subject}.erased_at is not null`, isRestricted: sql`${subject}.restricted_at is not null` },
      allowed,
      context,
    ),
    isAuthorRestricted: null,
  };
}

/** Under which name {@link PurposeDecision.join} joins the subject of a row. */
export function subjectAlias(alias: string): string {
  return `${alias}_s`;
}

/**
 * A joint record is open if one of its people allows the purpose; what identifies the others is withheld by their own
 * decision, and the words of an author who is restricted are withheld from everybody. Colleagues who took part do not open it.
 */
function jointDecision(
  { recordType, column }: Extract<SubjectPath, { kind: 'joint' }>,
  { alias, people }: { readonly alias: string; readonly people: RawBuilder<unknown> },
  context: ReadContext,
  setting: RawBuilder<unknown>,
): PurposeDecision {
  const workspace = sql`${context.viewer.workspaceId}::uuid`;
  const row = sql.ref(alias);
  const parts = sql`from record_subject r join data_subject s on s.workspace_id = ${workspace} and s.id = r.subject_id
    where r.workspace_id = ${workspace} and r.record_type = ${recordType} and r.record_id = ${row}.id`;
  const allowed = sql`(${people}.everybody = 0 or (${people}.is_open and ${setting}))`;
  return {
    join: sql`left join lateral (
      select count(*) as everybody, coalesce(bool_or(${isOpen(sql`s`, context)}), false) as is_open,
        bool_and(s.erased_at is not null) as is_erased, bool_or(s.restricted_at is not null) as is_restricted
      from (select s.* ${parts} and s.kind <> 'member'
        union select s.* from contact c join data_subject s on s.workspace_id = ${workspace} and s.id = c.subject_id
          where c.workspace_id = ${workspace} and c.id = ${row}.${sql.ref(column)}) s
      ) ${sql.ref(subjectAlias(alias))} on true`,
    allowed,
    keep: keepsRow(context) ? null : allowed,
    reason: reasonSql(
      { isErased: sql`${people}.is_erased`, isRestricted: sql`${people}.is_restricted` },
      allowed,
      context,
    ),
    isAuthorRestricted: sql`exists (select 1 ${parts} and r.role = 'author' and s.restricted_at is not null)`,
  };
}

function keepsRow({ purpose }: ReadContext): boolean {
  return KEEPS_ROW_WHEN_REFUSED.includes(purpose);
}

function isPurposeOn({ viewer, purpose }: ReadContext): RawBuilder<unknown> {
  return sql`(select coalesce(bool_or(is_on), false) from purpose_setting where workspace_id = ${viewer.workspaceId}::uuid and purpose = ${purpose})`;
}

function isOpen(subject: RawBuilder<unknown>, { purpose }: ReadContext): RawBuilder<unknown> {
  const bits = purposeBits([purpose]).toString();
  // Less than one is zero; for an equality the planner would expect one row in two hundred, and sort all of them.
  return sql`((${subject}.blocked & ${bits}::bigint) < 1 and ${subject}.erased_at is null and (${subject}.next_change_at is null or ${subject}.next_change_at > ${NOW}))`;
}

function joinSubject(
  path: Exclude<SubjectPath, { kind: 'joint' }>,
  alias: string,
  workspaceId: string,
): RawBuilder<unknown> {
  const subject = sql.ref(subjectAlias(alias));
  const row = sql.ref(alias);
  if (path.kind === 'through') {
    const owner = sql.ref(`${alias}_o`);
    return sql`left join ${sql.table(path.table)} ${owner} on ${owner}.workspace_id = ${workspaceId}::uuid and ${owner}.id = ${row}.${sql.ref(path.column)}
      left join data_subject ${subject} on ${subject}.workspace_id = ${workspaceId}::uuid and ${subject}.id = ${owner}.subject_id`;
  }
  return sql`left join data_subject ${subject} on ${subject}.workspace_id = ${workspaceId}::uuid and ${subject}.id = ${row}.${sql.ref(path.column)}`;
}

function reasonSql(
  person: { readonly isErased: RawBuilder<unknown>; readonly isRestricted: RawBuilder<unknown> },
  allowed: RawBuilder<unknown>,
  context: ReadContext,
): RawBuilder<unknown> {
  const basis = sql`(select basis from purpose_setting where workspace_id = ${context.viewer.workspaceId}::uuid and purpose = ${context.purpose} and is_on)`;
  return sql`case when ${allowed} then null
    when ${person.isErased} then 'ERASED'
    when ${person.isRestricted} then 'RESTRICTED'
    when ${basis} is null then 'PURPOSE_OFF'
    when ${basis} = 'consent' then 'NO_CONSENT'
    else 'OBJECTION' end`;
}
