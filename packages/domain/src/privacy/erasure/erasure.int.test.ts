import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Company } from '../../company/company.entity.ts';
import { CompanyService } from '../../company/company.service.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { Deal } from '../../deal/deal.entity.ts';
import { DealService } from '../../deal/deal.service.ts';
import { newId } from '../../kernel/ids.ts';
import { AuditEntry } from '../../kernel/records/audit-entry.entity.ts';
import type { Scope } from '../../kernel/scope.ts';
import { placesWith, sealedWith } from '../../testing/leftovers.ts';
import { plantPerson } from '../../testing/planted-person.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { ErasureLedger } from '../ledger/erasure-ledger.entity.ts';
import { loadRows, textOf } from '../reach/table-rows.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';
import { ErasureService } from './erasure.service.ts';
import { TextSearch } from './text/text-search.ts';

type Parts = ReturnType<typeof testPrivacyParts>;

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

describe('B11-AC2 erasing a person', () => {
  it('leaves no canary of theirs in any table of any schema, in any file, and nothing sealed that still opens', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);
    expect((await placesWith(owner, parts, person.mark)).length).toBeGreaterThan(10);
    expect((await sealedWith(domain, workspace, parts, person.mark)).length).toBeGreaterThan(8);

    await erase(workspace, parts, person.subjectId);

    const kept = person.canaries
      .filter(({ isKept }) => isKept)
      .map(({ place }) => `table public.${place.split('.')[0]}`);
    expect((await placesWith(owner, parts, person.mark)).filter((place) => !kept.includes(place))).toEqual([]);
    expect(await sealedWith(domain, workspace, parts, person.mark)).toEqual([]);
  });

  it('keeps what is kept as proof, without anything that names the person', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);

    await erase(workspace, parts, person.subjectId);

    const tables = new Set(person.canaries.filter(({ isKept }) => isKept).map(({ place }) => place.split('.')[0]));
    expect([...tables].sort()).toEqual(['audit_entry', 'consent_event']);
    const consents = await rowsOf(workspace, 'consent_event');
    expect(consents).toHaveLength(1);
    expect(consents[0]).not.toContain('first');
  });

  it('B11-AC1 writes the ledger and the suppression first, and says in the audit who did it', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);
    const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const erasure = new ErasureService(scope, parts);

    const ledgerId = await plan(scope, erasure, person.subjectId);

    expect(await ledgerOf(workspace, ledgerId)).toMatchObject({ state: 'planned', subjectId: person.subjectId });
    expect(await rowsOf(workspace, 'suppression')).toHaveLength(5);
    await erasure.run(ledgerId);
    const ledger = await ledgerOf(workspace, ledgerId);
    expect(ledger).toMatchObject({
      state: 'done',
      keysDestroyedAt: domain.clock.now(),
      finishedAt: domain.clock.now(),
    });
    expect(ledger.rowsDeleted).toBeGreaterThan(10);
    const deeds = await read(workspace, (em) =>
      em.find(AuditEntry, { workspaceId: workspace.id, action: 'subject:erase' }, { orderBy: { id: 'asc' } }),
    );
    expect(deeds.map(({ fields, actorId }) => [fields, actorId])).toEqual([
      ['planned', scope.viewer.id],
      ['done', scope.viewer.id],
    ]);
  });

  it('B11-AC10 leaves nothing that was derived from them: no score, no sorting name, no decision about their purposes', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);
    const derived = () =>
      owner.query(
        `select c.sort_name, l.score, s.objected, s.expired, s.next_change_at from data_subject s
           join contact c on c.workspace_id = s.workspace_id and c.subject_id = s.id
           join lead l on l.workspace_id = c.workspace_id and l.contact_id = c.id
         where s.workspace_id = $1 and s.id = $2`,
        [workspace.id, person.subjectId],
      );
    const before = await derived();

    await erase(workspace, parts, person.subjectId);

    const nothing = { score: null, objected: '0', expired: '0', next_change_at: null };
    expect(before.rows[0]).toMatchObject({ sort_name: expect.stringContaining(person.mark), score: 40 });
    expect((await derived()).rows).toEqual([{ ...nothing, sort_name: expect.not.stringContaining(person.mark) }]);
  });

  it('B11-AC8 refuses to record them again under the same address, in this workspace only', async () => {
    const [workspace, elsewhere] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);
    await erase(workspace, parts, person.subjectId);
    const again = { fullName: 'Somebody', points: [{ kind: 'email', value: person.email }] } as const;

    await expect(new ContactService(await workspace.as('owner')).create(again)).rejects.toMatchObject({
      code: 'SUPPRESSED',
    });
    await expect(new ContactService(await elsewhere.as('owner')).create(again)).resolves.toEqual(expect.any(String));
  });

  it('takes a person who is in two workspaces out of one', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const parts = testPrivacyParts(domain);
    const email = `${newId()}@example.test`;
    const input = { fullName: 'Ana Ruiz', points: [{ kind: 'email', value: email }] } as const;
    const [here, there] = [await givenContact(ours, input), await givenContact(theirs, input)];

    await erase(ours, parts, here.subjectId);

    expect((await contactOf(ours, here.id)).fullName).toBeNull();
    expect((await contactOf(theirs, there.id)).fullName).toBe('Ana Ruiz');
  });
});

describe('B11-AC11 an erasure that is cut off', () => {
  it('before the keys are destroyed goes on where it was', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);
    const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const broken = { ...parts, files: { ...parts.files, destroy: () => Promise.reject(new Error('disk full')) } };
    const erasure = new ErasureService(scope, broken);
    const ledgerId = await plan(scope, erasure, person.subjectId);

    await expect(erasure.run(ledgerId)).rejects.toThrow('disk full');

    expect(await ledgerOf(workspace, ledgerId)).toMatchObject({ state: 'partial', keysDestroyedAt: null });
    expect(await new ErasureService(scope, parts).resume()).toBe(1);
    expect(await ledgerOf(workspace, ledgerId)).toMatchObject({ state: 'done' });
    await searchTexts(workspace, parts);
    expect(await sealedWith(domain, workspace, parts, person.mark)).toEqual([]);
  });

  it('after the keys are destroyed and before the commit loses nothing of others, and ends clean', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const person = await plantPerson(domain, workspace, parts);
    const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const erasure = new ErasureService(scope, parts);
    const ledgerId = await plan(scope, erasure, person.subjectId);
    const destroy = domain.vault.destroyKeys.bind(domain.vault);
    const crash = vi.spyOn(domain.vault, 'destroyKeys').mockImplementationOnce(async (...keys) => {
      await destroy(...keys);
      throw new Error('power cut');
    });

    await expect(erasure.run(ledgerId)).rejects.toThrow('power cut');
    crash.mockRestore();
    // What the texts of others will be searched for lies under a key that dies with the search.
    expect(await sealedWith(domain, workspace, parts, person.mark)).toEqual(['erasure_search.looked_for']);
    await erasure.resume();
    await searchTexts(workspace, parts);
    expect(await sealedWith(domain, workspace, parts, person.mark)).toEqual([]);

    expect(await ledgerOf(workspace, ledgerId)).toMatchObject({ state: 'done' });
    const kept = person.canaries
      .filter(({ isKept }) => isKept)
      .map(({ place }) => `table public.${place.split('.')[0]}`);
    expect((await placesWith(owner, parts, person.mark)).filter((place) => !kept.includes(place))).toEqual([]);
    const notes = await read(workspace, (em) => em.execute<{ id: string }[]>('select id from note'));
    expect(await noteText(workspace, parts, notes[0]?.id ?? '')).toMatch(/^Number \d+ for \[erased\]$/);
  });

  it('can be run twice and at once', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const ana = await givenContact(workspace, { fullName: 'Ana Ruiz' });
    const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const erasure = new ErasureService(scope, parts);
    const ledgerId = await plan(scope, erasure, ana.subjectId);

    await Promise.all([erasure.run(ledgerId), erasure.run(ledgerId)]);
    await erasure.run(ledgerId);

    const done = await read(workspace, (em) => em.find(AuditEntry, { workspaceId: workspace.id, fields: 'done' }));
    expect(done).toHaveLength(1);
  });
});

describe('an erasure', () => {
  it('B11-AC9 covers everybody who was merged into the person', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const [kept, merged] = [
      await givenContact(workspace, { fullName: 'Ana Ruiz' }),
      await givenContact(workspace, { fullName: 'A. Ruiz' }),
    ];
    await read(workspace, (em) =>
      em.execute('update data_subject set merged_into_id = ? where workspace_id = ? and id = ?', [
        ...[kept.subjectId, workspace.id, merged.subjectId],
      ]),
    );

    await erase(workspace, parts, kept.subjectId);

    const subjects = await read(workspace, (em) =>
      em.find(DataSubject, { workspaceId: workspace.id, kind: 'contact' }),
    );
    expect(subjects.map(({ erasedAt }) => erasedAt)).toEqual([domain.clock.now(), domain.clock.now()]);
    expect((await contactOf(workspace, merged.id)).fullName).toBeNull();
  });

  it('of a sole trader takes the name off the business, which goes on with its deals', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const ana = await givenContact(workspace, { fullName: 'Ana Ruiz' });
    const scope = await workspace.as('owner');
    const companyId = await new CompanyService(scope).create({
      name: 'Ana Ruiz Consulting',
      website: 'https://ana.test',
    });
    const dealId = await new DealService(scope).create({ name: '20 licences', companyId });
    await read(workspace, (em) =>
      em.execute('update company set subject_id = ? where workspace_id = ? and id = ?', [
        ...[ana.subjectId, workspace.id, companyId],
      ]),
    );

    await erase(workspace, parts, ana.subjectId);

    const company = await read(workspace, (em) =>
      em.findOneOrFail(Company, { workspaceId: workspace.id, id: companyId }),
    );
    expect(company).toMatchObject({ name: expect.stringMatching(/^Erased /), website: null, deletedAt: null });
    const deal = await read(workspace, (em) => em.findOneOrFail(Deal, { workspaceId: workspace.id, id: dealId }));
    expect(deal.name).toBe('20 licences');
  });

  it('also covers a person whose processing is restricted, and the recycle bin', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const ana = await givenContact(workspace, { fullName: 'Ana Ruiz' });
    await new ContactService(await workspace.as('owner')).delete(ana.id);
    await read(workspace, (em) =>
      em.nativeUpdate(DataSubject, { workspaceId: workspace.id, id: ana.subjectId }, { restrictedAt: new Date() }),
    );

    await erase(workspace, parts, ana.subjectId);

    expect((await contactOf(workspace, ana.id)).fullName).toBeNull();
  });

  it('is refused to a role without the right, for a stranger, another workspace, and a member who works here', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const ana = await givenContact(workspace, { fullName: 'Ana Ruiz' });
    const asSales = await workspace.as('sales');
    const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const elsewhere = await (await domain.givenWorkspace()).as('privacy-officer', 'RIGHTS_HANDLING');
    const memberSubject = await read(workspace, (em) => em.findOneOrFail(DataSubject, { kind: 'member' }));

    await expect(plan(asSales, new ErasureService(asSales, parts), ana.subjectId)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await expect(plan(elsewhere, new ErasureService(elsewhere, parts), ana.subjectId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const erasure = new ErasureService(scope, parts);
    await expect(plan(scope, erasure, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(plan(scope, erasure, memberSubject.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await erase(workspace, parts, ana.subjectId);
    await expect(plan(scope, erasure, ana.subjectId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

async function erase(workspace: TestWorkspace, parts: Parts, subjectId: string): Promise<void> {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const erasure = new ErasureService(scope, parts);
  await erasure.run(await plan(scope, erasure, subjectId));
  await searchTexts(workspace, parts);
}

/** What the job after an erasure does; what is looked for ends with it. */
async function searchTexts(workspace: TestWorkspace, parts: Parts): Promise<void> {
  await new TextSearch(workspace.asSystem('RIGHTS_HANDLING'), parts).run();
}

async function plan(scope: Scope, erasure: ErasureService, subjectId: string): Promise<string> {
  const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
  const [ledgerId = ''] = await scope.transaction((em) => erasure.plan(em, order));
  return ledgerId;
}

function read<Result>(workspace: TestWorkspace, work: Parameters<typeof Scope.prototype.transaction<Result>>[0]) {
  return workspace.asSystem().transaction(work);
}

async function givenContact(workspace: TestWorkspace, input: Parameters<ContactService['create']>[0]) {
  const id = await new ContactService(await workspace.as('owner')).create(input);
  return { id, subjectId: (await contactOf(workspace, id)).subject.id };
}

function contactOf(workspace: TestWorkspace, id: string): Promise<Contact> {
  return read(workspace, (em) => em.findOneOrFail(Contact, { workspaceId: workspace.id, id }));
}

function ledgerOf(workspace: TestWorkspace, id: string): Promise<ErasureLedger> {
  return read(workspace, (em) => em.findOneOrFail(ErasureLedger, { workspaceId: workspace.id, id }));
}

async function rowsOf(workspace: TestWorkspace, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ row: string }>(
    `select t::text as row from "${table}" t where workspace_id = $1`,
    [workspace.id],
  );
  return rows.map(({ row }) => row);
}

async function noteText(workspace: TestWorkspace, parts: Parts, noteId: string): Promise<string | null> {
  const table = parts.catalogue.find(({ table: name }) => name === 'note');
  const column = table?.columns.find(({ property }) => property === 'body');
  if (!table || !column) throw new Error('no note');
  return read(workspace, async (em) => {
    const [row] = await loadRows(em, workspace.id, table, [noteId]);
    return row ? textOf(domain.vault, workspace.id, column, row) : null;
  });
}
