import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../context.ts';
import { columnNamed, type ReadType } from '../read-type.ts';
import type { NodeScope, StatementScope } from '../sql/node-scope.ts';
import { tableOf } from '../sql/related.ts';
import { shownIf } from '../sql/visible/category.ts';
import { purposeDecision } from '../sql/visible/purpose.ts';
import { fieldRule, visibleRows } from '../sql/visible/visibility.ts';
import { RECORD_ID } from '../statement/late.ts';

/** The record whose history is read; it is named when the plan is run. */
export interface AboutRecord {
  readonly type: ReadType;
  /** Holds for a record that the viewer may see, and for no other. */
  readonly isThere: RawBuilder<unknown>;
}

/** The record of a type that the run of a plan names. */
export function aboutRecord(statement: StatementScope, type: ReadType): AboutRecord {
  const { from, conditions, alias } = visible(statement, type);
  const own = sql`${sql.ref(alias)}.id = ${RECORD_ID}`;
  return { type, isThere: sql`exists (select 1 from ${from} where ${sql.join([...conditions, own], sql` and `)})` };
}

/**
 * The ids of visible records of a type that name the record in a column, as an array: each id then enters an index. Null where
 * the role does not see that link, or the list would tell it.
 */
export function idsNaming(statement: StatementScope, typeName: string, column: string): RawBuilder<unknown> | null {
  return idsWhere(statement, typeName, column, sql`id`, (row, link) => sql`${row}.${link} = ${RECORD_ID}`);
}

/** The id of a visible record that the record names in a column, as an array of at most one. */
export function idNamedBy(
  statement: StatementScope,
  about: AboutRecord,
  column: string,
  targetType: string,
): RawBuilder<unknown> | null {
  const named = idsWhere(statement, about.type.name, column, sql.ref(column), (row) => sql`${row}.id = ${RECORD_ID}`);
  if (!named) return null;
  const { from, conditions, alias } = visible(statement, statement.context.typeNamed(targetType));
  const isNamed = sql`${sql.ref(alias)}.id = any(${named})`;
  return sql`array(select ${sql.ref(alias)}.id from ${from} where ${sql.join([...conditions, isNamed], sql` and `)})`;
}

/** The ids of joint records in which the record, a contact, has a part, as far as the person lets it be known. */
export function idsTiedTo(statement: StatementScope, contact: ReadType, recordType: string): RawBuilder<unknown> {
  const { from, conditions, alias, isOpen } = visible(statement, contact);
  const row = sql.ref(alias);
  const all = [...conditions, ...isOpen, sql`${row}.id = ${RECORD_ID}`];
  return sql`array(select r.record_id from ${from} join record_subject r on r.workspace_id = ${row}.workspace_id
    and r.subject_id = ${row}.subject_id and r.record_type = ${sql.lit(recordType)} where ${sql.join(all, sql` and `)})`;
}

function idsWhere(
  statement: StatementScope,
  typeName: string,
  column: string,
  give: RawBuilder<unknown>,
  which: (row: RawBuilder<unknown>, link: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> | null {
  const { context } = statement;
  const type = context.typeNamed(typeName);
  if (!isLinkSeen(type, column, context)) return null;
  const { from, conditions, alias, shown } = visible(statement, type);
  const row = sql.ref(alias);
  const all = [...conditions, ...shown(column), which(row, sql.ref(column))];
  return sql`array(select ${row}.${give} from ${from} where ${sql.join(all, sql` and `)})`;
}

/** Whether the role sees the field by which rows name other records. */
export function isLinkSeen(type: ReadType, column: string, context: ReadContext): boolean {
  const links = Object.entries(type.fields).filter(([, field]) => field.kind === 'one' && field.column === column);
  return links.every(([name]) => fieldRule(type, name, context) === 'show');
}

function visible(statement: StatementScope, type: ReadType) {
  const { context } = statement;
  const alias = statement.aliases.next();
  const decision = purposeDecision(type, alias, context);
  const scope: NodeScope = { ...statement, type, alias, decision };
  return {
    alias,
    from: sql`${sql.table(tableOf(scope))} ${sql.ref(alias)} ${decision.join}`,
    conditions: [...visibleRows(type, alias, context), ...(decision.keep ? [decision.keep] : [])],
    isOpen: decision.allowed ? [decision.allowed] : [],
    /** Under which condition the person lets a link of theirs be known. */
    shown: (column: string) => {
      const link = columnNamed(context.metadata(type.entity), column);
      const isShown = link.isPersonal ? shownIf(decision, link.category, context) : null;
      return isShown ? [isShown] : [];
    },
  };
}
