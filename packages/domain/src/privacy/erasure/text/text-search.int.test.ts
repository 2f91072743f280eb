import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NoteService } from '../../../activity/note.service.ts';
import { TaskService } from '../../../activity/task.service.ts';
import { entriesSince } from '../../../backup/journal/journal-sources.ts';
import { CompanyService } from '../../../company/company.service.ts';
import { Contact } from '../../../contact/contact.entity.ts';
import { ContactService } from '../../../contact/contact.service.ts';
import { CustomFieldService } from '../../../custom-field/custom-field.service.ts';
import { CustomValueService } from '../../../custom-field/custom-value.service.ts';
import { SavedViewService } from '../../../saved-view/saved-view.service.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { historyOf } from '../../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ConsentService } from '../../consent/consent.service.ts';
import { LegalHolds } from '../../hold/legal-holds.service.ts';
import { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import { loadRows, textOf } from '../../reach/table-rows.ts';
import { ReviewItem } from '../../review/review-item.entity.ts';
import { ErasureService } from '../erasure.service.ts';
import { ErasureSearch } from './erasure-search.entity.ts';
import { takeOutAgain } from './take-out-again.ts';
import { TextReview } from './text-review.service.ts';
import { TextSearch } from './text-search.ts';
import { textStandingOf } from './text-standing.ts';

const RUIZ = { kind: 'email', value: 'ana.ruiz@acme.example' } as const;
const OPEN = { show: 'open', after: null } as const;
const TAKE_OUT = { verdict: 'take-out', places: null, seen: null } as const;

let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await domain.close();
});

describe('B11-AC6 the texts of others after an erasure', () => {
  it('are saved filters too: what was typed loses the name, and the rest of the filter stays', async () => {
    const { workspace, ana, sales } = await givenPeople();
    const views = new SavedViewService(sales);
    const filter = (field: string, value: string) => ({ field, operator: 'contains', value }) as const;
    const filters = [filter('contact', 'Ana Ruiz'), filter('company', 'Acme'), filter('emails', RUIZ.value)];
    const id = await views.create({ object: 'deal', name: 'Deals of Ana Ruiz', state: { filters } });

    await erase(workspace, ana.subjectId);
    await searchIn(workspace).run();

    expect(await views.find(id)).toMatchObject({
      name: 'Deals of [erased]',
      state: { filters: [filter('contact', '[erased]'), filter('company', 'Acme'), filter('emails', '[erased]')] },
    });
  });

  it('are what titles and fields said before, too: the name goes, a namesake waits, and no restore brings it back', async () => {
    const { workspace, ana, kim, acme, sales } = await givenPeople();
    const tasks = new TaskService(sales);
    const task = await tasks.create({ title: 'Call Ana Ruiz', contactId: kim.id });
    await tasks.update(task, { title: 'Call about the renewal' });
    const initials = await tasks.create({ title: 'Lunch with A. Ruiz', companyId: acme });
    await tasks.update(initials, { title: 'Lunch' });
    await givenValue(workspace, kim.id, `Sister of ${RUIZ.value}`, 'clear');
    await new CustomValueService(sales).set('contact', kim.id, [{ key: 'family_clear', value: 'None' }]);
    const before = await historyOf(sales, task);

    await erase(workspace, ana.subjectId);
    await searchIn(workspace).run();

    const titles = async (id: string) => (await historyOf(sales, id)).filter((line) => line.startsWith('title'));
    expect(await titles(task)).toEqual(['title: Call [erased] → Call about the renewal']);
    const fields = (await historyOf(sales, kim.id)).filter((line) => line.startsWith('customFields'));
    expect(fields).toEqual([
      'customFields.family_clear: Sister of [erased] → None',
      'customFields.family_clear: null → Sister of [erased]',
    ]);
    const review = await reviewOf(workspace);
    const { items } = await review.items(null, OPEN);
    expect(items.map(({ table, texts }) => [table, texts.map(({ text }) => text)])).toEqual([
      ['field_change', ['Lunch with A. Ruiz', 'Lunch']],
    ]);
    const decided = items.map(({ id }) => id);
    await review.decide(decided, TAKE_OUT);
    expect(await titles(initials)).toEqual(['title: Lunch with [erased] → Lunch']);

    // Somebody restores a backup from before.
    const system = workspace.asSystem('RIGHTS_HANDLING');
    await system.transaction((em) =>
      em.execute(
        `update field_change set from_value = replace(from_value, '[erased]', 'Ana Ruiz'), to_value = replace(to_value, '[erased]', 'Ana Ruiz')
         where workspace_id = ? and record_id = ?`,
        [workspace.id, task],
      ),
    );
    expect(await historyOf(sales, task)).toEqual(before);
    const { entries } = await system.transaction((em) => entriesSince(em, workspace.id, domain.clock.now()));
    for (const entry of entries)
      if (entry.kind === 'taken-out') await system.transaction((em) => takeOutAgain(em, system, parts, entry.body));
    expect(await titles(task)).toEqual(['title: Call [erased] → Call about the renewal']);
  });

  it('lose what is certain, put forward the rest, and forget what was looked for', async () => {
    const { workspace, ana, kim, acme, sales } = await givenPeople();
    const notes = new NoteService(sales);
    const certain = await notes.create({ body: 'Ana Ruiz <ana.ruiz@acme.example> knows. Ana too.', contactId: kim.id });
    const far = await notes.create({ body: 'Ana from the gym, and Anna Ruiz', contactId: kim.id });
    const near = await notes.create({ body: 'Ana wants ten', companyId: acme });
    const task = await new TaskService(sales).create({ title: 'Ask A. Ruiz', contactId: kim.id });
    const custom = await givenValue(workspace, kim.id, 'Brother of ana.ruiz@acme.example');
    const page = await givenValue(workspace, kim.id, 'https://acme.example/people?of=ana.ruiz@acme.example', 'url');
    await new ConsentService(await workspace.as('privacy-officer', 'RIGHTS_HANDLING')).restrict(
      kim.subjectId,
      'accuracy-contested',
    );

    const ledgerId = await erase(workspace, ana.subjectId);
    // The erasure waits for none of it.
    expect(await textIn(workspace, 'note', certain)).toContain('Ana Ruiz');
    expect(domain.jobs.jobs).toContainEqual({ name: 'erasure:search', payload: { workspaceId: workspace.id } });
    const keyId = (await searchOf(workspace, ledgerId)).id;
    const standing = () => workspace.asSystem().transaction((em) => textStandingOf(em, workspace.id, [ledgerId]));
    expect(await standing()).toMatchObject({ state: 'searching', searchEndsOn: expect.any(String), waiting: 0 });
    const report = await searchIn(workspace).run();
    // Whoever asked is told that it ended, and how many texts wait until when.
    expect(await standing()).toMatchObject({ state: 'done', searchEndsOn: null, waiting: 4, unread: 0 });
    expect(await standing()).toMatchObject({ searchedAt: expect.any(Date), reviewEndsOn: expect.any(String) });

    expect(report).toMatchObject({ takenOut: 3, suggested: 4, failed: 0, finished: 1 });
    expect(await textIn(workspace, 'note', certain)).toBe('[erased] <[erased]> knows. Ana too.');
    expect(await textIn(workspace, 'custom_value', custom)).toBe('Brother of [erased]');
    // An address of a page without a part of it would lead elsewhere.
    expect(await textIn(workspace, 'custom_value', page)).toBeNull();
    const shown = await (await reviewOf(workspace)).items(null, OPEN);
    const marks = shown.items.map(({ texts }) =>
      texts.flatMap(({ text, places }) => places.map(({ from, length }) => text.slice(from, from + length))),
    );
    expect(marks.sort()).toEqual([['A. Ruiz'], ['Ana'], ['Ana'], ['Anna Ruiz']]);
    expect(shown).toMatchObject({ open: 4, overdue: 0, takenOut: 3, searching: 0, cutShort: 0, unread: 0 });
    expect((await ledgerOf(workspace, ledgerId)).reviewsOpen).toBe(4);
    expect([far, near, task].every((id) => id)).toBe(true);
    const search = await searchOf(workspace, ledgerId);
    expect(search).toMatchObject({ outcome: 'done', lookedFor: null });
    const place = { workspaceId: workspace.id, table: 'erasure_search', column: 'looked_for', rowId: keyId };
    await expect(domain.vault.seal(keyId, place, 'again')).rejects.toThrow('destroyed');
    expect(await searchIn(workspace).run()).toMatchObject({ opened: 0 });
  });

  it('are searched on from where a process died, each once; a text that fails keeps no other waiting', async () => {
    const { workspace, ana, kim, sales } = await givenPeople();
    const notes = new NoteService(sales);
    const ids: string[] = [];
    for (const nth of [1, 2, 3, 4])
      ids.push(await notes.create({ body: `${nth}: ana.ruiz@acme.example`, contactId: kim.id }));
    const ledgerId = await erase(workspace, ana.subjectId);
    const report = { opened: 0, takenOut: 0, suggested: 0, failed: 0, finished: 0 };
    const first = searchIn(workspace, 1);
    while (report.takenOut < 2) await first.step(report);

    const { open } = domain.vault;
    const spy = vi.spyOn(domain.vault, 'open').mockImplementation((place, sealed) => {
      if (place.rowId === ids[2]) throw new Error('out of order');
      return open.call(domain.vault, place, sealed);
    });
    await searchIn(workspace, 3).run();
    spy.mockRestore();

    const texts = await Promise.all(ids.map((id) => textIn(workspace, 'note', id)));
    expect(texts).toEqual(['1: [erased]', '2: [erased]', '3: ana.ruiz@acme.example', '4: [erased]']);
    const search = await searchOf(workspace, ledgerId);
    expect(search).toMatchObject({ outcome: 'done', takenOut: 3, failed: 1 });
    expect(await (await reviewOf(workspace)).items(null, OPEN)).toMatchObject({ unread: 1 });
  });

  it('stay as they are under a hold, and wait; a search without its key ends and says so', async () => {
    const { workspace, ana, kim, sales } = await givenPeople();
    const held = await new NoteService(sales).create({ body: 'ana.ruiz@acme.example owes us', contactId: kim.id });
    const holds = new LegalHolds(await workspace.as('owner', 'RIGHTS_HANDLING'), parts);
    const hold = { name: 'Acme', reason: 'A claim that is pending', reviewOn: '2027-01-01' };
    const holdId = await holds.place({ ...hold, items: [{ table: 'note', itemId: held }] });
    const ledgerId = await erase(workspace, ana.subjectId);
    await searchIn(workspace).run();

    const review = await reviewOf(workspace);
    const [item] = (await review.items(null, OPEN)).items;
    expect(item).toMatchObject({ isHeld: true, cause: 'held', table: 'note' });
    await expect(review.decide([item?.id ?? ''], TAKE_OUT)).rejects.toMatchObject({ code: 'ON_HOLD' });
    expect(await textIn(workspace, 'note', held)).toBe('ana.ruiz@acme.example owes us');
    await holds.release(holdId, 'The claim was settled');
    await review.decide([item?.id ?? ''], TAKE_OUT);
    expect(await textIn(workspace, 'note', held)).toBe('[erased] owes us');
    expect((await ledgerOf(workspace, ledgerId)).reviewsOpen).toBe(0);

    const bo = await givenContact(workspace, {
      fullName: 'Bo Lindt',
      points: [{ kind: 'email', value: 'bo@b.example' }],
    });
    const lost = await erase(workspace, bo.subjectId);
    await domain.vault.destroyKeys(workspace.id, [(await searchOf(workspace, lost)).id]);
    await searchIn(workspace).run();
    expect((await searchOf(workspace, lost)).outcome).toBe('cut-short');
    expect(await review.items(null, OPEN)).toMatchObject({ cutShort: 1, searching: 0 });
  });
});

describe('B11-AC6 looking at what may mean somebody who was erased', () => {
  it('takes out, leaves, or takes out what is marked by hand; what was left can still go', async () => {
    const { workspace, ana, acme, sales } = await givenPeople();
    const notes = new NoteService(sales);
    const [one, two, three] = [
      await notes.create({ body: 'Ana wants ten', companyId: acme }),
      await notes.create({ body: 'Ana, like the river', companyId: acme }),
      await notes.create({ body: 'The boss Ana, blonde', companyId: acme }),
    ];
    const ledgerId = await erase(workspace, ana.subjectId);
    await searchIn(workspace).run();
    const review = await reviewOf(workspace);
    const { items } = await review.items(null, OPEN);
    const of = (rowId: string) => items.find((item) => item.rowId === rowId) ?? { id: '', seen: '' };

    await review.decide([of(one).id], TAKE_OUT);
    await review.decide([of(two).id], { ...TAKE_OUT, verdict: 'leave' });
    const marked = [
      { field: 'body', from: 0, length: 8 },
      { field: 'body', from: 9, length: 11 },
    ];
    await expect(review.decide([of(three).id], { ...TAKE_OUT, places: marked, seen: 'other' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await expect(
      review.decide([of(three).id], {
        ...TAKE_OUT,
        places: [{ field: 'body', from: 9, length: 99 }],
        seen: of(three).seen,
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await review.decide([of(three).id], { ...TAKE_OUT, places: marked, seen: of(three).seen });

    const texts = await Promise.all([one, two, three].map((id) => textIn(workspace, 'note', id)));
    expect(texts).toEqual(['[erased] wants ten', 'Ana, like the river', '[erased] [erased]']);
    expect((await ledgerOf(workspace, ledgerId)).reviewsOpen).toBe(0);
    await expect(review.decide([of(one).id], TAKE_OUT)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await review.items(null, { show: 'left', after: null })).toMatchObject({ left: 1, takenOut: 2, open: 0 });
    await review.decide([of(two).id], TAKE_OUT);
    expect(await textIn(workspace, 'note', two)).toBe('[erased], like the river');
    // No field of the item says what stood there.
    const kept = await workspace.asSystem().transaction((em) => em.find(ReviewItem, { workspaceId: workspace.id }));
    expect(JSON.stringify(kept)).not.toMatch(/wants|river|boss|blonde/);
  });

  it('B11-AC3 comes back with no restore: the same places go out of the same text again', async () => {
    const { workspace, ana, kim, sales } = await givenPeople();
    const notes = new NoteService(sales);
    const before = 'Ana Ruiz and Ana';
    const id = await notes.create({ body: before, contactId: kim.id });
    await erase(workspace, ana.subjectId);
    await searchIn(workspace).run();
    const review = await reviewOf(workspace);
    await review.decide([(await review.items(null, OPEN)).items[0]?.id ?? ''], TAKE_OUT);
    const system = workspace.asSystem('RIGHTS_HANDLING');
    const journal = await system.transaction((em) => entriesSince(em, workspace.id, domain.clock.now()));
    const taken = journal.entries.flatMap((entry) => (entry.kind === 'taken-out' ? [entry.body] : []));
    expect(JSON.stringify(taken)).not.toContain('Ruiz');
    const again = () =>
      system.transaction(async (em) => {
        const done: boolean[] = [];
        for (const one of taken) done.push(await takeOutAgain(em, system, parts, one));
        return done.filter(Boolean).length;
      });

    // Somebody restores a backup from before.
    await notes.update(id, { body: before });

    expect(await again()).toBe(2);
    expect(await textIn(workspace, 'note', id)).toBe('[erased] and [erased]');
    expect(await again()).toBe(0);
  });

  it('refuses a text that changed meanwhile until it is marked anew, and says what is overdue', async () => {
    const { workspace, ana, acme, sales } = await givenPeople();
    const notes = new NoteService(sales);
    const id = await notes.create({ body: 'Ana wants ten', companyId: acme });
    await erase(workspace, ana.subjectId);
    await searchIn(workspace).run();
    const review = await reviewOf(workspace);
    await notes.update(id, { body: 'So Ana wants ten' });
    const [item] = (await review.items(null, OPEN)).items;

    expect(item).toMatchObject({ isChanged: true, texts: [{ text: 'So Ana wants ten', places: [] }] });
    await expect(review.decide([item?.id ?? ''], TAKE_OUT)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(item).toMatchObject({ dueOn: '2026-06-29', isOverdue: false });
    const places = [{ field: 'body', from: 3, length: 3 }];
    await review.decide([item?.id ?? ''], { verdict: 'take-out', places, seen: item?.seen ?? '' });
    expect(await textIn(workspace, 'note', id)).toBe('So [erased] wants ten');
  });

  it('is for whoever erases people, in their own workspace, and for those records that they may read', async () => {
    const { workspace, ana, acme, sales } = await givenPeople();
    await new NoteService(sales).create({ body: 'Ana wants ten', companyId: acme });
    await erase(workspace, ana.subjectId);
    await searchIn(workspace).run();
    const review = await reviewOf(workspace);
    const [item] = (await review.items(null, OPEN)).items;
    const stranger = await reviewOf(await domain.givenWorkspace());
    const seller = new TextReview(await workspace.as('sales', 'RIGHTS_HANDLING'), parts);
    const idle = new TextReview(await workspace.as('privacy-officer', 'MARKETING'), parts);

    await expect(stranger.decide([item?.id ?? ''], TAKE_OUT)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await stranger.items(null, OPEN)).items).toEqual([]);
    await expect(seller.items(null, OPEN)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(idle.decide([item?.id ?? ''], TAKE_OUT)).rejects.toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' });
    domain.clock.advanceDays(15);
    expect(await review.items(null, { show: 'overdue', after: null })).toMatchObject({ overdue: 1 });
    domain.clock.advanceDays(-15);
  });
});

async function givenPeople() {
  const workspace = await domain.givenWorkspace();
  const sales = await workspace.as('owner');
  const acme = await new CompanyService(sales).create({ name: 'Acme' });
  const ana = await givenContact(workspace, { fullName: 'Ana Ruiz', companyId: acme, points: [RUIZ] });
  const kim = await givenContact(workspace, { fullName: 'Kim Park' });
  return { workspace, ana, kim, acme, sales };
}

async function givenContact(workspace: TestWorkspace, input: Parameters<ContactService['create']>[0]) {
  const scope = await workspace.as('owner');
  const id = await new ContactService(scope).create(input);
  const contact = await scope.transaction((em) => em.findOneOrFail(Contact, { workspaceId: workspace.id, id }));
  return { id, subjectId: contact.subject.id };
}

async function givenValue(
  workspace: TestWorkspace,
  contactId: string,
  value: string,
  type: 'text' | 'url' | 'clear' = 'text',
): Promise<string> {
  const scope = await workspace.as('owner');
  const key = `family_${type}`;
  const definition = await new CustomFieldService(scope).define({
    ...{ object: 'contact', key, label: 'Family', category: 'identity' },
    ...(type === 'clear' ? { type: 'text', isSealed: false } : { type }),
  });
  await new CustomValueService(scope).set('contact', contactId, [{ key, value }]);
  const [row] = await scope.transaction((em) =>
    em.execute<{ id: string }[]>(
      'select id from custom_value where workspace_id = ? and record_id = ? and definition_id = ?',
      [workspace.id, contactId, definition],
    ),
  );
  return row?.id ?? '';
}

async function erase(workspace: TestWorkspace, subjectId: string): Promise<string> {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const erasure = new ErasureService(scope, parts);
  const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
  const [ledgerId = ''] = await scope.transaction((em) => erasure.plan(em, order));
  await erasure.run(ledgerId);
  return ledgerId;
}

function searchIn(workspace: TestWorkspace, size?: number): TextSearch {
  return new TextSearch(workspace.asSystem('RIGHTS_HANDLING'), parts, size);
}

async function reviewOf(workspace: TestWorkspace): Promise<TextReview> {
  return new TextReview(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'), parts);
}

function ledgerOf(workspace: TestWorkspace, id: string): Promise<ErasureLedger> {
  return workspace.asSystem().transaction((em) => em.findOneOrFail(ErasureLedger, { workspaceId: workspace.id, id }));
}

function searchOf(workspace: TestWorkspace, ledgerId: string): Promise<ErasureSearch> {
  return workspace
    .asSystem()
    .transaction((em) => em.findOneOrFail(ErasureSearch, { workspaceId: workspace.id, ledgerId }));
}

async function textIn(workspace: TestWorkspace, name: string, id: string): Promise<string | null> {
  const table = parts.catalogue.find((one) => one.table === name);
  const column = table?.columns.find(({ property }) => ['body', 'sealedValue'].includes(property));
  if (!table || !column) throw new Error(`no ${name}`);
  return workspace.asSystem().transaction(async (em) => {
    const [row] = await loadRows(em, workspace.id, table, [id]);
    return row ? textOf(domain.vault, workspace.id, column, row) : null;
  });
}
