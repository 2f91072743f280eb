import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoteService } from '../../activity/note.service.ts';
import { CompanyService } from '../../company/company.service.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { DealService } from '../../deal/deal.service.ts';
import { FileService } from '../../file/file.service.ts';
import { type FilesTest, openFilesTest } from '../../file/testing/given-file.ts';
import type { Scope } from '../../kernel/scope.ts';
import { listMail } from '../../mail/mailbox.ts';
import { sequenceEntries } from '../../privacy/audit-tree/sequence-entries.ts';
import { Certificates } from '../../privacy/certificate/certificates.service.ts';
import { ErasureService } from '../../privacy/erasure/erasure.service.ts';
import { KeptItem } from '../../privacy/erasure/items/erasure-item.entity.ts';
import { KeptItems } from '../../privacy/erasure/items/kept-items.service.ts';
import type { PrivacyParts } from '../../privacy/privacy-parts.ts';
import { RequestService } from '../../privacy/request/desk/request.service.ts';
import { RequestFulfilment } from '../../privacy/request/desk/request-fulfilment.service.ts';
import { sweepRequests } from '../../privacy/request/sweep-requests.ts';
import { openArchivedContent, StatutoryArchive } from '../../privacy/retention/archive/statutory-archive.service.ts';
import { carryOutBatch } from '../../privacy/retention/batch/carry-out-batch.ts';
import { RetentionBatches } from '../../privacy/retention/batch/retention-batches.service.ts';
import { RetentionService } from '../../privacy/retention/retention.service.ts';
import { ProductService } from '../../product/product.service.ts';
import { givenProvenRequest, portalOf } from '../../testing/given-request.ts';
import { countRows, inDatabase, subjectIdOf } from '../../testing/given-silence.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { deedsOn } from '../../testing/records.ts';
import type { TestDomain, TestWorkspace } from '../../testing/test-domain.ts';
import { WorkspaceSetup } from '../../workspace/setup/workspace-setup.service.ts';

const RIGHTS = 'RIGHTS_HANDLING';
const WHY = 'Tax audit of 2026';
const START = new Date('2026-06-15T10:00:00Z');

let test: FilesTest;
let domain: TestDomain;
let parts: PrivacyParts;
beforeAll(async () => {
  test = await openFilesTest();
  domain = test.domain;
  parts = { ...testPrivacyParts(domain), files: test.files };
});
afterAll(() => test.close());

describe('B10-AC2 what a law wants kept', () => {
  it('moves to the archive when its person is deleted at their request, who is told until when; everything else goes', async () => {
    domain.clock.set(START);
    const { workspace, contactId, dealId } = await givenBuyer('ES');
    const [officer, owner] = [await workspace.as('privacy-officer', RIGHTS), await workspace.as('owner', RIGHTS)];
    const fileId = await givenStatutoryFile(workspace, contactId);
    const email = 'ana@example.test';
    const request = await givenProvenRequest(domain, workspace, parts, { kind: 'erasure', email });
    await new RequestService(officer, parts).matchSubjects(request.id);

    const preview = await new RequestFulfilment(officer, parts).previewErasure(request.id);
    await new RequestFulfilment(officer, parts).prepare(request.id);
    await new RequestFulfilment(owner, parts).approve(request.id);
    await new RequestFulfilment(officer, parts).carryOut(request.id);

    const planned = preview.tables.flatMap(({ table, keptItems }) => (keptItems > 0 ? [[table, keptItems]] : []));
    expect(planned.sort()).toEqual([
      ['deal', 1],
      ['file', 1],
    ]);
    // In Spain six years from the end of the year of the sale.
    const kept = await keptIn(workspace);
    const common = { ground: 'legal-obligation', releasedAt: null };
    expect(kept).toMatchObject([
      { ...common, itemTable: 'deal', itemId: dealId, startsOn: '2024-03-05', endsOn: '2030-12-31' },
      { ...common, itemTable: 'file', itemId: fileId, startsOn: '2021-01-09', endsOn: '2027-12-31' },
    ]);
    expect([await countRows(workspace, 'note'), await countRows(workspace, 'file')]).toEqual([0, 0]);
    const told = /Offers and orders \(1\): a law makes us keep the data.*Kept until 31 December 2030/;
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail).toMatchObject({ template: 'erasure-done-but', mail: { body: expect.stringMatching(told) } });
    const status = await portalOf(domain, workspace, parts).status(request.reference, request.token);
    expect(status.kept).toContainEqual(expect.stringMatching(told));
    const { signingKey, witness } = parts;
    await sequenceEntries({ em: domain.orm.em, clock: domain.clock, signingKey, witness }, workspace.id);
    const certificates = new Certificates(workspace.asSystem(RIGHTS), parts);
    await certificates.issueDue();
    const [person] = (await certificates.find(request.id))?.statement.people ?? [];
    expect(person?.items).toEqual([
      { ground: 'legal-obligation', records: 1, until: '2027-12-31' },
      { ground: 'legal-obligation', records: 1, until: '2030-12-31' },
    ]);
  });

  it('is read with a reason for the legal obligation alone, each time in the audit, and goes with its key after the last day', async () => {
    domain.clock.set(START);
    const { workspace, contactId } = await givenBuyer('DE');
    await givenStatutoryFile(workspace, contactId);
    await erase(workspace, contactId);
    const [sale, file] = (await keptIn(workspace)).map(({ id }) => id);
    const archive = async (role: 'privacy-officer' | 'sales', purpose: Scope['purpose'], at = workspace) =>
      new StatutoryArchive(await at.as(role, purpose));
    const reader = await archive('privacy-officer', 'LEGAL_OBLIGATION');

    const opened = await reader.open(sale ?? '', WHY);
    const { id: contentId } = await reader.allowContent(file ?? '', WHY);
    const content = await openArchivedContent(store(), workspace.id, contentId);

    const said = Object.fromEntries(opened.fields.map(({ field, value }) => [field, value]));
    expect(said).toMatchObject({
      ...{ name: 'Ana’s machine', closedOn: '2024-03-05', value: '1000.00 EUR', 'buyer.name': 'Ana Ruiz' },
      ...{ 'buyer.addresses.1': 'Calle Mayor 1', 'buyer.emails.1': 'ana@example.test' },
      ...{ 'lines.1.product': 'Machine', 'lines.1.quantity': '2', 'lines.1.unitPrice': '500.00 EUR' },
    });
    expect(JSON.stringify(said)).not.toMatch(/1980|dog/);
    expect(content).toMatchObject({ fileName: 'invoice.pdf', mediaType: 'application/pdf', byteSize: 11 });
    const other = await domain.givenWorkspace();
    const id = sale ?? '';
    for (const purpose of [RIGHTS, 'LEGAL_CLAIMS', 'DATA_CARE', 'RELATIONSHIP'] as const)
      await expect((await archive('privacy-officer', purpose)).open(id, WHY)).rejects.toMatchObject({
        code: 'PURPOSE_NOT_ALLOWED',
      });
    const claims = new KeptItems(await workspace.as('privacy-officer', 'LEGAL_CLAIMS'));
    await expect(claims.open(id)).rejects.toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' });
    const sales = await archive('sales', 'LEGAL_OBLIGATION');
    await expect(sales.open(id, WHY)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const elsewhere = await archive('privacy-officer', 'LEGAL_OBLIGATION', other);
    await expect(elsewhere.open(id, WHY)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(reader.open(id, ' ')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(reader.allowContent(id, WHY)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await deedsOn(await workspace.as('owner', RIGHTS), id)).toEqual(['archive:read']);

    // Eight years for an invoice of 2024 in Germany: to the end of 2032.
    const sweep = () => sweepRequests(workspace.asSystem(RIGHTS), parts);
    domain.clock.set(new Date('2032-12-31T12:00:00Z'));
    const early = await sweep();
    domain.clock.set(new Date('2033-01-01T12:00:00Z'));
    const late = await sweep();
    expect([early.keptReleased, late.keptReleased]).toEqual([1, 1]);
    await expect(reader.open(id, WHY)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await keptIn(workspace)).toMatchObject([{ snapshot: null }, { snapshot: null, storageKey: null }]);
  });

  it('is no reason to keep the person: retention erases them on time, and a deal that is anonymised early leaves its copy', async () => {
    domain.clock.set(START);
    const { workspace, contactId, dealId } = await givenBuyer('DE');
    const rules = new RetentionService(await workspace.as('privacy-officer', RIGHTS), parts);
    await rules.updateRule('closed-deal', { period: { count: 1, unit: 'year' } });
    domain.clock.advanceDays(31);
    await approved(workspace);

    const states = await inDatabase(workspace, 'select item_table, state from retention_item where state = ?', [
      'done',
    ]);
    expect(states).toEqual([{ item_table: 'deal', state: 'done' }]);
    expect(await keptIn(workspace)).toMatchObject([{ itemTable: 'deal', itemId: dealId, ledgerId: null }]);

    await inDatabase(
      workspace,
      "update contact set lifecycle = 'former-customer', last_interaction_at = ? where id = ?",
      [...[new Date('2020-01-01'), contactId]],
    );
    const { dealId: second } = await givenSale(workspace, contactId, '2024-05-06', 'Engine');
    await approved(workspace);
    expect(await nameOf(workspace, contactId)).toBeNull();
    expect((await keptIn(workspace)).map(({ itemId }) => itemId)).toContain(second);
  });

  it('has a copy of a sale whose people only had a part in it, before they are taken out of it', async () => {
    domain.clock.set(START);
    const { workspace, contactId, dealId } = await givenBuyer('DE');
    const owner = await workspace.as('owner');
    const companyId = await new CompanyService(owner).create({ name: 'Machines for Everybody' });
    const given = { companyId, contactId: null, contacts: [{ contactId }] };
    await new DealService(owner).update(dealId, given);
    const rules = new RetentionService(await workspace.as('privacy-officer', RIGHTS), parts);
    await rules.updateRule('closed-deal', { period: { count: 1, unit: 'year' } });
    domain.clock.advanceDays(31);

    await approved(workspace);

    expect(await countRows(workspace, 'deal_contact')).toBe(0);
    expect(await keptIn(workspace)).toMatchObject([
      { itemTable: 'deal', itemId: dealId, ledgerId: null, subject: { id: await subjectIdOf(workspace, contactId) } },
    ]);
  });

  it('is counted by the law of the country until somebody chooses; what is lost, open, over or unmarked is not kept', async () => {
    domain.clock.set(START);
    const { workspace, contactId, dealId } = await givenBuyer('DE');
    const owner = await workspace.as('owner', 'SECURITY');
    const officer = new RetentionService(await workspace.as('privacy-officer', RIGHTS), parts);
    const years = async () =>
      (await officer.overview()).rules.find(({ key }) => key === 'statutory-record')?.count ?? null;

    const german = await years();
    await new WorkspaceSetup(owner).update({ country: 'FR' });
    const french = await years();
    await officer.updateRule('statutory-record', { period: { count: 12, unit: 'year' } });
    await new WorkspaceSetup(owner).update({ country: 'ES' });

    expect([german, french, await years()]).toEqual([8, 10, 12]);
    await expect(officer.updateRule('statutory-record', { isOn: false })).rejects.toMatchObject({ path: 'isOn' });
    const late = await givenSale(workspace, contactId, '2010-05-05', 'Engine');
    const open = await new DealService(await workspace.as('owner')).create({ name: 'Open', contactId });
    await erase(workspace, contactId);
    expect((await keptIn(workspace)).map(({ itemId }) => itemId)).toEqual([dealId]);
    expect([late.dealId, open]).not.toContain(dealId);
  });
});

it('B10-AC2 a file is marked with the day of its document, by those who may change it', async () => {
  domain.clock.set(START);
  const { workspace, contactId } = await givenBuyer('DE');
  const other = await domain.givenWorkspace();
  const fileId = await givenStatutoryFile(workspace, contactId);
  const mark = (scope: Scope, day: string | null) => new FileService(scope, test.files).markStatutory(fileId, day);

  await mark(await workspace.as('owner'), '2026-02-03');
  const [marked] = await inDatabase(workspace, 'select statutory_on::text as day from file where id = ?', [fileId]);
  await expect(mark(await workspace.as('owner'), '2027-02-03')).rejects.toMatchObject({ path: 'documentOn' });
  await expect(mark(await workspace.as('viewer'), null)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(mark(await other.as('owner'), null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const subjectId = await subjectIdOf(workspace, contactId);
  await inDatabase(workspace, 'update data_subject set restricted_at = now() where id = ?', [subjectId]);
  await expect(mark(await workspace.as('owner'), null)).rejects.toMatchObject({ code: 'PROCESSING_RESTRICTED' });
  expect(marked).toEqual({ day: '2026-02-03' });
});

/** Somebody who bought two machines in 2024, was born in 1980 and has a dog. */
async function givenBuyer(country: string) {
  const workspace = await domain.givenWorkspace({ country });
  const owner = await workspace.as('owner');
  const points = [
    { kind: 'email', value: 'ana@example.test' } as const,
    { kind: 'postal', value: 'Calle Mayor 1' } as const,
  ];
  const contactId = await new ContactService(owner).create({
    ...{ fullName: 'Ana Ruiz', birthDate: '1980-02-28', points, lifecycle: 'customer' },
  });
  await new NoteService(owner).create({ body: 'She has a dog.', contactId });
  return { workspace, contactId, ...(await givenSale(workspace, contactId)) };
}

async function givenSale(workspace: TestWorkspace, contactId: string, closedOn = '2024-03-05', name = 'Machine') {
  const owner = await workspace.as('owner');
  const price = { amount: '500.00', currency: 'EUR' };
  const productId = await new ProductService(owner).create({ name, price });
  const value = { amount: '1000.00', currency: 'EUR' };
  const lines = [{ productId, quantity: 2, unitPrice: price }];
  const dealId = await new DealService(owner).create({ name: 'Ana’s machine', contactId, value, lines });
  await new DealService(owner).win(dealId, { closedOn });
  return { dealId };
}

async function givenStatutoryFile(workspace: TestWorkspace, contactId: string): Promise<string> {
  const content = Buffer.from('the invoice');
  const fileId = await test.attach(await workspace.as('owner'), { contactId, fileName: 'invoice.pdf', content });
  await inDatabase(workspace, "update file set statutory_on = '2021-01-09' where id = ?", [fileId]);
  return fileId;
}

async function erase(workspace: TestWorkspace, contactId: string): Promise<void> {
  const officer = await workspace.as('privacy-officer', RIGHTS);
  const erasures = new ErasureService(officer, parts);
  const order = { subjectIds: [await subjectIdOf(workspace, contactId)], requestId: null, ground: 'request' } as const;
  const [ledger = ''] = await officer.transaction((em) => erasures.plan(em, order));
  await erasures.run(ledger);
}

/** What is due is put forward, approved by two and carried out. */
async function approved(workspace: TestWorkspace): Promise<void> {
  const batchId = (await new RetentionBatches(workspace.asSystem(RIGHTS), parts).propose()) ?? '';
  for (const role of ['privacy-officer', 'owner'] as const)
    await new RetentionBatches(await workspace.as(role, RIGHTS), parts).approve(batchId);
  await carryOutBatch(workspace.asSystem(RIGHTS), parts, batchId);
}

function keptIn(workspace: TestWorkspace): Promise<KeptItem[]> {
  const order = { orderBy: { itemTable: 'asc', id: 'asc' } } as const;
  return workspace.asSystem().transaction((em) => em.find(KeptItem, { workspaceId: workspace.id }, order));
}

async function nameOf(workspace: TestWorkspace, contactId: string): Promise<unknown> {
  const [row] = await inDatabase(workspace, 'select full_name as name from contact where id = ?', [contactId]);
  return row?.name ?? null;
}

function store() {
  return { em: domain.orm.em, vault: domain.vault, files: parts.files };
}
