import { encodeId, newId } from '@smartx/domain/kernel';
import { isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { workspaceSchema } from '../schema.ts';
import { TrustedDocuments } from '../trusted/trusted-documents.ts';

/** An input of which exactly one field is given: an operation with it, one that is right, and some that are not. */
interface Choice {
  readonly document: string;
  readonly right: object;
  readonly wrong: readonly object[];
}

const id = encodeId('contact', newId());
const externalId = { source: 'billing', key: 'K-1' };
const CHOICES: Readonly<Record<string, Choice>> = {
  BulkSelectionInput: {
    document: `mutation B($one: BulkSelectionInput!) @purpose(is: RELATIONSHIP) {
      bulkActionPrepare(input: { selection: $one, change: { kind: "delete" } }) { errors { code } }
    }`,
    right: { contactIds: [id] },
    wrong: [{}, { contactIds: [id], dealIds: [] }, { contacts: null }, { contactIds: [id], contacts: null }],
  },
  RecordKeyInput: {
    document: 'query K($one: RecordKeyInput!) @purpose(is: RELATIONSHIP) { contact(by: $one) { id } }',
    right: { id },
    wrong: [{}, { id, externalId }, { id: null }, { id, externalId: null }],
  },
  SpanInput: {
    document:
      'query S($one: SpanInput!) @purpose(is: RELATIONSHIP) { contacts(where: { createdAt: { last: $one } }) { nodes { id } } }',
    right: { days: 3 },
    wrong: [{}, { days: 3, weeks: 1 }, { days: null }, { days: 3, weeks: null }],
  },
};

let api: TestApi;
let caller: Caller;
beforeAll(async () => {
  const documents = Object.entries(CHOICES).map(([name, { document }]) => [`sha256:${name}`, document]);
  api = await openTestApi({ documents: TrustedDocuments.of(Object.fromEntries(documents)) });
  caller = await (await api.givenWorkspace()).call('owner');
});
afterAll(() => api.close());

const outcome = async (body: object) => {
  const { status, data, errors } = await caller.send<unknown>(body);
  return [status, data === undefined ? 'no data' : 'data', errors?.[0]?.extensions.code];
};
const REFUSED = [200, 'no data', 'BAD_USER_INPUT'];

it('every @oneOf input of the schema is tried', () => {
  const inputs = Object.values(workspaceSchema().getTypeMap()).filter(
    (type) => isInputObjectType(type) && type.isOneOf,
  );

  expect(Object.keys(CHOICES)).toEqual(inputs.map(({ name }) => name).sort());
});

describe('@oneOf with none or two is a coercion error', () => {
  it.each(Object.entries(CHOICES))('%s, in a document of a developer', async (_name, { document, right, wrong }) => {
    expect(await outcome({ query: document, variables: { one: right } })).toEqual([200, 'data', undefined]);
    for (const one of wrong)
      expect([one, await outcome({ query: document, variables: { one } })]).toEqual([one, REFUSED]);
  });

  it.each(Object.entries(CHOICES))('%s, in a document that is prepared once', async (name, { right, wrong }) => {
    const send = (one: object) => outcome({ documentId: `sha256:${name}`, variables: { one } });

    // The first that is right prepares it; those that are wrong come before it and after.
    for (const one of wrong) expect([one, await send(one)]).toEqual([one, REFUSED]);
    expect(await send(right)).toEqual([200, 'data', undefined]);
    for (const one of wrong) expect([one, await send(one)]).toEqual([one, REFUSED]);
  });
});
