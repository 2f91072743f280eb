import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyService } from '../company/company.service.ts';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { InvalidInputError, NotFoundError, StaleVersionError, WrongStateError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { ProductService } from '../product/product.service.ts';
import { deedsOn, getRecord, historyOf, refusalsOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { Deal, DealLine } from './deal.entity.ts';
import { DealService } from './deal.service.ts';
import { Stage } from './pipeline/pipeline.entity.ts';
import { PipelineService } from './pipeline/pipeline.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function givenOwner(): Promise<Scope> {
  return (await domain.givenWorkspace()).as('owner');
}

async function stageNamed(scope: Scope, name: string): Promise<string> {
  const { workspaceId } = scope;
  return (await scope.transaction((em) => em.findOneOrFail(Stage, { workspaceId, name }))).id;
}

async function stageOf(scope: Scope, dealId: string): Promise<string> {
  const { stage } = await getRecord(scope, Deal, dealId);
  return (await getRecord(scope, Stage, stage.id)).name;
}

function linesOf(scope: Scope, dealId: string): Promise<DealLine[]> {
  const { workspaceId } = scope;
  const where = { workspaceId, deal: [workspaceId, dealId] as [string, string] };
  return scope.transaction((em) => em.find(DealLine, where, { orderBy: { position: 'asc' } }));
}

describe('a deal', () => {
  it('starts at the first open stage of the first pipeline and belongs to whoever records it', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales');
    const company = await new CompanyService(scope).create({ name: 'Acme' });
    const contact = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });

    const id = await new DealService(scope).create({
      name: 'Ten engines',
      companyId: company,
      contactId: contact,
      value: { amount: '12000.50', currency: 'EUR' },
      engagedOn: '2026-06-01',
      expectedCloseOn: '2026-09-30',
    });

    expect(await getRecord(scope, Deal, id)).toMatchObject({
      name: 'Ten engines',
      company: { id: company },
      contact: { id: contact },
      owner: { id: scope.viewer.id },
      valueMinor: 1200050n,
      valueCurrency: 'EUR',
      engagedOn: '2026-06-01',
      closedOn: null,
      stageEnteredAt: domain.clock.now(),
    });
    expect(await stageOf(scope, id)).toBe('Prospecting');
    expect(await deedsOn(scope, id)).toEqual(['deal:create']);
  });

  it('brings what a stage asks for, before or with the move, and stays where it was without', async () => {
    const scope = await givenOwner();
    const [engaging, won] = [await stageNamed(scope, 'Engaging'), await stageNamed(scope, 'Won')];
    const pipelines = new PipelineService(scope);
    await pipelines.updateStage(engaging, { requiresValue: true, requiresCompany: true });
    await pipelines.updateStage(won, { requiresExpectedClose: true });
    const companyId = await new CompanyService(scope).create({ name: 'Acme' });
    const deals = new DealService(scope);
    const id = await deals.create({ name: 'Ten engines' });
    const value = { amount: '10', currency: 'EUR' };

    await expect(deals.move(id, engaging, { value })).rejects.toMatchObject({ fields: [{ path: 'companyId' }] });
    await expect(deals.create({ name: 'Other', stageId: engaging })).rejects.toMatchObject({
      fields: [{ path: 'value' }, { path: 'companyId' }],
    });
    expect(await getRecord(scope, Deal, id)).toMatchObject({ valueMinor: null, version: 1 });
    await deals.move(id, engaging, { value, companyId }, 1);

    expect(await getRecord(scope, Deal, id)).toMatchObject({ valueMinor: 1000n, company: { id: companyId } });
    expect(await stageOf(scope, id)).toBe('Engaging');
    await expect(deals.win(id)).rejects.toMatchObject({ fields: [{ path: 'expectedCloseOn' }] });
    await deals.win(id, { expectedCloseOn: '2026-07-01' });
    await deals.create({ name: 'Imported', stageId: engaging, importRunId: newId() });
  });

  it('has products at their own price or another, and all of them are replaced at once', async () => {
    const scope = await givenOwner();
    const products = new ProductService(scope);
    const pro = await products.create({ name: 'Pro', price: { amount: '4821', currency: 'EUR' } });
    const basic = await products.create({ name: 'Basic' });
    const deals = new DealService(scope);

    const unitPrice = { amount: '500', currency: 'EUR' };
    const id = await deals.create({
      name: 'Engines',
      lines: [
        { productId: pro, quantity: 2 },
        { productId: basic, unitPrice },
      ],
    });
    const before = await linesOf(scope, id);
    await deals.update(id, { lines: [{ productId: basic, quantity: 3, unitPrice: null }] });
    const after = await linesOf(scope, id);

    expect(before).toMatchObject([
      { product: { id: pro }, quantity: 2, unitPriceMinor: 482100n, position: 0 },
      { product: { id: basic }, quantity: 1, unitPriceMinor: 50000n, position: 1 },
    ]);
    expect(after).toMatchObject([{ product: { id: basic }, quantity: 3, unitPriceMinor: null }]);
    expect(await historyOf(scope, id)).toEqual(['lines: 2 → 1']);
  });

  it('that is moved remembers when it entered its stage', async () => {
    const scope = await givenOwner();
    const deals = new DealService(scope);
    const id = await deals.create({ name: 'Engines' });
    const [from, to] = [await stageNamed(scope, 'Prospecting'), await stageNamed(scope, 'Engaging')];
    domain.clock.advanceDays(3);

    await deals.move(id, to, {}, 1);
    const moved = await getRecord(scope, Deal, id);
    domain.clock.advanceDays(1);
    await deals.move(id, to);

    expect(moved).toMatchObject({ stage: { id: to }, version: 2 });
    expect(await getRecord(scope, Deal, id)).toMatchObject({ stageEnteredAt: moved.stageEnteredAt, version: 2 });
    expect(await deedsOn(scope, id)).toEqual(['deal:create', 'deal:move']);
    expect(await historyOf(scope, id)).toContain(`stage: ${from} → ${to}`);
    await expect(deals.move(id, from, {}, 1)).rejects.toThrow(StaleVersionError);
  });

  it('is won once, closed by the calendar of the workspace, and open again when it is moved back', async () => {
    const scope = await givenOwner();
    const deals = new DealService(scope);
    const id = await deals.create({ name: 'Engines' });
    // In Berlin it is the first of July already.
    domain.clock.set(new Date('2026-06-30T22:30:00Z'));

    await deals.win(id);
    const won = await getRecord(scope, Deal, id);
    await expect(deals.win(id)).rejects.toThrow(WrongStateError);
    await deals.move(id, await stageNamed(scope, 'Engaging'));

    expect(won).toMatchObject({ closedOn: '2026-07-01', lostReason: null });
    expect(await getRecord(scope, Deal, id)).toMatchObject({ closedOn: null });
    expect(await deedsOn(scope, id)).toEqual(['deal:create', 'deal:win', 'deal:move']);
  });

  it('is lost for a reason, by the command or by a move', async () => {
    const scope = await givenOwner();
    const deals = new DealService(scope);
    const [one, other] = [await deals.create({ name: 'One' }), await deals.create({ name: 'Other' })];
    const lost = await stageNamed(scope, 'Lost');

    await expect(deals.lose(one, { lostReason: ' ' })).rejects.toThrow(expect.objectContaining({ path: 'lostReason' }));
    await expect(deals.move(other, lost)).rejects.toThrow(expect.objectContaining({ path: 'lostReason' }));
    await deals.lose(one, { lostReason: 'too slow', closedOn: '2026-05-01' });
    await deals.move(other, lost, { lostReason: 'too dear' });

    expect(await getRecord(scope, Deal, one)).toMatchObject({ lostReason: 'too slow', closedOn: '2026-05-01' });
    expect(await getRecord(scope, Deal, other)).toMatchObject({ lostReason: 'too dear' });
    await expect(deals.lose(one, { lostReason: 'again' })).rejects.toThrow(WrongStateError);
    await deals.win(one);
    expect(await getRecord(scope, Deal, one)).toMatchObject({ lostReason: null });
  });

  it('has a closing date and a reason only where its stage has one', async () => {
    const scope = await givenOwner();
    const deals = new DealService(scope);
    const id = await deals.create({ name: 'Engines' });
    const won = await stageNamed(scope, 'Won');

    await expect(deals.create({ name: 'X', closedOn: '2026-01-01' })).rejects.toThrow(InvalidInputError);
    await expect(deals.create({ name: 'X', stageId: won, lostReason: 'x' })).rejects.toThrow(InvalidInputError);
    await expect(deals.update(id, { closedOn: '2026-01-01' })).rejects.toThrow(InvalidInputError);
    await expect(deals.update(id, { lostReason: 'x' })).rejects.toThrow(InvalidInputError);
    await deals.win(id);
    await deals.update(id, { closedOn: '2026-01-01' });
    await expect(deals.update(id, { closedOn: null })).rejects.toThrow(InvalidInputError);

    expect(await getRecord(scope, Deal, id)).toMatchObject({ closedOn: '2026-01-01' });
  });

  it('from an import may be lost without a reason, and is closed when the file says so', async () => {
    const scope = await givenOwner();
    const stageId = await stageNamed(scope, 'Lost');

    const id = await new DealService(scope).create({
      name: 'Old',
      stageId,
      closedOn: '2017-03-01',
      importRunId: newId(),
    });

    expect(await getRecord(scope, Deal, id)).toMatchObject({ closedOn: '2017-03-01', lostReason: null });
    await expect(new DealService(scope).create({ name: 'New', stageId })).rejects.toThrow(InvalidInputError);
  });

  it('goes into the bin and comes back', async () => {
    const scope = await givenOwner();
    const deals = new DealService(scope);
    const id = await deals.create({ name: 'Engines' });

    await deals.delete(id);
    await expect(deals.win(id)).rejects.toThrow(NotFoundError);
    await deals.restore(id);

    expect(await getRecord(scope, Deal, id)).toMatchObject({ deletedAt: null });
    expect(await deedsOn(scope, id)).toEqual(['deal:create', 'deal:delete', 'deal:restore']);
  });

  it('is refused with every broken place named', async () => {
    const scope = await givenOwner();

    const refused = new DealService(scope).create({
      name: ' ',
      value: { amount: 'much', currency: 'EUR' },
      engagedOn: '2026-02-30',
      expectedCloseOn: 'soon',
    });

    await expect(refused).rejects.toThrow(
      expect.objectContaining({
        fields: ['value', 'name', 'engagedOn', 'expectedCloseOn'].map((path) => expect.objectContaining({ path })),
      }),
    );
    const product = await new ProductService(scope).create({ name: 'Pro' });
    await expect(
      new DealService(scope).create({ name: 'X', lines: [{ productId: product, quantity: 0 }] }),
    ).rejects.toThrow(expect.objectContaining({ path: 'lines.0.quantity' }));
  });

  it('does not start at a stage of another pipeline than the one that is named', async () => {
    const scope = await givenOwner();
    const stageId = await stageNamed(scope, 'Won');
    const pipelines = new PipelineService(scope);
    const { pipeline } = await getRecord(scope, Stage, stageId);

    await pipelines.rename(pipeline.id, 'First');

    await expect(new DealService(scope).create({ name: 'X', stageId, pipelineId: newId() })).rejects.toThrow(
      InvalidInputError,
    );
    await expect(new DealService(scope).create({ name: 'X', pipelineId: newId() })).rejects.toThrow(NotFoundError);
  });

  it('is not written by a role that only reads', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const id = await new DealService(scope).create({ name: 'Engines' });
    const deals = new DealService(await workspace.as('viewer'));
    const stage = await stageNamed(scope, 'Won');

    expect(
      await refusalsOf([
        deals.create({ name: 'X' }),
        deals.update(id, { name: 'X' }),
        deals.move(id, stage),
        deals.win(id),
        deals.lose(id, { lostReason: 'x' }),
        deals.delete(id),
        deals.restore(id),
      ]),
    ).toEqual(['NOT_ALLOWED']);
  });

  it('of another workspace looks like one that does not exist', async () => {
    const theirs = await givenOwner();
    const id = await new DealService(theirs).create({ name: 'Theirs' });
    const scope = await givenOwner();
    const deals = new DealService(scope);
    const own = await deals.create({ name: 'Ours' });
    const stage = await stageNamed(scope, 'Won');

    for (const target of [id, newId()])
      expect(
        await refusalsOf([
          deals.update(target, { name: 'X' }),
          deals.move(target, stage),
          deals.win(target),
          deals.lose(target, { lostReason: 'x' }),
          deals.delete(target),
          deals.restore(target),
        ]),
      ).toEqual(['NOT_FOUND']);

    const [contact, company] = await Promise.all([
      new ContactService(theirs).create({}),
      new CompanyService(theirs).create({ name: 'Theirs' }),
    ]);
    await expect(deals.move(own, await stageNamed(theirs, 'Won'))).rejects.toThrow(NotFoundError);
    await expect(deals.update(own, { contactId: contact })).rejects.toThrow(NotFoundError);
    await expect(deals.update(own, { companyId: company })).rejects.toThrow(NotFoundError);
    await expect(deals.update(own, { ownerId: theirs.viewer.id })).rejects.toThrow(NotFoundError);
    const product = await new ProductService(theirs).create({ name: 'Theirs' });
    await expect(deals.update(own, { lines: [{ productId: product }] })).rejects.toThrow(NotFoundError);
  });

  it('with a person whose processing is restricted stands still', async () => {
    const scope = await givenOwner();
    const deals = new DealService(scope);
    const contact = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
    const id = await deals.create({ name: 'Engines', contactId: contact });
    const other = await deals.create({ name: 'Other' });
    const stage = await stageNamed(scope, 'Won');
    const { subject } = await getRecord(scope, Contact, contact);
    await setSubject(scope, subject.id, { restrictedAt: domain.clock.now() });

    expect(
      await refusalsOf([
        deals.create({ name: 'X', contactId: contact }),
        deals.update(other, { contactId: contact }),
        deals.update(id, { name: 'X' }),
        deals.move(id, stage),
        deals.win(id),
        deals.lose(id, { lostReason: 'x' }),
        deals.delete(id),
      ]),
    ).toEqual(['PROCESSING_RESTRICTED']);
  });
});
