import type { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NoteService } from '../../activity/note.service.ts';
import { emptyBin } from '../../bin/empty-bin.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { ContactMergeService } from '../../contact/merge/contact-merge.service.ts';
import { ContactPointService } from '../../contact/point/contact-point.service.ts';
import { CustomFieldService } from '../../custom-field/custom-field.service.ts';
import { CustomValueService } from '../../custom-field/custom-value.service.ts';
import { productCatalogue } from '../../database/catalogue/product-catalogue.ts';
import { DealService } from '../../deal/deal.service.ts';
import type { Scope } from '../../kernel/scope.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { deedsOn, getRecord, refusalsOf } from '../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { ErasureService } from '../erasure/erasure.service.ts';
import { KeptItem } from '../erasure/items/erasure-item.entity.ts';
import { releaseDue } from '../erasure/items/release-kept.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';
import { isHeld } from './held.ts';
import { HoldItem, LegalHold } from './legal-hold.entity.ts';
import { LegalHolds, type NewHold } from './legal-holds.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const REASON = { name: 'Dispute over the rollout', reason: 'Ana Ruiz announced an action.', reviewOn: '2030-01-31' };

describe('B7-AC4 a hold', () => {
  it('takes in what its query names, counts it before, and takes in what comes later', async () => {
    const { officer, sales, contactId, noteId, dealId, holds } = await given();
    const query = { contactIds: [contactId], kinds: ['contact', 'note', 'deal'] } as const;

    const preview = await holds.preview({ query });
    const id = await holds.place({ ...REASON, query });
    const later = await new NoteService(sales).create({ body: 'She called again', contactId });
    await emptyBin(officer, testPrivacyParts(domain));

    expect(preview).toEqual([
      { kind: 'contact', count: 1 },
      { kind: 'deal', count: 1 },
      { kind: 'note', count: 1 },
    ]);
    expect((await itemIds(officer, id)).sort()).toEqual([contactId, noteId, dealId, later].sort());
    expect(await deedsOn(officer, id)).toEqual(['hold:place']);
    const hold = await getRecord(officer, LegalHold, id);
    const place = { workspaceId: officer.workspaceId, table: 'legal_hold', column: 'reason', rowId: id };
    expect(await domain.vault.open(place, hold.reason)).toBe(REASON.reason);
  });

  it('keeps what is in the bin from being purged and its people from being forgotten, until it is released', async () => {
    const { officer, sales, contactId, noteId, dealId, holds } = await given();
    const id = await holds.place({ ...REASON, items: [{ table: 'note', itemId: noteId }] });
    await new DealService(sales).delete(dealId);
    await new ContactService(sales).delete(contactId);
    domain.clock.advanceDays(31);

    const kept = await emptyBin(officer, testPrivacyParts(domain));
    const [body] = await bodies(officer, noteId);
    domain.jobs.jobs.length = 0;
    await holds.release(id, 'The matter is settled.');
    const started = domain.jobs.jobs.map(({ name }) => name);
    const purged = await emptyBin(officer, testPrivacyParts(domain));

    // The deal is under no hold, and goes; the note needs the contact that it is about.
    expect(kept).toEqual({ people: 0, records: 1 });
    expect(body).toBe('Called Ana');
    expect(started).toEqual(['purge:bin']);
    expect(purged.people).toBe(1);
    expect(await deedsOn(officer, id)).toEqual(['hold:place', 'hold:release']);
  });

  it('decides nothing about use: what is held is read, changed and moved to the bin as before', async () => {
    const { sales, contactId, noteId, dealId, holds } = await given();
    await holds.place({ ...REASON, query: { contactIds: [contactId] } });

    await new ContactService(sales).update(contactId, { city: 'Lyon' });
    await new NoteService(sales).update(noteId, { isPinned: true });
    await new DealService(sales).delete(dealId);

    expect(await getRecord(sales, Contact, contactId)).toMatchObject({ city: 'Lyon' });
    const points = new ContactPointService(sales);
    const pointId = await points.add(contactId, { kind: 'email', value: 'ana@example.test' });
    expect(await refusalsOf([points.remove(pointId)])).toEqual(['ON_HOLD']);
  });

  it('of one of two merged contacts is a hold of both', async () => {
    const { officer, sales, contactId, holds } = await given();
    const other = await new ContactService(sales).create({ fullName: 'A. Ruiz' });
    await holds.place({ ...REASON, items: [{ table: 'contact', itemId: other }] });

    await new ContactMergeService(sales, productCatalogue()).merge({ survivorId: contactId, mergedIds: [other] });

    const held = (itemId: string) => read(officer, (em) => isHeld(em, officer, [{ table: 'contact', itemId }]));
    expect([await held(contactId), await held(other)]).toEqual([true, true]);
    domain.clock.advanceDays(31);
    await emptyBin(officer, testPrivacyParts(domain));
    expect(await getRecord(officer, Contact, other)).toMatchObject({ fullName: 'A. Ruiz' });
  });

  it('is refused without reason, review day or records, to a viewer, and elsewhere', async () => {
    const { workspace, officer, contactId, holds } = await given();
    const elsewhere = await given();
    const hold: NewHold = { ...REASON, items: [{ table: 'contact', itemId: contactId }] };
    const viewer = new LegalHolds(await workspace.as('viewer', 'RIGHTS_HANDLING'), testPrivacyParts(domain));
    const marketing = new LegalHolds(await workspace.as('owner', 'MARKETING'), testPrivacyParts(domain));

    expect(await refusalsOf([holds.place({ ...hold, reason: ' ' }), holds.place({ ...hold, name: '' })])).toEqual([
      'INVALID_INPUT',
    ]);
    expect(await refusalsOf([holds.place({ ...hold, reviewOn: '2020-01-01' }), holds.place(REASON)])).toEqual([
      'INVALID_INPUT',
    ]);
    expect(await refusalsOf([elsewhere.holds.place(hold)])).toEqual(['INVALID_INPUT']);
    expect(await refusalsOf([viewer.place(hold), viewer.preview(hold)])).toEqual(['NOT_ALLOWED']);
    expect(await refusalsOf([marketing.place(hold)])).toEqual(['PURPOSE_NOT_ALLOWED']);
    const id = await holds.place(hold);
    expect(await refusalsOf([elsewhere.holds.release(id, 'Done')])).toEqual(['NOT_FOUND']);
    expect(await refusalsOf([holds.release(id, 'Done', 99)])).toEqual(['STALE_VERSION']);
    await holds.release(id, 'Done');
    expect(await refusalsOf([holds.release(id, 'Done')])).toEqual(['WRONG_STATE']);
    expect(officer.workspaceId).toBe(workspace.id);
  });
});

describe('B11-AC4 a hold and an erasure', () => {
  it('keep a sealed copy of what is held and erase the rest at once; two holds keep it until the last is released', async () => {
    const { officer, contactId, noteId, holds } = await given();
    const one = await holds.place({ ...REASON, items: [{ table: 'note', itemId: noteId }] });
    const two = await holds.place({ ...REASON, query: { contactIds: [contactId], kinds: ['note'] } });
    const { subject } = await getRecord(officer, Contact, contactId);
    const erasures = new ErasureService(officer, testPrivacyParts(domain));
    const order = { subjectIds: [subject.id], requestId: null, ground: 'request' } as const;
    const [ledger = ''] = await read(officer, (em) => erasures.plan(em, order));

    await erasures.run(ledger);
    const copies = await kept(officer);
    await holds.release(one, 'Settled');
    const left = await kept(officer);
    await holds.release(two, 'Settled');

    const person = await read(officer, (em) =>
      em.findOneOrFail(DataSubject, { workspaceId: officer.workspaceId, id: subject.id }),
    );
    expect(person.erasedAt).not.toBeNull();
    expect(copies.filter((copy) => copy?.includes('Called Ana'))).toHaveLength(2);
    expect(left.filter((copy) => copy !== null)).toHaveLength(1);
    expect(await kept(officer)).toEqual([]);
  });

  it('keep a copy of all of somebody who was merged since: who they are now, addresses that went over, values of own fields', async () => {
    const { workspace, officer, sales, contactId, holds } = await given();
    const email = { kind: 'email', value: 'a.ruiz@example.test' } as const;
    const other = await new ContactService(sales).create({ fullName: 'A. Ruiz', points: [email] });
    const field = { object: 'contact', key: 'hand', label: 'Hand', type: 'text', category: 'identity' } as const;
    await new CustomFieldService(workspace.asSystem()).define(field);
    await new CustomValueService(workspace.asSystem()).set('contact', other, [{ key: 'hand', value: 'the left' }]);
    await holds.place({ ...REASON, items: [{ table: 'contact', itemId: other }] });
    await new ContactMergeService(sales, productCatalogue()).merge({ survivorId: contactId, mergedIds: [other] });
    const { subject } = await getRecord(officer, Contact, contactId);
    const erasures = new ErasureService(officer, testPrivacyParts(domain));
    const order = { subjectIds: [subject.id], requestId: null, ground: 'request' } as const;

    for (const ledger of await read(officer, (em) => erasures.plan(em, order))) await erasures.run(ledger);

    const copies = await kept(officer);
    for (const said of ['A. Ruiz', 'Ana Ruiz', 'a.ruiz@example.test', 'the left'])
      expect(copies.filter((copy) => copy?.includes(`"${said}"`))).toHaveLength(1);
  });

  it('wait for one another: a hold that is released while a copy is made for it leaves none behind', async () => {
    const { officer, erasures, ledger, holds, hold } = await givenErasure();
    const copying = Promise.withResolvers<void>();
    const commit = vi.spyOn(domain.vault, 'commit').mockImplementationOnce(async () => {
      await copying.promise;
      return null;
    });
    const erasing = erasures.run(ledger);
    await vi.waitFor(() => expect(commit).toHaveBeenCalled(), { timeout: 20_000 });
    let isReleased = false;
    const releasing = holds.release(hold, 'Settled').finally(() => {
      isReleased = true;
    });
    await vi.waitFor(async () => expect(isReleased || (await waiting(officer))).toBe(true), { timeout: 20_000 });

    copying.resolve();
    await Promise.all([erasing, releasing]);
    commit.mockRestore();

    expect(await kept(officer)).toEqual([]);
  });

  it('leave no copy for long where its hold is over', async () => {
    const { officer, erasures, ledger, hold } = await givenErasure();
    await erasures.run(ledger);
    const { files } = testPrivacyParts(domain);
    const before = await read(officer, (em) => releaseDue(em, officer, files));
    const over = 'update legal_hold set released_at = now() where workspace_id = ? and id = ?';
    await read(officer, (em) => em.execute(over, [officer.workspaceId, hold]));

    const after = await read(officer, (em) => releaseDue(em, officer, files));

    expect([before, after]).toEqual([0, 1]);
    expect(await kept(officer)).toEqual([]);
  });
});

async function given() {
  const workspace = await domain.givenWorkspace();
  const sales = await workspace.as('sales');
  const officer = await workspace.as('owner', 'RIGHTS_HANDLING');
  const contactId = await new ContactService(sales).create({ fullName: 'Ana Ruiz' });
  const noteId = await new NoteService(sales).create({ body: 'Called Ana', contactId });
  const dealId = await new DealService(sales).create({ name: 'Rollout', contactId });
  const holds = new LegalHolds(officer, testPrivacyParts(domain));
  return { workspace, sales, officer, contactId, noteId, dealId, holds };
}

/** Ana is about to be erased, and a note about her is held. */
async function givenErasure() {
  const { officer, contactId, noteId, holds } = await given();
  const hold = await holds.place({ ...REASON, items: [{ table: 'note', itemId: noteId }] });
  const { subject } = await getRecord(officer, Contact, contactId);
  const erasures = new ErasureService(officer, testPrivacyParts(domain));
  const order = { subjectIds: [subject.id], requestId: null, ground: 'request' } as const;
  const [ledger = ''] = await read(officer, (em) => erasures.plan(em, order));
  return { officer, erasures, ledger, holds, hold };
}

/** Whether somebody waits for what another transaction has locked. */
async function waiting(scope: Scope): Promise<boolean> {
  const sql = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return (await read(scope, (em) => em.execute(sql))).length > 0;
}

function read<Result>(scope: Scope, work: (em: EntityManager) => Promise<Result>): Promise<Result> {
  return scope.transaction(work);
}

async function itemIds(scope: Scope, holdId: string): Promise<string[]> {
  const where = { workspaceId: scope.workspaceId, hold: { id: holdId } };
  return (await read(scope, (em) => em.find(HoldItem, where))).map(({ itemId }) => itemId);
}

async function bodies(scope: Scope, id: string): Promise<(string | null)[]> {
  const { workspaceId } = scope;
  const rows = await read(scope, (em) =>
    em.execute<{ body: Buffer }[]>('select body from note where workspace_id = ? and id = ?', [workspaceId, id]),
  );
  return Promise.all(
    rows.map(({ body }) => domain.vault.open({ workspaceId, table: 'note', column: 'body', rowId: id }, body)),
  );
}

/** The copies that are kept, opened. */
async function kept(scope: Scope): Promise<(string | null)[]> {
  const { workspaceId } = scope;
  const items = await read(scope, (em) => em.find(KeptItem, { workspaceId, releasedAt: null }));
  return Promise.all(
    items.map(({ id, snapshot }) =>
      snapshot ? domain.vault.open({ workspaceId, table: 'kept_item', column: 'snapshot', rowId: id }, snapshot) : null,
    ),
  );
}
