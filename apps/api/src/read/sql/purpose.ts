import { ALWAYS_ON, KEEPS_ROW_WHEN_REFUSED, purposeBits } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../context.ts';
import type { ReadType } from '../read-type.ts';

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
}

const OPEN: PurposeDecision = { join: sql``, allowed: null, keep: null, reason: null };

/**
 * Decides per row, inside the statement, whether the declared purpose may see the personal columns (GDPR Art. 5(1)(b), 6,
 * 7(3), 18, 21). `data_subject.blocked` holds one bit for each purpose; past `next_change_at` the bits are stale and count
 * as blocked.
 */
export function purposeDecision(type: ReadType, alias: string, context: ReadContext): PurposeDecision {
  const bits = purposeBits([context.purpose]);
  if (!type.subject || (bits & ALWAYS_ON) !== 0n) return OPEN;
  const subject = sql.ref(`${alias}_s`);
  const { workspaceId } = context.viewer;
  const setting = sql`(select coalesce(bool_or(is_on), false) from purpose_setting where workspace_id = ${workspaceId}::uuid and purpose = ${context.purpose})`;
  const live = sql`(${subject}.blocked & ${bits.toString()}::bigint) = 0 and ${subject}.erased_at is null and (${subject}.next_change_at is null or ${subject}.next_change_at > ${context.now.toISOString()}::timestamptz)`;
  const allowed = sql`(${subject}.id is null or (${live} and ${setting}))`;
  return {
    join: joinSubject(type, alias, workspaceId),
    allowed,
    keep: KEEPS_ROW_WHEN_REFUSED.includes(context.purpose) ? null : allowed,
    reason: reasonSql(subject, allowed, context),
  };
}

function joinSubject(type: ReadType, alias: string, workspaceId: string): RawBuilder<unknown> {
  const path = type.subject;
  const subject = sql.ref(`${alias}_s`);
  const row = sql.ref(alias);
  if (path?.kind === 'through') {
    const owner = sql.ref(`${alias}_o`);
    return sql`left join ${sql.table(path.table)} ${owner} on ${owner}.workspace_id = ${workspaceId}::uuid and ${owner}.id = ${row}.${sql.ref(path.column)}
      left join data_subject ${subject} on ${subject}.workspace_id = ${workspaceId}::uuid and ${subject}.id = ${owner}.subject_id`;
  }
  const column = sql.ref(path?.column ?? 'subject_id');
  return sql`left join data_subject ${subject} on ${subject}.workspace_id = ${workspaceId}::uuid and ${subject}.id = ${row}.${column}`;
}

function reasonSql(
  subject: RawBuilder<unknown>,
  allowed: RawBuilder<unknown>,
  context: ReadContext,
): RawBuilder<unknown> {
  const basis = sql`(select basis from purpose_setting where workspace_id = ${context.viewer.workspaceId}::uuid and purpose = ${context.purpose} and is_on)`;
  return sql`case when ${allowed} then null
    when ${subject}.erased_at is not null then 'ERASED'
    when ${subject}.restricted_at is not null then 'RESTRICTED'
    when ${basis} is null then 'PURPOSE_OFF'
    when ${basis} = 'consent' then 'NO_CONSENT'
    else 'OBJECTION' end`;
}
