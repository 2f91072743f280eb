import { type RawBuilder, sql } from 'kysely';
import { columnNamed, type ReadRelation, type ReadType } from '../read-type.ts';
import type { NodeScope } from './node-scope.ts';
import { purposeDecision } from './visible/purpose.ts';
import { visibleRows } from './visible/visibility.ts';

/** The record that a row names, where the viewer may see it: what is hidden counts as none, also in filters and groups. */
export interface Related {
  readonly scope: NodeScope;
  readonly from: RawBuilder<unknown>;
  readonly conditions: readonly RawBuilder<unknown>[];
  /** Whether the link itself says something about the person whom the row is about. */
  readonly isPersonal: boolean;
}

/** Compiles the record behind a relation of a row. */
export function relatedRow(scope: NodeScope, field: ReadRelation): Related {
  const target = targetScope(scope, scope.context.typeNamed(field.type));
  const isPersonal = isPersonalLink(scope, field);
  const own = sql`${sql.ref(scope.alias)}.${sql.ref(field.column)}`;
  const { allowed } = scope.decision;
  return {
    scope: target,
    from: sql`${sql.table(tableOf(target))} ${sql.ref(target.alias)} ${target.decision.join}`,
    conditions: [
      ...visibleRows(target.type, target.alias, target.context),
      sql`${sql.ref(target.alias)}.id = ${own}`,
      ...(target.decision.keep ? [target.decision.keep] : []),
      ...(isPersonal && allowed ? [allowed] : []),
    ],
    isPersonal,
  };
}

/** The scope of rows of another type in the same statement. */
export function targetScope(scope: NodeScope, type: ReadType): NodeScope {
  const alias = scope.aliases.next();
  return { ...scope, type, alias, decision: purposeDecision(type, alias, scope.context) };
}

/** The table of a scope. */
export function tableOf({ context, type }: NodeScope): string {
  return context.metadata(type.entity).tableName;
}

/** The link to the very person who decides is no news about them: they stand there as withheld. */
function isPersonalLink({ type, context }: NodeScope, { column }: ReadRelation): boolean {
  if (type.subject?.kind !== 'own' && type.subject?.column === column) return false;
  return columnNamed(context.metadata(type.entity), column).isPersonal;
}
