import { encodeId } from '@smartx/domain/kernel';
import { type GraphQLField, getNamedType, isObjectType } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READ_TYPES } from '../../graphql/read-types.ts';
import { workspaceSchema } from '../../graphql/schema.ts';
import { RowPlanter } from '../../testing/plant-rows.ts';
import { purposeToRead, readerFor } from '../../testing/schema-calls.ts';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let owner: pg.Client;
/** Two workspaces with a record in every list. */
let ours: { callers: Readonly<Record<ReturnType<typeof readerFor>, Caller>>; planter: RowPlanter };
let theirs: typeof ours;
beforeAll(async () => {
  api = await openTestApi({ costPerSecond: 1_000_000 });
  owner = new pg.Client({ connectionString: api.domain.urls.owner });
  await owner.connect();
  [ours, theirs] = [await open(await api.givenWorkspace()), await open(await api.givenWorkspace())];
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

async function open(workspace: ApiWorkspace): Promise<typeof ours> {
  const callers = { owner: await workspace.call('owner'), 'privacy-officer': await workspace.call('privacy-officer') };
  return { callers, planter: new RowPlanter(owner, workspace.id) };
}

const schema = workspaceSchema();

/** Every connection of the schema, at the root and in records. */
const LISTS = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) ? Object.values(type.getFields()).flatMap((field) => listOf(type.name, field)) : [],
);

type List = readonly [place: string, parent: string, field: string, node: string];

function listOf(parent: string, { name, type }: GraphQLField<unknown, unknown>): List[] {
  const connection = getNamedType(type).name;
  // A timeline has no rows of its own; its own test asks for such pages.
  return connection.endsWith('Connection') && connection !== 'TimelineEntryConnection'
    ? [[`${parent}.${name}`, parent, name, connection.replace(/Connection$/, '')]]
    : [];
}

/** Asks for a page, and gives the code with which it is refused or the cursor of its first record. */
async function page({ callers, planter }: typeof ours, [, parent, field, node]: List, window: string): Promise<string> {
  const type = READ_TYPES.find(({ name }) => name === parent);
  const child = READ_TYPES.find(({ name }) => name === node);
  const parentId = type && (await planter.rowOf(api.app.metadata(type.entity)));
  const link = type?.fields[field];
  if (child && link && 'column' in link && parentId)
    await planter.once(api.app.metadata(child.entity), { [link.column]: parentId });
  else if (child) await planter.rowOf(api.app.metadata(child.entity));
  const object = field === 'customFieldDefinitions' ? ', object: "company"' : '';
  const list = `list: ${field}(${window}${object}) { edges { cursor } }`;
  const id = type?.idKind && parentId ? encodeId(type.idKind, parentId) : '';
  const root = type ? `it: node(id: "${id}") { ... on ${parent} { ${list} } }` : list;
  interface Found {
    readonly edges: readonly { readonly cursor: string }[];
  }
  const purpose = purposeToRead((type ?? child)?.readAction ?? null);
  const { data, errors } = await callers[readerFor(purpose)].query<{ list?: Found; it?: { list: Found } } | null>(
    `query P @purpose(is: ${purpose}) { ${root} }`,
  );
  return errors?.[0]?.extensions.code ?? (data?.list ?? data?.it?.list)?.edges[0]?.cursor ?? 'nothing';
}

describe('the schema', () => {
  it('has many lists', () => expect(LISTS.length).toBeGreaterThan(25));
});

describe('A page of 251 or of fewer than none is refused with INVALID_PAGE_SIZE at the top', () => {
  it.each(LISTS)('%s', async (...list) => {
    for (const window of ['first: 251', 'first: -1', 'last: 251', 'last: -1', 'first: 1, last: 1'])
      expect([window, await page(ours, list, window)]).toEqual([window, 'INVALID_PAGE_SIZE']);
  });
});

describe('A tampered cursor, and one of another workspace, is refused with INVALID_CURSOR', () => {
  it.each(LISTS)('%s', async (...list) => {
    const cursor = await page(ours, list, 'first: 1');
    const foreign = await page(theirs, list, 'first: 1');
    const turned = `${cursor.slice(0, 9)}${cursor[9] === 'A' ? 'B' : 'A'}${cursor.slice(10)}`;

    expect(cursor.length).toBeGreaterThan(20);
    expect(await page(ours, list, `first: 1, after: "${cursor}"`)).not.toBe('INVALID_CURSOR');
    for (const bad of [turned, cursor.slice(0, -4), 'x', '', foreign])
      for (const window of [`first: 1, after: "${bad}"`, `last: 1, before: "${bad}"`])
        expect([window, await page(ours, list, window)]).toEqual([window, 'INVALID_CURSOR']);
  });

  it('Query.eventsSince', async () => {
    const ask = async ({ callers }: typeof ours, cursor: string) => {
      const { data, errors } = await callers.owner.query<{ eventsSince: { cursor: string } } | null>(
        'query E($c: String) @purpose(is: RELATIONSHIP) { eventsSince(cursor: $c) { cursor } }',
        { c: cursor || null },
      );
      return errors?.[0]?.extensions.code ?? data?.eventsSince.cursor ?? '';
    };
    const [cursor, foreign] = [await ask(ours, ''), await ask(theirs, '')];

    expect(await ask(ours, cursor)).not.toBe('INVALID_CURSOR');
    for (const bad of [`${cursor.slice(0, -4)}AAAA`, 'x', foreign]) expect(await ask(ours, bad)).toBe('INVALID_CURSOR');
  });
});
