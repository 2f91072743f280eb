import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { NotAllowedError, ProcessingRestrictedError, StaleVersionError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { ProductService } from '../product/product.service.ts';
import { getRecord, historyOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { Deal, DealContact, DealLine } from './deal.entity.ts';
import { DealService } from './deal.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function givenOwner(): Promise<Scope> {
  return (await domain.givenWorkspace()).as('owner');
}

/** The people of a deal as `name role`, in their order. */
function peopleIn(scope: Scope, dealId: string): Promise<string[]> {
  const { workspaceId } = scope;
  return scope.transaction(async (em) => {
    const where = { workspaceId, deal: [workspaceId, dealId] as [string, string] };
    const found = await em.find(DealContact, where, { orderBy: { position: 'asc' }, populate: ['contact'] });
    return found.map(({ contact, role }) => `${contact.$.fullName} ${role}`);
  });
}

async function restrict(scope: Scope, contactId: string): Promise<void> {
  const { subject } = await getRecord(scope, Contact, contactId);
  await setSubject(scope, subject.id, { restrictedAt: domain.clock.now() });
}

describe('a deal with people and products', () => {
  it('is recorded with all of them at once, worth what its products come to', async () => {
    const scope = await givenOwner();
    const contacts = new ContactService(scope);
    const [ana, ben] = [await contacts.create({ fullName: 'Ana' }), await contacts.create({ fullName: 'Ben' })];
    const pro = await new ProductService(scope).create({ name: 'Pro', price: { amount: '10.50', currency: 'EUR' } });

    const id = await new DealService(scope).create({
      name: 'Engines',
      contacts: [{ contactId: ben, role: 'decision-maker' }, { contactId: ana }],
      lines: [
        { productId: pro, quantity: 3 },
        { productId: pro, unitPrice: { amount: '5', currency: 'EUR' } },
      ],
    });

    expect(await peopleIn(scope, id)).toEqual(['Ben decision-maker', 'Ana other']);
    expect(await getRecord(scope, Deal, id)).toMatchObject({ valueMinor: 3650n, valueCurrency: 'EUR' });
  });

  it('keeps the value that was given, and has none of its own where prices differ in currency or are missing', async () => {
    const scope = await givenOwner();
    const products = new ProductService(scope);
    const free = await products.create({ name: 'Free' });
    const pro = await products.create({ name: 'Pro', price: { amount: '10', currency: 'EUR' } });
    const deals = new DealService(scope);
    const dollars = { amount: '1', currency: 'USD' };

    const given = await deals.create({ name: 'Given', value: dollars, lines: [{ productId: pro }] });
    const mixed = await deals.create({
      name: 'Mixed',
      lines: [{ productId: pro }, { productId: pro, unitPrice: dollars }],
    });
    const unknown = await deals.create({ name: 'Unknown', lines: [{ productId: pro }, { productId: free }] });
    await deals.update(given, { lines: [{ productId: pro, quantity: 2 }] });

    expect(await getRecord(scope, Deal, mixed)).toMatchObject({ valueMinor: null });
    expect(await getRecord(scope, Deal, unknown)).toMatchObject({ valueMinor: null });
    expect(await getRecord(scope, Deal, given)).toMatchObject({ valueMinor: 2000n, valueCurrency: 'EUR' });
    expect(await historyOf(scope, given)).toEqual(
      expect.arrayContaining(['lines: 1 → 1', 'valueCurrency: USD → EUR', 'valueMinor: 100 → 2000']),
    );
  });

  it('names the place of each mistake, and records nothing of it', async () => {
    const scope = await givenOwner();
    const ana = await new ContactService(scope).create({ fullName: 'Ana' });
    const pro = await new ProductService(scope).create({ name: 'Pro' });
    const deals = new DealService(scope);
    const lines = [{ productId: pro }, { productId: pro }, { productId: pro, quantity: 0 }];
    const twice = [{ contactId: ana }, { contactId: ana }];

    await expect(deals.create({ name: 'X', lines })).rejects.toMatchObject({ path: 'lines.2.quantity' });
    await expect(deals.create({ name: 'X', lines: [{ productId: newId() }] })).rejects.toMatchObject({
      path: 'lines.0.productId',
    });
    await expect(deals.create({ name: 'X', contacts: twice })).rejects.toMatchObject({ path: 'contacts.1.contactId' });
    await expect(deals.create({ name: 'X', contacts: [{ contactId: newId() }] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      path: 'contacts.0.contactId',
    });
    const { workspaceId } = scope;
    expect(await scope.transaction((em) => em.count(Deal, { workspaceId }))).toBe(0);
    expect(await scope.transaction((em) => em.count(DealLine, { workspaceId }))).toBe(0);
  });

  it('changes its people as a whole, remembers how many there were, and is not changed behind a stale version', async () => {
    const scope = await givenOwner();
    const contacts = new ContactService(scope);
    const [ana, ben, cleo] = [
      await contacts.create({ fullName: 'Ana' }),
      await contacts.create({ fullName: 'Ben' }),
      await contacts.create({ fullName: 'Cleo' }),
    ];
    const deals = new DealService(scope);
    const id = await deals.create({ name: 'X', contacts: [{ contactId: ana }, { contactId: ben, role: 'buyer' }] });

    await deals.update(
      id,
      { contacts: [{ contactId: ben, role: 'user' }, { contactId: cleo }, { contactId: ana }] },
      1,
    );
    await expect(deals.update(id, { contacts: [] }, 1)).rejects.toThrow(StaleVersionError);
    const version = (await getRecord(scope, Deal, id)).version;
    await deals.update(id, { contacts: [{ contactId: ben, role: 'user' }, { contactId: cleo }, { contactId: ana }] });

    expect(await peopleIn(scope, id)).toEqual(['Ben user', 'Cleo other', 'Ana other']);
    expect(await historyOf(scope, id)).toEqual(['contacts: 2 → 3']);
    expect((await getRecord(scope, Deal, id)).version).toBe(version);
    await deals.update(id, { contacts: [] });
    expect(await peopleIn(scope, id)).toEqual([]);
  });

  it('takes and gives up nobody whose processing is restricted, and leaves alone who stays', async () => {
    const scope = await givenOwner();
    const contacts = new ContactService(scope);
    const [ana, ben] = [await contacts.create({ fullName: 'Ana' }), await contacts.create({ fullName: 'Ben' })];
    const deals = new DealService(scope);
    const id = await deals.create({ name: 'X', contacts: [{ contactId: ana }] });
    await restrict(scope, ana);

    await expect(deals.create({ name: 'Y', contacts: [{ contactId: ana }] })).rejects.toThrow(
      ProcessingRestrictedError,
    );
    await expect(deals.update(id, { contacts: [] })).rejects.toThrow(ProcessingRestrictedError);
    await expect(deals.update(id, { contacts: [{ contactId: ana, role: 'buyer' }] })).rejects.toThrow(
      ProcessingRestrictedError,
    );
    await deals.update(id, { contacts: [{ contactId: ana }, { contactId: ben }] });

    expect(await peopleIn(scope, id)).toEqual(['Ana other', 'Ben other']);
  });

  it('takes nobody of another workspace, and is for those who may change deals', async () => {
    const scope = await givenOwner();
    const stranger = await new ContactService(await givenOwner()).create({ fullName: 'Stranger' });
    const id = await new DealService(scope).create({ name: 'X' });
    const viewer = await (await domain.givenWorkspace()).as('viewer');

    await expect(new DealService(scope).update(id, { contacts: [{ contactId: stranger }] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      path: 'contacts.0.contactId',
    });
    await expect(new DealService(viewer).update(id, { contacts: [] })).rejects.toThrow(NotAllowedError);
  });
});
