import { isAction } from '@smartx/domain/kernel';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isInputObjectType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';
import { workspaceSchema } from '../schema.ts';
import { COMMAND_FACTS } from './command-facts.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

describe('the schema, as a tool asks for it', () => {
  it('is described to a developer who declares no purpose, with what each field takes, costs and records', async () => {
    const caller = await (await api.givenWorkspace()).call('owner');

    const { status, data } = await caller.query<IntrospectionQuery & Record<string, unknown>>(getIntrospectionQuery());

    expect(status).toBe(200);
    const schema = buildClientSchema(data);
    const told = (type: string, field: string) => {
      const found = schema.getType(type);
      return isObjectType(found) ? found.getFields()[field]?.description?.split('\n\n')[1] : undefined;
    };
    expect(told('Mutation', 'dealWin')).toBe(
      '@scope(actions: ["deal:win"]) @cost(points: 10) @emits(events: ["deal:win"])',
    );
    expect(told('Query', 'dealsAggregate')).toBe('@scope(actions: ["deal:read"]) @cost(points: 1)');
    expect(told('Contact', 'birthDate')).toBe(
      '@personal(category: "identity", mask: "year", stored: "sealed", withheld: true)',
    );
    expect(told('Contact', 'createdAt')).toBeUndefined();
  });

  it('is not described to anybody else', async () => {
    const seller = await (await api.givenWorkspace()).call('sales', 'RELATIONSHIP', { isDeveloper: false });

    const [asked, hidden] = [await seller.query(getIntrospectionQuery()), await api.anonymous(getIntrospectionQuery())];

    expect([asked.status, asked.errors?.[0]?.extensions.code]).toEqual([400, 'INTROSPECTION_NOT_ALLOWED']);
    expect([hidden.status, hidden.errors?.[0]?.extensions.code]).toEqual([400, 'INTROSPECTION_NOT_ALLOWED']);
  });

  it('takes a purpose for whatever is asked beside it', async () => {
    const caller = await (await api.givenWorkspace()).call('owner');
    const spread = 'query Q { ...Root } fragment Root on Query { contacts { nodes { id } } }';

    const { errors } = await caller.query(spread);

    expect(errors?.[0]?.extensions.code).toBe('PURPOSE_REQUIRED');
  });
});

it('tells facts of ways in that there are, by actions that there are', () => {
  const schema = workspaceSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  const elsewhere =
    /^(request|workspace|centre|policy|consentConfirm$|consentQuestion$|certificateVerify$|closureCertificateVerify$)/;

  const unknown = Object.keys(COMMAND_FACTS).filter((name) => !roots.includes(name) && !elsewhere.test(name));

  expect(unknown).toEqual([]);
  expect(Object.values(COMMAND_FACTS).every(({ needs, emits }) => [...needs, ...emits].every(isAction))).toBe(true);
});

it('every scalar of our own says by what it is specified, and every change can be made of the version that was read', () => {
  const types = Object.values(workspaceSchema(api.app.metadata).getTypeMap());
  const vague = types.filter((type) => isScalarType(type) && !isSpecifiedScalarType(type) && !type.specifiedByURL);
  const changes = types.flatMap((type) =>
    isInputObjectType(type) && /UpdateInput$|^RecordInput$/.test(type.name) ? [type] : [],
  );
  const point = types.find(({ name }) => name === 'ContactPoint');

  expect(vague).toEqual([]);
  expect(changes.length).toBeGreaterThan(10);
  expect(changes.filter((type) => !('ifVersion' in type.getFields())).map(({ name }) => name)).toEqual([]);
  expect(isObjectType(point) && 'version' in point.getFields()).toBe(true);
});

it('every list can be filtered by conditions that hold together, one or the other, or not', () => {
  const fields = Object.values(workspaceSchema().getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  );
  const filters = fields.flatMap(({ args }) =>
    args.flatMap((arg) => (arg.name === 'where' ? [getNamedType(arg.type)] : [])),
  );

  expect(filters.length).toBeGreaterThan(20);
  for (const filter of filters) {
    expect(filter.name).toMatch(/Filter$/);
    expect(isInputObjectType(filter) ? Object.keys(filter.getFields()) : []).toEqual(
      expect.arrayContaining(['AND', 'OR', 'NOT']),
    );
  }
});
