import { BUILT_IN_ROLES, ROLE_KEYS, type RoleKey } from '@smartx/domain/identity';
import { type GraphQLField, type GraphQLInputType, getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READ_TYPES } from '../../graphql/read-types.ts';
import { workspaceSchema } from '../../graphql/schema.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import type { ReadType } from '../read-type.ts';
import { fieldsTold } from '../sql/visible/visibility.ts';

let api: TestApi;
let workspace: ApiWorkspace;
beforeAll(async () => {
  api = await openTestApi();
  workspace = await api.givenWorkspace();
});
afterAll(() => api.close());

/** One way in which a list or an aggregate can use a field, and the fields that it tells. */
interface Use {
  readonly call: string;
  readonly tells: readonly string[];
}

const schema = workspaceSchema();

/** Everything that gives out a cursor, which holds the value that a record is sorted by. */
const CURSORS = 'edges { cursor } pageInfo { startCursor endCursor } anchors(every: 1) { cursor }';

/** Every use of every root field, read off the schema: filters, orders, groups and sums. */
const USES = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(usesOf);

function usesOf(field: GraphQLField<unknown, unknown>): Use[] {
  const type = typeBehind(field);
  if (!type) return [];
  const answer = field.name.endsWith('Aggregate') ? 'count' : 'totalCount { value }';
  return field.args.flatMap(({ name, type: argument }): Use[] => {
    const sorted = (value: string) => `${field.name}(orderBy: { field: ${value} }) { ${CURSORS} }`;
    const call = (value: string) => `${field.name}(${name}: ${value}) { ${answer} }`;
    if (name === 'where')
      return filtersOf(type, argument, 1).map(({ call: where, tells }) => ({ call: call(where), tells }));
    if (name === 'orderBy')
      return valuesOf(argument).map((value) => ({
        call: sorted(value),
        tells: told(type, type.sorts[value]?.property),
      }));
    if (name === 'groupBy')
      return valuesOf(argument).map((value) => ({
        call: call(value),
        tells: told(type, type.groups?.[value]?.property),
      }));
    if (name === 'sum')
      return sumsOf(argument).map(([value, key]) => ({
        call: call(value),
        tells: told(type, summed(type, key)),
      }));
    return [];
  });
}

function typeBehind({ name, type }: GraphQLField<unknown, unknown>): ReadType | undefined {
  const shown = getNamedType(type).name.replace(/Connection$/, '');
  const plural = (one: string) => (one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`);
  return READ_TYPES.find(
    (one) =>
      one.name === shown ||
      (name.endsWith('Aggregate') && `${plural(one.name).toLowerCase()}aggregate` === name.toLowerCase()),
  );
}

/** Each field of a filter, with every operator of it; the fields of related records too. */
function filtersOf(type: ReadType, argument: GraphQLInputType, depth: number): Use[] {
  const input = getNamedType(argument);
  if (!isInputObjectType(input)) return [];
  return Object.values(input.getFields()).flatMap(({ name, type: filter }) => {
    if (['AND', 'OR', 'NOT', 'isNull'].includes(name)) return [];
    const relation = type.fields[name];
    const own = told(type, name);
    if (name === 'customFields') return [{ call: '{ customFields: [] }', tells: own }];
    if (relation?.kind === 'list' || relation?.kind === 'connection') {
      const target = READ_TYPES.find((one) => (one.variant ?? one.name) === relation.type);
      return depth > 0 && target ? listFilters(type, name, target, filter, relation.column) : [];
    }
    if (relation?.kind !== 'one')
      return operatorsOf(filter).map((operator) => ({ call: `{ ${name}: ${operator} }`, tells: own }));
    const target = READ_TYPES.find((one) => one.name === relation.type);
    const further = depth > 0 && target ? filtersOf(target, filter, depth - 1) : [];
    const nested = further.map(({ call, tells }) => ({ call: `{ ${name}: ${call} }`, tells: [...own, ...tells] }));
    return [...operatorsOf(filter).map((operator) => ({ call: `{ ${name}: ${operator} }`, tells: own })), ...nested];
  });
}

/** A list tells the field by which its records point to the parent. */
function listFilters(type: ReadType, name: string, target: ReadType, filter: GraphQLInputType, column: string): Use[] {
  const input = getNamedType(filter);
  const some = isInputObjectType(input) ? input.getFields().some?.type : undefined;
  const links = Object.entries(target.fields).filter(([, field]) => field.kind === 'one' && field.column === column);
  const own = [...told(type, name), ...links.map(([link]) => `${target.name}.${link}`)];
  const further = some ? filtersOf(target, some, 0) : [];
  return [
    { call: `{ ${name}: { none: {} } }`, tells: own },
    ...further.map(({ call, tells }) => ({ call: `{ ${name}: { some: ${call} } }`, tells: [...own, ...tells] })),
  ];
}

function operatorsOf(argument: GraphQLInputType): string[] {
  const input = getNamedType(argument);
  if (!isInputObjectType(input)) return [];
  if (input.name === 'MoneyFilter') return ['{ currency: "EUR", eq: "1.00" }', '{ isNull: true }'];
  return Object.values(input.getFields())
    .filter(({ name }) => name === 'eq' || name === 'isNull')
    .map(({ name, type }) => `{ ${name}: ${literal(getNamedType(type).name)} }`);
}

function literal(scalar: string): string {
  const known: Record<string, string> = { Boolean: 'true', Int: '1', Float: '1.5', DateTime: '"2026-01-31T12:00:00Z"' };
  return known[scalar] ?? '"2026-01-31"';
}

function valuesOf(argument: GraphQLInputType): string[] {
  const type = getNamedType(argument);
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  const field = isInputObjectType(type) ? type.getFields().field : undefined;
  return field ? valuesOf(field.type) : [];
}

function summed(type: ReadType, key: string): string | undefined {
  const sum = type.sums?.[key];
  return sum && 'number' in sum ? sum.number : sum?.minor;
}

/** The names of an enum in the API, and what they stand for. */
function sumsOf(argument: GraphQLInputType): [string, string][] {
  const type = getNamedType(argument);
  return isEnumType(type) ? type.getValues().map(({ name, value }) => [name, String(value)]) : [];
}

function told(type: ReadType, property: string | undefined): string[] {
  return property === undefined ? [] : fieldsTold(type, property).map((field) => `${type.name}.${field}`);
}

/** The fields that are told by anything at all. */
const FIELDS = [...new Set(USES.flatMap(({ tells }) => tells))].filter((key) => isField(key)).sort();

function isField(key: string): boolean {
  const [typeName = '', field = ''] = key.split('.');
  const type = schema.getType(typeName);
  return type !== undefined && 'getFields' in type && field in type.getFields();
}

/** A filter that several types share names a field that one of them has not got. */
const HAS_FIELD = USES.filter(({ tells }) => tells.some(isField));

/** With which code each use is answered; one by one, because a list that fails takes its whole answer with it. */
async function codesOf(role: RoleKey, uses: readonly Use[], rules: Record<string, 'mask' | 'deny'> = {}) {
  const purpose = BUILT_IN_ROLES[role].purposes[0] ?? 'RELATIONSHIP';
  const caller = await workspace.call(role, purpose, { fields: rules });
  const codes: [string, string | null][] = [];
  for (const { call } of uses) {
    const { errors } = await caller.query(`query U @purpose(is: ${purpose}) { ${call} }`);
    codes.push([call, errors?.[0]?.extensions.code ?? null]);
  }
  return codes;
}

describe('a field that is masked or denied', () => {
  it('has a name in the API for everything by which lists are filtered, sorted, grouped and summed', async () => {
    const nameless = USES.filter((use) => !HAS_FIELD.includes(use));

    expect(USES.length).toBeGreaterThan(100);
    expect(await codesOf('owner', nameless)).toEqual(nameless.map(({ call }) => [call, 'INVALID_FILTER']));
  });

  it('is the only reason to refuse a filter, an order, a group or a sum', async () => {
    expect(await codesOf('owner', HAS_FIELD)).toEqual(HAS_FIELD.map(({ call }) => [call, null]));
  });

  it.each(FIELDS)('%s is not told by any filter, order, cursor, group or sum', async (field) => {
    const telling = HAS_FIELD.filter(({ tells }) => tells.includes(field));

    for (const rule of ['mask', 'deny'] as const)
      expect(await codesOf('owner', telling, { [field]: rule })).toEqual(
        telling.map(({ call }) => [call, 'FIELD_WITHHELD']),
      );
  });

  it.each(ROLE_KEYS)('is not told to the role %s', async (role) => {
    const hidden = Object.keys(BUILT_IN_ROLES[role].fieldRules ?? {});
    const telling = HAS_FIELD.filter(({ tells }) => tells.some((field) => hidden.includes(field)));

    expect(await codesOf(role, telling)).toEqual(telling.map(({ call }) => [call, 'FIELD_WITHHELD']));
  });
});
