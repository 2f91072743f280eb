import { encodeId, RequestError } from '@smartx/domain/kernel';
import { formatMoney } from '@smartx/domain/record';
import { type RawBuilder, sql } from 'kysely';
import type { AggregatePlan } from '../plan.ts';
import { columnOf, type ReadType } from '../read-type.ts';
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

interface Group {
  readonly key: string | null;
  readonly count: number;
  readonly sums: Readonly<Record<string, string>> | null;
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
  const parts = sql`select ${group.key} as key, ${sums.currency} as currency, count(*) as n, ${sums.total} as total
    from ${from} where ${sql.join(conditions, sql` and `)} group by 1, 2`;
  const groups = sql`select key, sum(n)::bigint as count,
      jsonb_object_agg(currency, total::text) filter (where currency is not null and total is not null) as sums
    from (${parts}) parts group by key order by key nulls last`;
  return {
    query: sql`select coalesce(jsonb_agg(to_jsonb(g)), '[]'::jsonb) as v from (${groups}) g`,
    shape: (value) => (Array.isArray(value) ? value.map((one: Group) => shapeGroup(one, group.encode)) : []),
  };
}

function shapeGroup(group: Group, encode: (key: string) => string): Record<string, unknown> {
  const sums = Object.entries(group.sums ?? {}).map(([currency, minor]) => ({
    amount: formatMoney({ minor: BigInt(minor), currency }),
    currency,
  }));
  return { key: group.key === null ? null : encode(group.key), count: Number(group.count), sums };
}

function groupOf(scope: NodeScope, name: string | null): { key: RawBuilder<unknown>; encode: (key: string) => string } {
  if (name === null) return { key: sql`null::text`, encode: (key) => key };
  const group = scope.type.groups?.[name];
  if (!group) throw new RequestError('INVALID_GROUP', `${scope.type.name} cannot be grouped by ${name}.`);
  assertPropertyShown(scope.type, group.property, scope.context, 'group');
  const { of } = group;
  return {
    key: sql`${groupValue(scope, group.property)}::text`,
    encode: (key) => (of === null ? key : encodeId(of, key)),
  };
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

function sumOf(scope: NodeScope, name: string | null): { total: RawBuilder<unknown>; currency: RawBuilder<unknown> } {
  if (name === null) return { total: sql`null::bigint`, currency: sql`null::text` };
  const sum = scope.type.sums?.[name];
  if (!sum) throw new RequestError('INVALID_GROUP', `${scope.type.name} has no sum of ${name}.`);
  assertPropertyShown(scope.type, sum.minor, scope.context, 'sum');
  const meta = scope.context.metadata(scope.type.entity);
  const own = (property: string) => ownValue(scope, columnOf(meta, property));
  return { total: sql`sum(${own(sum.minor)})`, currency: own(sum.currency) };
}
