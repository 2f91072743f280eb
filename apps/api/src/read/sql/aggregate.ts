import { encodeId, RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { AggregatePlan } from '../plan.ts';
import { columnOf, type ReadType } from '../read-type.ts';
import { type Group, shapeGroup } from './aggregate-answer.ts';
import { assertModest, compileWhere } from './filter/where.ts';
import type { NodeScope, StatementScope } from './node-scope.ts';
import { relatedRow } from './related.ts';
import { ownValue } from './visible/own-value.ts';
import { purposeDecision } from './visible/purpose.ts';
import { assertPropertyShown, visibleRows } from './visible/visibility.ts';

/** What is grouped, and which rows count. */
export interface AggregateArguments {
  readonly groupBy?: string | null | undefined;
  readonly sum?: string | null | undefined;
  readonly where?: object | null | undefined;
}

/** Compiles counts and sums by group; sums are kept apart by currency, never converted. */
export function selectAggregate(
  statement: StatementScope,
  type: ReadType,
  args: AggregateArguments,
): { query: RawBuilder<unknown>; shape: AggregatePlan } {
  const { context } = statement;
  if (args.where) assertModest(args.where);
  const alias = statement.aliases.next();
  const scope: NodeScope = { ...statement, type, alias, decision: purposeDecision(type, alias, context) };
  const group = groupOf(scope, args.groupBy ?? null);
  const sums = sumOf(scope, args.sum ?? null);
  const conditions = [
    ...visibleRows(type, alias, context),
    ...(scope.decision.keep ? [scope.decision.keep] : []),
    ...(args.where ? [compileWhere(scope, args.where)] : []),
  ];
  const from = sql`${sql.table(context.metadata(type.entity).tableName)} ${sql.ref(alias)} ${scope.decision.join}`;
  const parts = sql`select ${group.key} as key, ${sums.currency} as currency, count(*) as n, count(${sums.value}) as known,
      sum(${sums.value}) as total, min(${sums.value}) as least, max(${sums.value}) as most
    from ${from} where ${sql.join(conditions, sql` and `)} group by 1, 2`;
  const groups = sql`select key, sum(n)::bigint as count,
      jsonb_object_agg(currency, jsonb_build_array(total::text, known::text, least::text, most::text))
        filter (where currency is not null and known > 0) as comes
    from (${parts}) parts group by key order by key nulls last`;
  return {
    query: sql`select coalesce(jsonb_agg(to_jsonb(g)), '[]'::jsonb) as v from (${groups}) g`,
    shape: (value) => (Array.isArray(value) ? value.map((one: Group) => shapeGroup(one, group.encode)) : []),
  };
}

function groupOf(scope: NodeScope, name: string | null): { key: RawBuilder<unknown>; encode: (key: string) => string } {
  if (name === null) return { key: sql`null::text`, encode: (key) => key };
  const group = scope.type.groups?.[name];
  if (!group) throw new RequestError('INVALID_GROUP', `${scope.type.name} cannot be grouped by ${name}.`);
  assertPropertyShown(scope.type, group.property, scope.context, 'group');
  const { of } = group;
  return {
    key: group.per ? monthOf(scope, group.property) : sql`${groupValue(scope, group.property)}::text`,
    encode: (key) => (of === null ? key : encodeId(of, key)),
  };
}

/** The month of a date, or of an instant by the calendar of the workspace. */
function monthOf(scope: NodeScope, property: string): RawBuilder<unknown> {
  const column = columnOf(scope.context.metadata(scope.type.entity), property);
  const value = ownValue(scope, column);
  const zone = sql`(select time_zone from workspace where id = ${scope.context.viewer.workspaceId}::uuid)`;
  return sql`to_char(${column.sqlType === 'timestamptz' ? sql`${value} at time zone ${zone}` : value}, 'YYYY-MM')`;
}

/** What the person or the viewer's row scope withholds counts as none, as everywhere. */
function groupValue(scope: NodeScope, property: string): RawBuilder<unknown> {
  const relation = scope.type.fields[property];
  if (relation?.kind === 'one') {
    const { scope: target, from, conditions } = relatedRow(scope, relation);
    return sql`(select ${sql.ref(target.alias)}.id from ${from} where ${sql.join(conditions, sql` and `)})`;
  }
  return ownValue(scope, columnOf(scope.context.metadata(scope.type.entity), property));
}

function sumOf(scope: NodeScope, name: string | null): { value: RawBuilder<unknown>; currency: RawBuilder<unknown> } {
  if (name === null) return { value: sql`null::bigint`, currency: sql`null::text` };
  const sum = scope.type.sums?.[name];
  if (!sum) throw new RequestError('INVALID_GROUP', `${scope.type.name} has no sum of ${name}.`);
  const meta = scope.context.metadata(scope.type.entity);
  const own = (property: string) => ownValue(scope, columnOf(meta, property));
  assertPropertyShown(scope.type, 'number' in sum ? sum.number : sum.minor, scope.context, 'sum');
  return 'number' in sum
    ? { value: own(sum.number), currency: sql`''::text` }
    : { value: own(sum.minor), currency: own(sum.currency) };
}
