import { HALTED_BY_RESTRICTION } from '@smartx/domain/privacy';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../context.ts';

const TABLE = 'this_purpose';

/** Whether the workspace has switched the declared purpose on; stands wherever a decision about a person is taken. */
export const IS_PURPOSE_ON: RawBuilder<unknown> = sql`${sql.table(TABLE)}.is_on`;

/**
 * Looks the setting up once for the whole statement, however many decisions it takes. A row beside the statement is cheaper
 * to begin with than a CTE, which each place that asks it scans for itself.
 */
export function withThisPurpose(query: RawBuilder<unknown>, { viewer, purpose }: ReadContext): RawBuilder<unknown> {
  const setting = HALTED_BY_RESTRICTION.includes(purpose)
    ? sql`true`
    : sql`coalesce((select is_on from purpose_setting where workspace_id = ${viewer.workspaceId}::uuid and purpose = ${purpose}), false)`;
  return sql`select v from (select ${setting} as is_on offset 0) ${sql.table(TABLE)} cross join lateral (${query}) answer`;
}

/** Whether a compiled statement takes such a decision. */
export function asksThisPurpose(text: string): boolean {
  return text.includes(`"${TABLE}".is_on`);
}
