import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NoteService } from '../activity/note.service.ts';
import { CompanyService } from '../company/company.service.ts';
import { ContactService } from '../contact/contact.service.ts';
import { DealService } from '../deal/deal.service.ts';
import type { Scope } from '../kernel/scope.ts';
import { TextSearch } from '../privacy/erasure/text/text-search.ts';
import { ProductService } from '../product/product.service.ts';
import { givenProvenRequest } from '../testing/given-request.ts';
import { placesWith, sealedWith } from '../testing/leftovers.ts';
import { plantPerson } from '../testing/planted-person.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { deedsOn } from '../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../testing/test-domain.ts';
import { emptyBin } from './empty-bin.ts';

let domain: TestDomain;
let owner: pg.Client;
beforeAll(async () => {
  domain = await openTestDomain();
  owner = new pg.Client({ connectionString: domain.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await domain.close();
});

describe('a person in the bin', () => {
  it('stays whole for 30 days, then leaves nothing in any table, file or sealed value', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);
    await new ContactService(await workspace.as('owner')).delete(person.contactId);

    domain.clock.advanceDays(29);
    const early = await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), parts);
    const kept = await placesWith(owner, parts, person.mark);
    domain.clock.advanceDays(1);
    const due = await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), parts);
    await new TextSearch(workspace.asSystem('RIGHTS_HANDLING'), parts).run();

    expect(early).toEqual({ people: 0, records: 0 });
    expect(kept.length).toBeGreaterThan(10);
    expect(due.people).toBe(1);
    const proofs = person.canaries.filter(({ isKept }) => isKept).map(({ place }) => place.split('.')[0]);
    const left = await placesWith(owner, parts, person.mark);
    expect(left.filter((place) => !proofs.some((table) => place === `table public.${table}`))).toEqual([]);
    expect(await sealedWith(domain, workspace, parts, person.mark)).toEqual([]);
    for (const table of ['contact', 'contact_point', 'lead', 'lead_answer', 'custom_value', 'external_id'])
      expect([table, await count(workspace, table)]).toEqual([table, 0]);
  });

  it('stands in the audit when they leave, and may be recorded anew: they did not ask to stay away', async () => {
    const workspace = await domain.givenWorkspace();
    const sales = await workspace.as('sales');
    const contactId = await givenBinnedContact(sales, 'ana@example.test');
    domain.clock.advanceDays(30);

    await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), testPrivacyParts(domain));

    expect((await deedsOn(sales, contactId)).at(-1)).toBe('bin:empty');
    const again = { fullName: 'Ana Ruiz', points: [{ kind: 'email', value: 'ana@example.test' } as const] };
    await expect(new ContactService(sales).create(again)).resolves.toBeDefined();
  });

  it('stays while a request of theirs is open, and while another of their records lives', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const sales = await workspace.as('sales');
    const [asking, living] = ['ana@example.test', 'ben@example.test'];
    const ids = [await givenContact(sales, asking), await givenContact(sales, living)];
    await givenProvenRequest(domain, workspace, parts, { kind: 'access', email: asking });
    await shareSubject(workspace, ids[1] ?? '', await givenContact(sales, 'ben.work@example.test'));
    for (const id of ids) await new ContactService(sales).delete(id);
    domain.clock.advanceDays(40);

    const emptied = await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), parts);

    expect(emptied).toEqual({ people: 0, records: 0 });
    expect(await count(workspace, 'contact')).toBe(3);
  });

  it('leaves for good at the second attempt where the first was cut off', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    await givenBinnedContact(await workspace.as('sales'), 'ana@example.test');
    domain.clock.advanceDays(30);
    const crash = vi.spyOn(domain.vault, 'destroyKeys').mockRejectedValueOnce(new Error('killed'));

    const cutOff = emptyBin(workspace.asSystem('RIGHTS_HANDLING'), parts);

    await expect(cutOff).rejects.toThrow('killed');
    crash.mockRestore();
    await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), parts);
    expect([await count(workspace, 'contact'), await count(workspace, 'contact_point')]).toEqual([0, 0]);
  });
});

describe('a record in the bin', () => {
  it('takes its parts along, and what others still need goes on without it', async () => {
    const workspace = await domain.givenWorkspace();
    const sales = await workspace.as('sales');
    const companyId = await new CompanyService(sales).create({ name: 'Acme' });
    const contactId = await givenContact(sales, 'ana@example.test', companyId);
    const dealId = await new DealService(sales).create({ name: 'Order', companyId });
    const notes = new NoteService(sales);
    const alone = await notes.create({ body: 'about the company alone', companyId });
    const shared = await notes.create({ body: 'about both', companyId, contactId });
    await new CompanyService(sales).delete(companyId);
    domain.clock.advanceDays(30);

    await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), testPrivacyParts(domain));

    expect(await count(workspace, 'company')).toBe(0);
    expect(await idsOf(workspace, 'note')).toEqual([shared]);
    expect(await idsOf(workspace, 'contact')).toEqual([contactId]);
    expect(await idsOf(workspace, 'deal')).toEqual([dealId]);
    expect(await openKeys([alone])).toBe(0);
    expect(await toldAsGone(workspace)).toEqual([`company ${companyId}`, `note ${alone}`]);
  });

  it('stays while a deal that lives has it in a line, and in workspaces whose bin is not emptied', async () => {
    const [workspace, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    for (const one of [workspace, other]) {
      const scope = await one.as('owner');
      const products = new ProductService(scope);
      const [sold, unsold] = [await products.create({ name: 'Sold' }), await products.create({ name: 'Unsold' })];
      await new DealService(scope).create({ name: 'Order', lines: [{ productId: sold, quantity: 1 }] });
      for (const id of [sold, unsold]) await products.delete(id);
    }
    domain.clock.advanceDays(30);

    await emptyBin(workspace.asSystem('RIGHTS_HANDLING'), testPrivacyParts(domain));

    expect([await count(workspace, 'product'), await count(other, 'product')]).toEqual([1, 2]);
  });
});

it('nobody empties a bin who may not erase', async () => {
  const workspace = await domain.givenWorkspace();

  const refused = emptyBin(await workspace.as('sales'), testPrivacyParts(domain));

  await expect(refused).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

function givenContact(scope: Scope, email: string, companyId: string | null = null): Promise<string> {
  return new ContactService(scope).create({
    fullName: 'Ana Ruiz',
    companyId,
    points: [{ kind: 'email', value: email }],
  });
}

async function givenBinnedContact(scope: Scope, email: string): Promise<string> {
  const id = await givenContact(scope, email);
  await new ContactService(scope).delete(id);
  return id;
}

/** Makes two contacts records of one person. */
async function shareSubject(workspace: TestWorkspace, one: string, other: string): Promise<void> {
  await workspace
    .asSystem()
    .transaction((em) =>
      em.execute(
        'update contact set subject_id = (select subject_id from contact o where o.workspace_id = ? and o.id = ?) where workspace_id = ? and id = ?',
        [workspace.id, one, workspace.id, other],
      ),
    );
}

async function idsOf(workspace: TestWorkspace, table: string): Promise<string[]> {
  const rows = await workspace
    .asSystem()
    .transaction((em) =>
      em.execute<{ id: string }[]>(`select id from "${table}" where workspace_id = ?`, [workspace.id]),
    );
  return rows.map(({ id }) => id);
}

/** What those hear who keep a copy of the records. */
async function toldAsGone(workspace: TestWorkspace): Promise<string[]> {
  const sql = "select aggregate_type, aggregate_id from domain_event where workspace_id = ? and type = 'bin:empty'";
  const rows = await workspace
    .asSystem()
    .transaction((em) => em.execute<{ aggregate_type: string; aggregate_id: string }[]>(sql, [workspace.id]));
  return rows.map(({ aggregate_type: type, aggregate_id: id }) => `${type} ${id}`).sort();
}

async function count(workspace: TestWorkspace, table: string): Promise<number> {
  return (await idsOf(workspace, table)).length;
}

/** How many of these keys can still open something. */
async function openKeys(keyIds: readonly string[]): Promise<number> {
  const keys = new pg.Client({ connectionString: domain.urls.keys });
  await keys.connect();
  const { rowCount } = await keys.query('select 1 from data_key where key_id = any($1) and wrapped is not null', [
    keyIds,
  ]);
  await keys.end();
  return rowCount ?? 0;
}
