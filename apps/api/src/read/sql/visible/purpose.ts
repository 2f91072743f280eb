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
  /** Null where the person allows the purpose, else a code for why not: `e` erased, `r` restricted, `p` the purpose is closed. */
  readonly refusal: RawBuilder<unknown> | null;
  /** Whether whoever wrote it is restricted, which closes their words to everybody; null where nobody wrote anything. */
  readonly isAuthorRestricted: RawBuilder<unknown> | null;
}

const OPEN: PurposeDecision = { join: sql``, allowed: null, keep: null, refusal: null, isAuthorRestricted: null };

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
    refusal: refusalSql(allowed, sql`${subject}.erased_at is not null`, sql`${subject}.restricted_at is not null`),
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
    refusal: refusalSql(allowed, sql`${people}.is_erased`, sql`${people}.is_restricted`),
    isAuthorRestricted: sql`exists (select 1 ${parts} and r.role = 'author' and s.restricted_at is not null)`,
  };
}

function keepsRow({ purpose }: ReadContext): boolean {
  return KEEPS_ROW_WHEN_REFUSED.includes(purpose);
}

function isPurposeOn({ viewer, purpose }: ReadContext): RawBuilder<unknown> {
  return sql`coalesce((select is_on from purpose_setting where workspace_id = ${viewer.workspaceId}::uuid and purpose = ${purpose}), false)`;
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

function refusalSql(
  allowed: RawBuilder<unknown>,
  isErased: RawBuilder<unknown>,
  isRestricted: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`case when ${allowed} then null when ${isErased} then 'e' when ${isRestricted} then 'r' else 'p' end`;
}

/** Why fields are withheld, as the API says it, by the code of a refusal. */
export function reasonSql(refusal: RawBuilder<unknown>, { viewer, purpose }: ReadContext): RawBuilder<unknown> {
  return sql`case ${refusal} when 'e' then 'ERASED' when 'r' then 'RESTRICTED' else (
    select case when not coalesce(bool_or(is_on), false) then 'PURPOSE_OFF'
      when coalesce(bool_or(basis = 'consent'), false) then 'NO_CONSENT' else 'OBJECTION' end
    from purpose_setting where workspace_id = ${viewer.workspaceId}::uuid and purpose = ${purpose} and is_on) end`;
}
