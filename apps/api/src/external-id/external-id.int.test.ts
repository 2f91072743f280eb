import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { encodeId, newId } from '@smartx/domain/kernel';
import { ConsentService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
let workspace: ApiWorkspace;
let owner: Caller;
beforeAll(async () => {
  api = await openTestApi();
  workspace = await api.givenWorkspace();
  owner = await workspace.call('owner');
});
afterAll(() => api.close());

const IDS = 'externalIds { source key }';
const RECORD = `record { version ... on Contact { ${IDS} } ... on Company { ${IDS} } ... on Deal { ${IDS} } }`;

interface Answered {
  readonly it: {
    readonly record: { version: number; externalIds: { source: string; key: string }[] | null } | null;
    readonly errors: readonly { code: string; path: string | null; candidates?: string[] }[];
  };
}

async function run(
  verb: 'Assign' | 'Remove',
  id: string,
  key: string,
  { caller = owner, source = 'billing', ifVersion = null as number | null } = {},
) {
  const { data, errors } = await caller.query<Answered>(
    `mutation X($input: ExternalIdChangeInput!) @purpose(is: RELATIONSHIP) {
      it: externalId${verb}(input: $input) { ${RECORD} errors { code path ... on DuplicateFound { candidates } } }
    }`,
    { input: { id, source, key, ifVersion } },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

async function givenContact(fullName = 'Ana'): Promise<string> {
  return encodeId('contact', await new ContactService(workspace.asSystem()).create({ fullName }));
}

describe('what another system calls a record', () => {
  it('is written down, read back, and finds the record from then on; a second time changes nothing', async () => {
    const id = await givenContact();

    const first = await run('Assign', id, 'K-1');
    const again = await run('Assign', id, 'K-1');
    const further = await run('Assign', id, '77', { source: 'accounts' });

    expect(first).toEqual({ record: { version: 2, externalIds: [{ source: 'billing', key: 'K-1' }] }, errors: [] });
    expect(again).toEqual(first);
    expect(further.record?.externalIds).toEqual([
      { source: 'accounts', key: '77' },
      { source: 'billing', key: 'K-1' },
    ]);
    const { data } = await owner.query(
      'query B @purpose(is: RELATIONSHIP) { contact(by: { externalId: { source: "billing", key: "K-1" } }) { id } }',
    );
    expect(data).toEqual({ contact: { id } });
  });

  it('is forgotten, and can be given to another record then', async () => {
    const [id, other] = [await givenContact(), await givenContact()];
    await run('Assign', id, 'K-2');

    expect((await run('Remove', id, 'K-2')).record?.externalIds).toEqual([]);
    expect((await run('Remove', id, 'K-2')).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await run('Assign', other, 'K-2')).errors).toEqual([]);
  });

  it('names one record of each kind, also where twenty are called so at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => givenContact()));
    const company = encodeId('company', await new CompanyService(workspace.asSystem()).create({ name: 'Acme' }));

    const answers = await Promise.all(ids.map((id) => run('Assign', id, 'K-3')));

    const won = answers.findIndex(({ errors }) => errors.length === 0);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors)).toEqual(
      Array.from({ length: 19 }, () => ({ code: 'DUPLICATE_FOUND', path: 'key', candidates: [ids[won]] })),
    );
    expect((await run('Assign', company, 'K-3')).errors).toEqual([]);
  });

  it('is changed by those who may change the record, at the version that they know', async () => {
    const id = await givenContact();
    const stranger = await (await api.givenWorkspace()).call('owner');
    const codes = async (further: object, of = id) =>
      (await run('Assign', of, 'K-4', further)).errors.map(({ code }) => code);

    expect(await codes({ caller: await workspace.call('viewer') })).toEqual(['NOT_ALLOWED']);
    expect(await codes({ caller: stranger })).toEqual(['NOT_FOUND']);
    expect(await codes({}, encodeId('contact', newId()))).toEqual(['NOT_FOUND']);
    expect(await codes({}, encodeId('note', newId()))).toEqual(['INVALID_INPUT']);
    expect(await codes({ ifVersion: 7 })).toEqual(['STALE_VERSION']);
    expect(await codes({ source: ' ' })).toEqual(['INVALID_INPUT']);
    expect(await codes({ source: 'x'.repeat(61) })).toEqual(['INVALID_INPUT']);
    const blind = await workspace.call('owner', 'RELATIONSHIP', { fields: { 'Contact.externalIds': 'mask' } });
    expect(await codes({ caller: blind })).toEqual(['NOT_ALLOWED']);
    expect(await codes({})).toEqual([]);
  });

  it('is neither read nor changed while the processing of the person is restricted, and told to nobody by a conflict', async () => {
    const [id, other] = [await givenContact(), await givenContact()];
    await run('Assign', id, 'K-5');
    const [row] = await workspace
      .asSystem()
      .transaction((em) =>
        em.execute<{ s: string }[]>(`select subject_id as s from contact where id = ?`, [uuidOf(id)]),
      );
    await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(row?.s ?? '', 'unlawful');

    const { data } = await owner.query<{ contact: object }>(
      `query C($id: ID!) @purpose(is: RELATIONSHIP) { contact(id: $id) { ${IDS} withheld { field reason } } }`,
      { id },
    );
    expect(data.contact).toMatchObject({ externalIds: null });
    expect(JSON.stringify(data.contact)).toContain('{"field":"externalIds","reason":"RESTRICTED"}');
    expect((await run('Remove', id, 'K-5')).errors).toMatchObject([{ code: 'PROCESSING_RESTRICTED' }]);
    expect((await run('Assign', other, 'K-5')).errors).toEqual([
      { code: 'DUPLICATE_FOUND', path: 'key', candidates: [] },
    ]);
  });
});

function uuidOf(publicId: string): string {
  return publicId.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
