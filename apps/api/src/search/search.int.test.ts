import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { DealService } from '@smartx/domain/deal';
import { encodeId, newId } from '@smartx/domain/kernel';
import { LeadService } from '@smartx/domain/lead';
import { ConsentService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const SEARCH = `query Search($text: String!, $first: Int) @purpose(is: RELATIONSHIP) {
  search(text: $text, first: $first) {
    field
    record { id ... on Contact { name: fullName emails { value } } ... on Company { name } ... on Deal { name company { name } } ... on Lead { contact { fullName } } }
  }
}`;

interface Hit {
  readonly field: string;
  readonly record: { readonly id: string; readonly name?: string | null };
}

/** Ana at Acme with a deal and an enquiry; Ben, who has nothing to do with them. */
async function givenRecords(workspace: ApiWorkspace) {
  const scope = workspace.asSystem();
  const company = await new CompanyService(scope).create({ name: 'Acme Velocity GmbH', domain: 'zweirad.example' });
  const ana = await new ContactService(scope).create({
    fullName: 'Ána Quillfeather',
    companyId: company,
    points: [
      { kind: 'email', value: 'buyer77@zweirad.example' },
      { kind: 'phone', value: '+49 30 23125 177' },
    ],
  });
  const ben = await new ContactService(scope).create({ fullName: 'Ben Tran' });
  const deal = await new DealService(scope).create({ name: 'Showroom Lissabon', companyId: company });
  const lead = await new LeadService(scope).create({ contactId: ana });
  await scope.transaction((em) =>
    em.execute(
      "insert into external_id (workspace_id, id, record_type, record_id, source, key) values (?, ?, 'contact', ?, 'old-crm', 'K-4711')",
      [workspace.id, newId(), ben],
    ),
  );
  return {
    company: encodeId('company', company),
    ana: encodeId('contact', ana),
    anaId: ana,
    ben: encodeId('contact', ben),
    deal: encodeId('deal', deal),
    lead: encodeId('lead', lead),
  };
}

async function hitsOf(caller: Caller, text: string, first?: number) {
  const { data, errors, statements } = await caller.query<{ search: Hit[] }>(SEARCH, { text, first });
  expect(errors).toBeUndefined();
  return { statements, hits: data.search, found: data.search.map(({ field, record }) => [field, record.id]) };
}

describe('a search', () => {
  it('finds people, companies, deals and enquiries by what one knows of them, in one statement', async () => {
    const workspace = await api.givenWorkspace();
    const { company, ana, ben, deal, lead } = await givenRecords(workspace);
    const sales = await workspace.call('sales');
    const cases: [string, [string, string][]][] = [
      [
        'quillf',
        [
          ['fullName', ana],
          ['contact', lead],
        ],
      ],
      [
        'ANA QUILLFEATHER',
        [
          ['fullName', ana],
          ['contact', lead],
        ],
      ],
      [
        'Quilfeather',
        [
          ['fullName', ana],
          ['contact', lead],
        ],
      ],
      ['buyer77@zweirad.example', [['emails', ana]]],
      [
        'zweirad.example',
        [
          ['domain', company],
          ['emails', ana],
        ],
      ],
      ['velocity', [['name', company]]],
      ['+49 (30) 23125-177', [['phones', ana]]],
      ['5177', [['phones', ana]]],
      ['lisabon', [['name', deal]]],
      ['K-4711', [['externalId', ben]]],
      ['nobody at all', []],
      ['q', []],
    ];

    for (const [text, expected] of cases) {
      const { found, statements } = await hitsOf(sales, text);

      expect([text, [...found].sort()]).toEqual([text, [...expected].sort()]);
      expect(statements).toEqual(text === 'q' ? [] : ['begin', 'set local', 'select', 'commit']);
    }
  });

  it('takes a number without country code for one of the country of the workspace', async () => {
    const workspace = await api.givenWorkspace();
    const contacts = new ContactService(workspace.asSystem());
    const named = (fullName: string, value: string) =>
      contacts.create({ fullName, points: [{ kind: 'phone', value }] });
    await named('Same ending', '+351 912 345 177');
    const meant = await named('Meant', '+49 30 23125 177');
    const sales = await workspace.call('sales');

    const { hits } = await hitsOf(sales, '030 23125177', 1);

    expect(JSON.stringify(hits)).toContain(encodeId('contact', meant));
  });

  it('puts the best first and gives no more than asked for', async () => {
    const workspace = await api.givenWorkspace();
    const contacts = new ContactService(workspace.asSystem());
    for (const fullName of ['Maria Rossi', 'Rossana Bianchi', 'Rossi Verdi']) await contacts.create({ fullName });
    const sales = await workspace.call('sales');

    const { hits } = await hitsOf(sales, 'rossi', 2);

    expect(hits.map(({ record }) => record.name)).toEqual(['Rossi Verdi', 'Maria Rossi']);
  });

  it('puts who is called exactly that before who is called so and more, or holds it inside a word', async () => {
    const workspace = await api.givenWorkspace();
    const contacts = new ContactService(workspace.asSystem());
    for (const fullName of ['Dana Ruiz', 'Ana Ruiz Soler', 'Ana Ruiz']) await contacts.create({ fullName });

    const { hits } = await hitsOf(await workspace.call('sales'), 'ana ruiz');

    expect(hits.map(({ record }) => record.name)).toEqual(['Ana Ruiz', 'Ana Ruiz Soler', 'Dana Ruiz']);
  });

  it('stays inside the workspace and inside what the role reaches', async () => {
    const workspace = await api.givenWorkspace();
    const { ben } = await givenRecords(workspace);
    const stranger = await (await api.givenWorkspace()).call('owner');
    const own = await workspace.call('sales', 'RELATIONSHIP', {
      scopes: { 'contact:read': 'own', 'lead:read': 'none' },
    });

    expect((await hitsOf(stranger, 'quillfeather')).found).toEqual([]);
    expect((await hitsOf(stranger, 'K-4711')).found).toEqual([]);
    expect((await hitsOf(own, 'quillfeather')).found).toEqual([]);
    expect((await hitsOf(await workspace.call('sales'), 'Ben Tran')).found).toEqual([['fullName', ben]]);
  });

  it('finds nothing by a field that the role does not see', async () => {
    const workspace = await api.givenWorkspace();
    const { ana, lead } = await givenRecords(workspace);
    const viewer = await workspace.call('viewer');
    const nameless = await workspace.call('sales', 'RELATIONSHIP', { fields: { 'Contact.fullName': 'mask' } });

    for (const text of ['buyer77@', '+49 30 23125 177', '5177']) expect((await hitsOf(viewer, text)).found).toEqual([]);
    expect((await hitsOf(viewer, 'quillf')).found).toEqual([
      ['fullName', ana],
      ['contact', lead],
    ]);
    expect((await hitsOf(nameless, 'quillf')).found).toEqual([]);
  });

  it('finds nobody who is restricted, by no way at all', async () => {
    const workspace = await api.givenWorkspace();
    const { anaId } = await givenRecords(workspace);
    const rows = await workspace
      .asSystem()
      .transaction((em) =>
        em.execute<{ subject_id: string }[]>('select subject_id from contact where id = ?', [anaId]),
      );
    await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(rows[0]?.subject_id ?? '', 'unlawful');
    const owner = await workspace.call('owner');

    for (const text of ['quillfeather', 'buyer77@', '+49 30 23125 177', '5177'])
      expect([text, (await hitsOf(owner, text)).found]).toEqual([text, []]);
  });

  it('refuses a text or a number out of bounds', async () => {
    const workspace = await api.givenWorkspace();
    const owner = await workspace.call('owner');
    const code = async (text: string, first: number) =>
      (await owner.query(SEARCH, { text, first })).errors?.[0]?.extensions.code;

    expect(await code('x'.repeat(201), 5)).toBe('INVALID_SEARCH');
    expect(await code('ana', 51)).toBe('INVALID_PAGE_SIZE');
    expect(await code('ana', -1)).toBe('INVALID_PAGE_SIZE');
  });
});
