import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoteService } from '../activity/note.service.ts';
import { TaskService } from '../activity/task.service.ts';
import { Company } from '../company/company.entity.ts';
import { CompanyService } from '../company/company.service.ts';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { Deal } from '../deal/deal.entity.ts';
import { DealService } from '../deal/deal.service.ts';
import {
  DuplicateFoundError,
  InvalidInputError,
  NotFoundError,
  StaleVersionError,
  WrongStateError,
} from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { deedsOn, getRecord, historyOf, refusalsOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { openEnquiry } from './create-lead.ts';
import { Lead, LeadAnswer } from './lead.entity.ts';
import { LeadService } from './lead.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function givenOwner(): Promise<Scope> {
  return (await domain.givenWorkspace()).as('owner');
}

const ANA = { fullName: 'Ana Ruiz', points: [{ kind: 'email', value: 'ana@example.test' }] } as const;

describe('a lead', () => {
  it('is recorded together with the person who asks', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales');

    const id = await new LeadService(scope).create({
      contact: ANA,
      source: 'Google',
      score: 15,
      pagesPerVisit: 2.5,
      enquiry: ' Do you sell engines? ',
      answers: [
        { question: 'What is your current occupation', answer: 'Student' },
        { question: 'City', answer: 'Mumbai' },
      ],
    });

    const lead = await getRecord(scope, Lead, id);
    expect(lead).toMatchObject({
      status: 'new',
      source: 'Google',
      score: 15,
      pagesPerVisit: 2.5,
      owner: { id: scope.viewer.id },
    });
    expect(Buffer.from(lead.enquiry ?? []).includes('engines')).toBe(false);
    expect(await openEnquiry(scope, lead)).toBe(' Do you sell engines? ');
    expect(await getRecord(scope, Contact, lead.contact.id)).toMatchObject({ fullName: 'Ana Ruiz', lifecycle: 'lead' });
    const { workspaceId } = scope;
    const answers = await scope.transaction((em) =>
      em.find(LeadAnswer, { workspaceId }, { orderBy: { position: 'asc' } }),
    );
    expect(answers).toMatchObject([
      { answer: 'Student', position: 0 },
      { answer: 'Mumbai', position: 1 },
    ]);
    expect(await deedsOn(scope, id)).toEqual(['lead:create']);
    expect(await deedsOn(scope, lead.contact.id)).toEqual(['contact:create']);
  });

  it('of a person who is known names them', async () => {
    const scope = await givenOwner();
    const contactId = await new ContactService(scope).create(ANA);
    const leads = new LeadService(scope);

    const id = await leads.create({ contactId });

    expect(await getRecord(scope, Lead, id)).toMatchObject({ contact: { id: contactId } });
    await expect(leads.create({ contact: ANA })).rejects.toThrow(DuplicateFoundError);
  });

  it('is refused with every broken place named, and then makes nobody', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);

    const twice = leads.create({
      contact: {},
      contactId: newId(),
      score: 1.5,
      enquiry: '4111111111111111',
      status: 'converted',
    });
    await expect(twice).rejects.toThrow(
      expect.objectContaining({
        fields: ['contact', 'status', 'score', 'enquiry'].map((path) => expect.objectContaining({ path })),
      }),
    );
    await expect(leads.create({})).rejects.toThrow(InvalidInputError);
    await expect(leads.create({ contact: { fullName: 'x'.repeat(201) } })).rejects.toThrow(
      expect.objectContaining({ path: 'contact.fullName' }),
    );
    await expect(leads.create({ contact: ANA, answers: [{ question: '', answer: '' }] })).rejects.toThrow(
      InvalidInputError,
    );
    const { workspaceId } = scope;
    expect(await scope.transaction((em) => em.count(Contact, { workspaceId }))).toBe(0);
  });

  it('changes only in what is given; its enquiry shows in the history by name alone', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const id = await leads.create({ contact: ANA, score: 5, enquiry: 'Engines?' });

    await leads.update(id, { score: 50, enquiry: 'Engines?', ownerId: null }, 1);
    await leads.update(id, { enquiry: 'Ten engines?' });

    expect(await openEnquiry(scope, await getRecord(scope, Lead, id))).toBe('Ten engines?');
    expect(await historyOf(scope, id)).toEqual([
      'enquiry: null → null',
      `owner: ${scope.viewer.id} → null`,
      'score: 5 → 50',
    ]);
    await expect(leads.update(id, { score: 1 }, 1)).rejects.toThrow(StaleVersionError);
  });

  it('goes from status to status, but is converted by its conversion alone', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const id = await leads.create({ contact: ANA });

    await leads.setStatus(id, 'working');
    await leads.setStatus(id, 'disqualified');
    await expect(leads.setStatus(id, 'converted')).rejects.toThrow(WrongStateError);
    await leads.convert(id);
    await expect(leads.setStatus(id, 'working')).rejects.toThrow(WrongStateError);

    expect(await deedsOn(scope, id)).toEqual(['lead:create', 'lead:update', 'lead:update', 'lead:convert']);
  });

  it('comes back out of the bin, while its person is there', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const id = await leads.create({ contact: ANA });
    await expect(leads.restore(id)).rejects.toThrow(NotFoundError);
    await leads.delete(id);

    await leads.restore(id, 2);

    expect(await getRecord(scope, Lead, id)).toMatchObject({ deletedAt: null, deletedById: null });
    expect(await deedsOn(scope, id)).toEqual(['lead:create', 'lead:delete', 'lead:restore']);
    await leads.delete(id);
    await new ContactService(scope).delete((await getRecord(scope, Lead, id)).contact.id);
    await expect(leads.restore(id)).rejects.toMatchObject({ state: 'contact-in-bin' });
  });

  it('goes into the bin and leaves its contact', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const id = await leads.create({ contact: ANA });

    await leads.delete(id);

    const lead = await getRecord(scope, Lead, id);
    expect(lead).toMatchObject({ deletedAt: domain.clock.now(), deletedById: scope.viewer.id });
    expect(await getRecord(scope, Contact, lead.contact.id)).toMatchObject({ deletedAt: null });
    await expect(leads.update(id, { score: 1 })).rejects.toThrow(NotFoundError);
  });
});

describe('a conversion', () => {
  it('keeps the contact, makes the company and the deal, and happens once', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const id = await leads.create({ contact: ANA });

    await leads.convert(id, { companyName: 'Acme Ltd', deal: { name: 'Ten engines' } }, 1);

    const lead = await getRecord(scope, Lead, id);
    const contact = await getRecord(scope, Contact, lead.contact.id);
    const deal = await getRecord(scope, Deal, lead.convertedDealId ?? '');
    expect(lead).toMatchObject({ status: 'converted', convertedAt: domain.clock.now() });
    expect(await getRecord(scope, Company, contact.company?.id ?? '')).toMatchObject({ name: 'Acme Ltd' });
    expect(deal).toMatchObject({
      name: 'Ten engines',
      contact: { id: contact.id },
      company: { id: contact.company?.id },
      owner: { id: scope.viewer.id },
    });
    expect(await deedsOn(scope, contact.id)).toEqual(['contact:create', 'contact:reassign']);
    await expect(leads.convert(id, { deal: { name: 'Twice' } })).rejects.toThrow(WrongStateError);
  });

  it('takes the company that is called so in another spelling, and asks where two are', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const companies = new CompanyService(scope);
    const acme = await companies.create({ name: 'ACME Ltd.' });
    const [one, other] = [await leads.create({ contact: {} }), await leads.create({ contact: {} })];

    await leads.convert(one, { companyName: 'Acme Ltd' });
    await companies.create({ name: 'acme-ltd' });

    const { contact } = await getRecord(scope, Lead, one);
    expect(await getRecord(scope, Contact, contact.id)).toMatchObject({ company: { id: acme } });
    await expect(leads.convert(other, { companyName: 'Acme Ltd' })).rejects.toThrow(/Several/);
  });

  it('links a company and a deal that exist; a deal without a contact gets this one', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const companyId = await new CompanyService(scope).create({ name: 'Acme' });
    const dealId = await new DealService(scope).create({ name: 'Engines' });
    const id = await leads.create({ contact: ANA });

    await leads.convert(id, { companyId, dealId });

    const lead = await getRecord(scope, Lead, id);
    expect(lead.convertedDealId).toBe(dealId);
    expect(await getRecord(scope, Contact, lead.contact.id)).toMatchObject({ company: { id: companyId } });
    expect(await getRecord(scope, Deal, dealId)).toMatchObject({ contact: { id: lead.contact.id } });
  });

  it('is taken back: what was made for it goes into the bin, the person and the lead stand as before', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const home = await new CompanyService(scope).create({ name: 'Home' });
    const id = await leads.create({ contact: { ...ANA, companyId: home } });
    await leads.setStatus(id, 'working');
    await leads.convert(id, { companyName: 'Acme Ltd', deal: { name: 'Ten engines' } });
    const { convertedDealId, contact, movedToId } = await getRecord(scope, Lead, id);

    await leads.undoConversion(id, 3);

    const facts = { statusBefore: null, movedToId: null, movedFromId: null, madeDeal: false, madeCompany: false };
    const bare = { status: 'working', convertedAt: null, convertedDealId: null };
    expect(await getRecord(scope, Lead, id)).toMatchObject({ ...bare, ...facts });
    expect(await getRecord(scope, Contact, contact.id)).toMatchObject({ company: { id: home } });
    expect(await getRecord(scope, Deal, convertedDealId ?? '')).toMatchObject({ deletedAt: domain.clock.now() });
    expect(await getRecord(scope, Company, movedToId ?? '')).toMatchObject({ deletedAt: domain.clock.now() });
    await expect(leads.undoConversion(id)).rejects.toThrow(WrongStateError);
    await leads.convert(id, { deal: { name: 'Again' } });
    expect(await deedsOn(scope, id)).toEqual([
      ...['lead:create', 'lead:update', 'lead:convert', 'lead:convert', 'lead:convert'],
    ]);
  });

  it('is not taken back over work: a deal that was changed stops it, a company in use and what existed stay', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const deals = new DealService(scope);
    const [one, other] = [await leads.create({ contact: ANA }), await leads.create({ contact: { fullName: 'Ben' } })];
    await leads.convert(one, { companyName: 'Acme', deal: { name: 'Ten engines' } });
    const { convertedDealId, movedToId } = await getRecord(scope, Lead, one);
    await new ContactService(scope).create({ fullName: 'Cleo', companyId: movedToId ?? '' });
    const existing = await deals.create({ name: 'Engines' });
    await leads.convert(other, { dealId: existing });
    await deals.update(convertedDealId ?? '', { name: 'Twelve engines' });

    await expect(leads.undoConversion(one)).rejects.toMatchObject({ state: 'deal-changed' });
    expect(await getRecord(scope, Lead, one)).toMatchObject({ status: 'converted', convertedDealId });
    await deals.delete(convertedDealId ?? '');
    await leads.undoConversion(one);
    await leads.undoConversion(other);

    expect(await getRecord(scope, Company, movedToId ?? '')).toMatchObject({ deletedAt: null });
    const kept = await getRecord(scope, Deal, existing);
    expect([kept.deletedAt, kept.contact ?? null]).toEqual([null, null]);
  });

  it('is not taken back over what was noted about the deal, and never over what the viewer does not reach', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const leads = new LeadService(scope);
    const seller = await workspace.as('sales');
    const one = await leads.create({ contact: ANA });
    const other = await leads.create({ contact: { fullName: 'Ben' }, ownerId: seller.viewer.id });
    await leads.convert(one, { companyName: 'Acme', deal: { name: 'Ten engines' } });
    const { convertedDealId, movedToId } = await getRecord(scope, Lead, one);
    const note = await new NoteService(scope).create({ body: 'Call them', dealId: convertedDealId });
    const foreign = await new DealService(scope).create({ name: 'Engines' });
    await leads.convert(other, { dealId: foreign });

    await expect(leads.undoConversion(one)).rejects.toMatchObject({ state: 'deal-changed' });
    await new NoteService(scope).delete(note);
    await new TaskService(scope).create({ title: 'Visit', companyId: movedToId });
    await leads.undoConversion(one);
    await new LeadService(seller).undoConversion(other);

    expect(await getRecord(scope, Deal, convertedDealId ?? '')).toMatchObject({ deletedAt: domain.clock.now() });
    expect(await getRecord(scope, Company, movedToId ?? '')).toMatchObject({ deletedAt: null });
    expect((await getRecord(scope, Deal, foreign)).contact?.id).toBe((await getRecord(scope, Lead, other)).contact.id);
  });

  it('that fails leaves nothing behind', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const id = await leads.create({ contact: ANA });

    const failed = leads.convert(id, { companyName: 'Acme', deal: { name: ' ' } });

    await expect(failed).rejects.toThrow(expect.objectContaining({ path: 'deal.name' }));
    await expect(leads.convert(id, { companyName: 'A', companyId: newId() })).rejects.toThrow(InvalidInputError);
    await expect(leads.convert(id, { deal: { name: 'A' }, dealId: newId() })).rejects.toThrow(InvalidInputError);
    const { workspaceId } = scope;
    expect(await scope.transaction((em) => em.count(Company, { workspaceId }))).toBe(0);
    expect(await getRecord(scope, Lead, id)).toMatchObject({ status: 'new', version: 1 });
  });
});

describe('the commands on leads', () => {
  it('are refused to a role that only reads', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await new LeadService(await workspace.as('owner')).create({ contact: ANA });
    const leads = new LeadService(await workspace.as('viewer'));

    const commands = [
      leads.create({ contact: {} }),
      leads.update(id, { score: 1 }),
      leads.setStatus(id, 'working'),
      leads.convert(id),
      leads.undoConversion(id),
      leads.delete(id),
      leads.restore(id),
    ];

    expect(await refusalsOf(commands)).toEqual(['NOT_ALLOWED']);
  });

  it('find nothing in another workspace', async () => {
    const theirs = await givenOwner();
    const id = await new LeadService(theirs).create({ contact: ANA });
    const contactId = await new ContactService(theirs).create({});
    const companyId = await new CompanyService(theirs).create({ name: 'Theirs' });
    const dealId = await new DealService(theirs).create({ name: 'Theirs' });
    const leads = new LeadService(await givenOwner());
    const own = await leads.create({ contact: {} });

    for (const target of [id, newId()])
      expect(
        await refusalsOf([
          leads.update(target, { score: 1 }),
          leads.setStatus(target, 'working'),
          leads.convert(target),
          leads.undoConversion(target),
          leads.delete(target),
          leads.restore(target),
        ]),
      ).toEqual(['NOT_FOUND']);
    expect(
      await refusalsOf([
        leads.create({ contactId }),
        leads.update(own, { ownerId: theirs.viewer.id }),
        leads.convert(own, { companyId }),
        leads.convert(own, { dealId }),
      ]),
    ).toEqual(['NOT_FOUND']);
  });

  it('do not use a person whose processing is restricted', async () => {
    const scope = await givenOwner();
    const leads = new LeadService(scope);
    const id = await leads.create({ contact: ANA });
    const contactId = (await getRecord(scope, Lead, id)).contact.id;
    const { subject } = await getRecord(scope, Contact, contactId);
    await setSubject(scope, subject.id, { restrictedAt: domain.clock.now() });

    const commands = [
      leads.create({ contactId }),
      leads.update(id, { score: 1 }),
      leads.setStatus(id, 'working'),
      leads.convert(id, { companyName: 'Acme' }),
      leads.undoConversion(id),
      leads.delete(id),
    ];

    expect(await refusalsOf(commands)).toEqual(['PROCESSING_RESTRICTED']);
  });
});
