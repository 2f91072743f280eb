import { type RawBuilder, sql } from 'kysely';
import type { PurposeDecision } from './purpose.ts';

const REFUSAL = '_refusal';
const AUTHOR = '_author';
const NOBODYS = '_nobodys';

/** The rows of a sub-select, which the fields outside are taken from. */
export interface DecidedRows {
  /** The decision as a column of the sub-select. */
  readonly decision: PurposeDecision;
  /**
   * What the sub-select gives; ask for it once everything outside is compiled. Where its conditions leave only rows that
   * allow the purpose, nothing has to be found out about a refusal.
   */
  readonly columns: (areAllowed: boolean) => RawBuilder<unknown>;
}

/** Takes a decision once for each row, however many fields depend on it: inside a sub-select, as a column of it. */
export function decideOnce(alias: string, inner: PurposeDecision): DecidedRows {
  const row = sql.ref(alias);
  const columns: RawBuilder<unknown>[] = [];
  const all = (...more: readonly RawBuilder<unknown>[]) => sql.join([sql`${row}.*`, ...columns, ...more]);
  if (!inner.allowed) return { decision: { ...inner, join: sql`` }, columns: () => all() };
  const refusal = sql`${row}.${sql.ref(REFUSAL)}`;
  const asked = new Set<string>();
  const once = (name: string, value: RawBuilder<unknown> | null) => {
    if (value && !asked.has(name)) columns.push(sql`${value} as ${sql.ref(name)}`);
    asked.add(name);
    return value && sql`${row}.${sql.ref(name)}`;
  };
  const decision: PurposeDecision = {
    join: sql``,
    allowed: sql`(${refusal} is null)`,
    keep: inner.keep && sql`(${refusal} is null)`,
    refusal,
    get isNobodys() {
      return once(NOBODYS, inner.isNobodys);
    },
    get isAuthorRestricted() {
      return once(AUTHOR, inner.isAuthorRestricted);
    },
  };
  return {
    decision,
    columns: (areAllowed) => all(sql`${areAllowed ? sql`null::text` : inner.refusal} as ${sql.ref(REFUSAL)}`),
  };
}
