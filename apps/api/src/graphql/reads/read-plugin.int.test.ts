import { NoteService } from '@smartx/domain/activity';
import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { CustomFieldService, CustomValueService } from '@smartx/domain/custom-field';
import { DealService } from '@smartx/domain/deal';
import { ImportService } from '@smartx/domain/import';
import { encodeId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { TrustedDocuments } from '../trusted/trusted-documents.ts';

const CONTACTS_BY_SIZE = `query Sized($first: Int) @purpose(is: RELATIONSHIP) { contacts(first: $first, orderBy: { field: NAME }) { nodes { fullName } } }`;
const TRUSTED = {
  'sha256:sized': CONTACTS_BY_SIZE,
  'sha256:viewer':
    'query Me @purpose(is: RELATIONSHIP) { contactsAggregate { count } contacts(first: 1) { nodes { id } } }',
};

let api: TestApi;
let workspace: ApiWorkspace;
let ids: Readonly<Record<'contact' | 'company' | 'refusing' | 'run', string>>;

beforeAll(async () => {
  api = await openTestApi({ documents: TrustedDocuments.of(TRUSTED) });
  workspace = await api.givenWorkspace();
  ids = await fill(workspace);
});
afterAll(() => api.close());

/** What is selected of a contact, in every way in which a value can stand in an answer. */
const CONTACT = `
  __typename id fullName aka: fullName name: id createdAt birthDate lifecycle isRestricted version
  emails { value kind: value isPrimary } phones { value } addresses { value }
  company { id name contacts(first: 1, orderBy: { field: NAME }) { totalCount { n: value relation } nodes { fullName } pageInfo { hasNextPage endCursor } } }
  owner { fullName }
  deals(first: 2, orderBy: { field: NAME, direction: DESC }) {
    __typename edges { cursor node { name value { amount unit: currency __typename } closedOn stage { name probability } } }
    pageInfo { hasNextPage hasPreviousPage startCursor }
  }
  customFields(keys: ["size", "seen", "badge", "diet"]) { key textValue numberValue instantValue }
  aVeryLongAliasThatNoNameOfAColumnInPostgreSQLCanEverBeAsLongAsThisOneIsByFar: city
  withheld { where: field reason hint }
`;
const LIST = `contacts(first: 2, orderBy: { field: NAME }) { totalCount { value relation } nodes { ${CONTACT} } edges { cursor node { id } } pageInfo { endCursor hasNextPage hasPreviousPage } }`;

describe('an answer that SQL built', () => {
  it.each([
    ['a page', LIST],
    [
      'the last page',
      'contacts(last: 1, orderBy: { field: NAME }) { nodes { fullName } pageInfo { startCursor hasPreviousPage hasNextPage } }',
    ],
    [
      'a page of nobody',
      'contacts(first: 2, where: { city: { eq: "Nowhere" } }) { nodes { id } edges { cursor } pageInfo { endCursor startCursor hasNextPage } }',
    ],
    ['a page of none', 'contacts(first: 0) { nodes { id } pageInfo { hasNextPage endCursor } totalCount { value } }'],
    ['a number alone', 'companies { totalCount { value } }'],
    [
      'records under aliases',
      `one: contact(id: "$contact") { ${CONTACT} } other: contact(id: "$refusing") { fullName withheld { field reason hint } } none: contact(id: "con_00000000000070008000000000000000") { id }`,
    ],
    [
      'a record of any type',
      `node(id: "$company") { __typename id ... on Company { name } } nodes: node(id: "$contact") { id ... on Contact { fullName } ... on Company { name } }`,
    ],
    [
      'a search',
      `search(text: "Ana Ruiz") { __typename found: field record { __typename ... on Contact { id label: fullName } ... on Company { id name } } }`,
    ],
    [
      'records by several ids',
      'nodes(ids: ["$contact", "con_00000000000070008000000000000000", "$company"]) { __typename id ... on Contact { fullName } ... on Company { name } }',
    ],
    [
      'objects that are kept as JSON',
      'importRuns(first: 2) { nodes { __typename id } } importRun(id: "$run") { mapping { __typename columns { __typename to: field column confidence dateFormat notice } } options { encoding delimiter currency __typename } }',
    ],
    ['places to scroll to', 'contacts(first: 1) { nodes { id } anchors(every: 1) { position __typename cursor } }'],
    ['a search for too little', 'search(text: "A") { field }'],
    [
      'words of several people',
      'notes(first: 5) { nodes { body contact { fullName } createdAt withheld { field reason } } }',
    ],
  ])('is what the executor makes of it: %s', async (_what, selection) => {
    const text = selection.replace(/\$(\w+)/g, (_, name: keyof typeof ids) => ids[name]);

    for (const role of ['owner', 'viewer', 'administrator'] as const) {
      const caller = await workspace.call(role);
      const fast = await caller.query(`query Q @purpose(is: RELATIONSHIP) { ${text} }`);
      // A fragment at the root is left to the executor.
      const slow = await caller.query(`query Q @purpose(is: RELATIONSHIP) { ... on Query { ${text} } }`);

      expect(fast.errors).toBeUndefined();
      expect(fast.statements).toEqual(slow.statements);
      expect(withoutCursors(fast.data)).toEqual(withoutCursors(slow.data));
      expect(JSON.stringify(withoutCursors(fast.data))).toBe(JSON.stringify(withoutCursors(slow.data)));
      expect(fast.extensions?.cost).toEqual(expect.objectContaining({ actual: actualOf(slow.extensions) }));
    }
  });

  it('has cursors that lead on', async () => {
    const caller = await workspace.call('owner');
    const document = `query Q($after: String) @purpose(is: RELATIONSHIP) {
      contacts(first: 1, after: $after, orderBy: { field: NAME }) { nodes { fullName } edges { cursor } pageInfo { endCursor hasNextPage } } }`;
    const names: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { data }: Answered = await caller.query(document, { after });
      names.push(...data.contacts.nodes.map(({ fullName }) => fullName ?? '–'));
      after = data.contacts.pageInfo.endCursor;
      more = data.contacts.pageInfo.hasNextPage;
    }

    expect(names).toEqual(['"Ana" Ruiz ~k0 {"~s" : "0"}', 'Ben', '–']);
  });

  it('is not mistaken for a mark where somebody wrote what looks like one', async () => {
    const caller = await workspace.call('owner');

    const { data } = await caller.query(
      `query Q @purpose(is: RELATIONSHIP) { contact(id: "${ids.contact}") { fullName jobTitle } }`,
    );

    expect(data).toEqual({ contact: { fullName: '"Ana" Ruiz ~k0 {"~s" : "0"}', jobTitle: '{"~":"x:",} "~":"x",' } });
  });

  it.each(['~', '~k0', '~s', '~c', '{"~s" : "0"}', '"~":"x",', '"~k0":', '\\"~k0":', '$1 $& $`'])(
    'keeps a name that is nothing but a mark: %s',
    async (fullName) => {
      const other = await api.givenWorkspace();
      await new ContactService(other.asSystem()).create({ fullName, jobTitle: fullName, points: [] });
      const caller = await other.call('owner');
      const long = 'anAliasThatIsLongerThanAnyNameOfAColumnInPostgreSQLCanEverBeWithoutBeingCut';

      const { data } = await caller.query(
        `query Q @purpose(is: RELATIONSHIP) { contacts { nodes { fullName ${long}: jobTitle } pageInfo { endCursor } } }`,
      );

      expect(data).toMatchObject({ contacts: { nodes: [{ fullName, [long]: fullName }] } });
    },
  );

  it('tells what is wrong as the executor does', async () => {
    const caller = await workspace.call('owner');
    const refused = await caller.query('query Q @purpose(is: RELATIONSHIP) { contacts(first: 251) { nodes { id } } }');
    const variable = await caller.query(
      'query Q($first: Int!) @purpose(is: RELATIONSHIP) { contacts(first: $first) { nodes { id } } }',
      { first: 'many' },
    );

    expect(refused.errors?.[0]).toMatchObject({ path: ['contacts'], extensions: { code: 'INVALID_PAGE_SIZE' } });
    expect(variable.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('the short way of trusted reads', () => {
  const ask = async (body: object, headers: Record<string, string> = {}) => {
    const caller = await workspace.call('sales', 'RELATIONSHIP', { isDeveloper: false });
    const url = `${await address}/graphql`;
    const all = { 'content-type': 'application/json', ...caller.headers, ...headers };
    const answer = await fetch(url, { method: 'POST', headers: all, body: JSON.stringify(body) });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  let address: Promise<string>;
  beforeAll(() => {
    address = api.listen();
  });

  it('answers as the long way does: body, type, limits', async () => {
    const short = await ask({ documentId: 'sha256:sized', variables: { first: 2 } });
    // A type of answer that the short way does not know is left to the long one.
    const long = await ask(
      { documentId: 'sha256:sized', variables: { first: 2 } },
      { accept: 'application/json;q=0.5' },
    );

    expect(short.body.data.contacts.nodes).toHaveLength(2);
    expect(short.body.data).toEqual(long.body.data);
    expect(short.body.extensions.cost).toMatchObject({ requested: long.body.extensions.cost.requested, actual: 3 });
    for (const name of ['content-type', 'cache-control', 'x-ratelimit-limit'])
      expect([name, short.headers.get(name)]).toEqual([name, long.headers.get(name)]);
    expect(short.headers.get('cache-control')).toBe('no-store');
    const response = await ask(
      { documentId: 'sha256:sized' },
      { accept: 'application/graphql-response+json,application/json;q=0.9' },
    );
    expect(response.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  });

  it.each([
    ['a wrong variable', { documentId: 'sha256:sized', variables: { first: 'many' } }, 400, 'BAD_USER_INPUT'],
    ['a page too large', { documentId: 'sha256:sized', variables: { first: 251 } }, 200, 'INVALID_PAGE_SIZE'],
    ['another name', { documentId: 'sha256:sized', operationName: 'Other' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['an unknown document', { documentId: 'sha256:none' }, 400, 'DOCUMENT_UNKNOWN'],
    ['a list for variables', { documentId: 'sha256:sized', variables: [1] }, 400, 'BAD_REQUEST'],
  ])('leaves %s to the long way, which says what is wrong', async (_what, body, status, code) => {
    const answer = await ask(body, { accept: 'application/graphql-response+json' });

    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([status, code]);
  });

  it('leaves what is no read alone to the long way', async () => {
    const { body } = await ask({ documentId: 'sha256:viewer' });

    expect(body.data).toEqual({ contactsAggregate: [{ count: 3 }], contacts: { nodes: [{ id: expect.any(String) }] } });
  });

  it('notes down what was read', async () => {
    await ask({ documentId: 'sha256:sized', variables: { first: 1 } });
    await api.app.reads.moveAll();

    const rows = await workspace
      .asSystem()
      .transaction((em) =>
        em.execute('select distinct operation, client from read_log where workspace_id = ? and client = ?', [
          workspace.id,
          'app',
        ]),
      );
    expect(rows).toContainEqual({ operation: 'Sized', client: 'app' });
  });
});

interface Answered {
  readonly data: {
    readonly contacts: {
      readonly nodes: { readonly fullName: string | null }[];
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    };
  };
}

/** Every cursor is encrypted with a number of its own. */
function withoutCursors(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, one) => (/cursor$/i.test(key) && one !== null ? 'a cursor' : one)));
}

function actualOf(extensions: { readonly cost?: object } | undefined): unknown {
  return new Map(Object.entries(extensions?.cost ?? {})).get('actual');
}

async function fill(to: ApiWorkspace): Promise<typeof ids> {
  const scope = to.asSystem();
  const contacts = new ContactService(scope);
  const company = await new CompanyService(scope).create({ name: 'Acme "GmbH"' });
  const contact = await contacts.create({
    ...{
      fullName: '"Ana" Ruiz ~k0 {"~s" : "0"}',
      jobTitle: '{"~":"x:",} "~":"x",',
      city: 'Porto',
      birthDate: '1980-02-29',
    },
    companyId: company,
    points: [
      { kind: 'email', value: 'ana@example.test', isPrimary: true },
      { kind: 'phone', value: '+351 210 000 000' },
    ],
  });
  const refusing = await contacts.create({ fullName: 'Zoe Refuses', companyId: company, points: [] });
  await contacts.create({ fullName: 'Ben', points: [] });
  const run = await new ImportService(await to.as('owner', 'DATA_CARE'), api.app.files).upload({
    ...{ object: 'company', fileName: 'companies.csv', content: [Buffer.from('company,founded\nAcme,2001\n')] },
  });
  const fields = new CustomFieldService(await to.as('owner'));
  const usual = { object: 'contact', category: 'identity' } as const;
  await fields.define({ ...usual, key: 'size', label: 'Size', type: 'number', isSealed: false });
  await fields.define({ ...usual, key: 'seen', label: 'Seen', type: 'instant', isSealed: false });
  await fields.define({ ...usual, key: 'badge', label: 'Badge', type: 'number', isSealed: true });
  await fields.define({ ...usual, key: 'diet', label: 'Diet', type: 'text', isSealed: true });
  await new CustomValueService(scope).set('contact', contact, [
    { key: 'size', value: '42.5' },
    { key: 'seen', value: '2026-01-31T12:00:00Z' },
    { key: 'badge', value: '7' },
    { key: 'diet', value: 'No "nuts"' },
  ]);
  const deals = new DealService(scope);
  await deals.create({ name: 'One', contactId: contact, value: { amount: '0.50', currency: 'EUR' } });
  await deals.create({ name: 'Two', contactId: contact, value: { amount: '1200', currency: 'JPY' } });
  await deals.create({ name: 'Three', contactId: contact, value: { amount: '7.125', currency: 'KWD' } });
  await new NoteService(scope).create({ body: 'Met "Ana"\nand Zoe', contactId: contact });
  await scope.transaction((em) =>
    em.execute(
      `update data_subject set restricted_at = now(), blocked = ${(1n << 40n) - 1n}
       where workspace_id = ? and id = (select subject_id from contact where id = ?)`,
      [to.id, refusing],
    ),
  );
  return {
    contact: encodeId('contact', contact),
    company: encodeId('company', company),
    refusing: encodeId('contact', refusing),
    run: encodeId('importRun', run),
  };
}
