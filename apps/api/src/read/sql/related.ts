import type { Category } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { columnNamed, type ReadList, type ReadRelation, type ReadType } from '../read-type.ts';
import type { NodeScope } from './node-scope.ts';
import { categoryOfList, shownIf } from './visible/category.ts';
import { type decisionOfOne, purposeDecision } from './visible/purpose.ts';
import { fieldRule, visibleRows } from './visible/visibility.ts';

/** Related records, where the viewer may see them: what is hidden counts as none, also in filters and groups. */
export interface Related {
  readonly scope: NodeScope;
  readonly from: RawBuilder<unknown>;
  readonly conditions: readonly RawBuilder<unknown>[];
}

/** How the decision about the rows of a type is taken. */
type Decide = typeof decisionOfOne;

/** The record that a row names. */
export interface RelatedRow extends Related {
  /** Whether the link itself says something about the person whom the row is about. */
  readonly isPersonal: boolean;
  /** Of what kind what it says is. */
  readonly category: Category | null;
}

/** Compiles the record behind a relation of a row; a filter or a group asks for those of many rows, a selection for one. */
export function relatedRow(scope: NodeScope, field: ReadRelation, decide: Decide = purposeDecision): RelatedRow {
  const target = targetScope(scope, scope.context.typeNamed(field.type), decide);
  const isPersonal = isPersonalLink(scope, field);
  const own = sql`${sql.ref(scope.alias)}.${sql.ref(field.column)}`;
  const category = linkCategory(scope, field);
  const allowed = shownIf(scope.decision, category, scope.context);
  return {
    ...shown(target),
    conditions: [
      ...shown(target).conditions,
      sql`${sql.ref(target.alias)}.id = ${own}`,
      ...(isPersonal && allowed ? [allowed] : []),
    ],
    isPersonal,
    category,
  };
}

/** Compiles the records that point to a row, for a filter. */
export function relatedRows(scope: NodeScope, field: ReadList, args: Readonly<Record<string, unknown>>): Related {
  const target = targetScope(scope, scope.context.typeNamed(field.type));
  const allowed = shownIf(scope.decision, categoryOfList(field, scope.context), scope.context);
  return {
    ...shown(target),
    conditions: [
      ...shown(target).conditions,
      ...pointingTo(scope, field, args)(target.alias),
      ...(field.personal === true && allowed ? [allowed] : []),
    ],
  };
}

/** The conditions under which a row of another type points to this one. */
export function pointingTo(scope: NodeScope, field: ReadList, args: Readonly<Record<string, unknown>>) {
  return (alias: string): RawBuilder<unknown>[] => [
    sql`${sql.ref(alias)}.${sql.ref(field.column)} = ${sql.ref(scope.alias)}.id`,
    ...(field.restrict ? [field.restrict(alias, args, scope.context.purpose)] : []),
    ...Object.entries(field.only ?? {}).map(([column, value]) => sql`${sql.ref(alias)}.${sql.ref(column)} = ${value}`),
    ...(isLinkShown(scope, field) ? [] : [sql`false`]),
  ];
}

/** Whether the viewer sees the field by which other records point to a row: a list must not tell what it hides. */
export function isLinkShown({ context }: NodeScope, { type: name, column }: ReadList): boolean {
  const type = context.typeNamed(name);
  const links = Object.entries(type.fields).filter(([, field]) => field.kind === 'one' && field.column === column);
  return links.every(([link]) => fieldRule(type, link, context) === 'show');
}

/** The scope of rows of another type in the same statement. */
export function targetScope(scope: NodeScope, type: ReadType, decide: Decide = purposeDecision): NodeScope {
  const alias = scope.aliases.next();
  return { ...scope, type, alias, decision: decide(type, alias, scope.context) };
}

/** The table of a scope. */
export function tableOf({ context, type }: NodeScope): string {
  return context.metadata(type.entity).tableName;
}

function shown(target: NodeScope): Related {
  return {
    scope: target,
    from: sql`${sql.table(tableOf(target))} ${sql.ref(target.alias)} ${target.decision.join}`,
    conditions: [
      ...visibleRows(target.type, target.alias, target.context),
      ...(target.decision.keep ? [target.decision.keep] : []),
    ],
  };
}

function linkCategory({ type, context }: NodeScope, { column }: ReadRelation): Category | null {
  return columnNamed(context.metadata(type.entity), column).category;
}

/** The link to the very person who decides is no news about them: they stand there as withheld. */
function isPersonalLink({ type, context }: NodeScope, { column }: ReadRelation): boolean {
  if (type.subject?.kind !== 'own' && type.subject?.column === column) return false;
  return columnNamed(context.metadata(type.entity), column).isPersonal;
}
