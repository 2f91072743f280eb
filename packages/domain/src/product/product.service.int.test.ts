import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidInputError, NotAllowedError, NotFoundError, StaleVersionError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { deedsOn, getRecord, historyOf } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { Product } from './product.entity.ts';
import { ProductService } from './product.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('a product', () => {
  it('is added, changed and taken off the list', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const products = new ProductService(scope);

    const id = await products.create({ name: 'GTX Pro', series: 'GTX', price: { amount: '4821', currency: 'EUR' } });
    await products.update(id, { price: { amount: '4900.50', currency: 'EUR' }, isActive: false }, 1);
    await products.delete(id, 2);

    expect(await getRecord(scope, Product, id)).toMatchObject({
      name: 'GTX Pro',
      matchName: 'gtxpro',
      priceMinor: 490050n,
      isActive: false,
      deletedAt: domain.clock.now(),
    });
    expect((await historyOf(scope, id)).slice(-2)).toEqual(['isActive: true → false', 'priceMinor: 482100 → 490050']);
    expect(await deedsOn(scope, id)).toEqual(['product:update', 'product:update', 'product:update']);
    await expect(products.update(id, { series: null })).rejects.toThrow(NotFoundError);
  });

  it('is not added twice under two spellings of its name', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const products = new ProductService(scope);
    const id = await products.create({ name: 'GTX Pro' });
    const other = await products.create({ name: 'GTX Basic' });

    const refusal = expect.objectContaining({ code: 'DUPLICATE_FOUND', candidates: [id], path: 'name' });
    await expect(products.create({ name: 'gtxpro' })).rejects.toThrow(refusal);
    await expect(products.update(other, { name: 'GTX-PRO' })).rejects.toThrow(refusal);
    await products.update(id, { name: 'GTXPro' });
    await products.delete(id);
    await expect(products.create({ name: 'GTX Pro' })).resolves.toEqual(expect.any(String));
  });

  it('is refused without a name and with a price that does not exist', async () => {
    const products = new ProductService(await (await domain.givenWorkspace()).as('owner'));

    await expect(products.create({ name: ' ', price: { amount: '1.005', currency: 'EUR' } })).rejects.toThrow(
      expect.objectContaining({ fields: ['name', 'price'].map((path) => expect.objectContaining({ path })) }),
    );
    await expect(products.create({ name: 'a\u0000b' })).rejects.toThrow(InvalidInputError);
  });

  it('is not written by a role that only reads, nor over a newer version', async () => {
    const workspace = await domain.givenWorkspace();
    const owner = new ProductService(await workspace.as('owner'));
    const id = await owner.create({ name: 'GTX Pro' });
    const sales = new ProductService(await workspace.as('sales'));

    await expect(sales.create({ name: 'Other' })).rejects.toThrow(NotAllowedError);
    await expect(sales.update(id, { name: 'Other' })).rejects.toThrow(NotAllowedError);
    await expect(sales.delete(id)).rejects.toThrow(NotAllowedError);
    await expect(owner.update(id, { name: 'Other' }, 9)).rejects.toThrow(StaleVersionError);
  });

  it('of another workspace looks like one that does not exist', async () => {
    const theirs = await new ProductService(await (await domain.givenWorkspace()).as('owner')).create({
      name: 'GTX Pro',
    });
    const products = new ProductService(await (await domain.givenWorkspace()).as('owner'));

    for (const id of [theirs, newId()]) {
      await expect(products.update(id, { name: 'Ours' })).rejects.toThrow(new NotFoundError('product'));
      await expect(products.delete(id)).rejects.toThrow(new NotFoundError('product'));
    }
    await expect(products.create({ name: 'GTX Pro' })).resolves.toEqual(expect.any(String));
  });
});
