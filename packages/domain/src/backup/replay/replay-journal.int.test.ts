import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import type { NewContact } from '../../contact/contact-input.ts';
import { ContactMergeService } from '../../contact/merge/contact-merge.service.ts';
import { productCatalogue } from '../../database/catalogue/product-catalogue.ts';
import { newId } from '../../kernel/ids.ts';
import { type Purpose, purposeBits } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { AuthorisedAgents } from '../../privacy/agent/authorised-agents.service.ts';
import { ConsentService } from '../../privacy/consent/consent.service.ts';
import { recomputeSubjects } from '../../privacy/consent/recompute-subjects.ts';
import { ErasureService } from '../../privacy/erasure/erasure.service.ts';
import { DataSubject } from '../../privacy/subject/data-subject.entity.ts';
import { RestrictionService } from '../../privacy/subject/state/restriction.service.ts';
import { SubjectStateService } from '../../privacy/subject/state/subject-state.service.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { getRecord } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import { entriesSince } from '../journal/journal-sources.ts';
import { replayJournal } from './replay-journal.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const STOP = { purpose: 'MARKETING', event: 'withdrawn', method: 'email', channel: 'email' } as const;

describe('B11-AC3 a replay into a backup from before a merge', () => {
  it('erases everybody who was one with whom was erased', async () => {
    const { workspace, scope, merged, survivor } = await givenMerged();
    const erasures = new ErasureService(scope, testPrivacyParts(domain));
    const order = { subjectIds: [survivor], requestId: null, ground: 'request' } as const;
    const ledgers = await scope.transaction((em) => erasures.plan(em, order));
    // As after an erasure, which parts what it has emptied.
    await asOwner(`update data_subject set merged_into_id = null where workspace_id = '${workspace.id}'`);
    const entries = await journalOf(scope);
    await asOwner(`delete from erasure_ledger where id in ('${ledgers.join("','")}')`);

    const report = await replay(scope, entries);

    expect(report.erasures).toBe(2);
    for (const id of [merged, survivor]) expect((await subject(scope, id)).erasedAt).not.toBeNull();
  });

  it('stops, restricts and suspends for everybody of them, and takes nobody else along', async () => {
    const { workspace, scope, merged, survivor } = await givenMerged();
    const stranger = await addPerson(workspace);
    const consents = new ConsentService(scope);
    const stop = await consents.record({ ...STOP, subjectId: survivor });
    await consents.restrict(survivor, 'unlawful');
    await asOwner(`update data_subject set restricted_purposes = 2 where id = '${survivor}'`);
    const entries = await journalOf(scope);
    await asOwner(`delete from consent_event where id = '${stop}'`);
    await asOwner(`update data_subject set merged_into_id = null, merged_at = null, restricted_at = null,
      restriction_ground = null, restricted_purposes = 0 where workspace_id = '${workspace.id}'`);

    await replay(scope, entries);

    for (const id of [merged, survivor]) {
      expect(await subject(scope, id)).toMatchObject({ restrictionGround: 'unlawful', restrictedPurposes: 2n });
      expect(await saidOf(id)).toEqual(['withdrawn email']);
    }
    expect(await subject(scope, stranger)).toMatchObject({ restrictedAt: null, restrictedPurposes: 0n });
    expect(await saidOf(stranger)).toEqual([]);
  });
});

describe('B11-AC3 a replay into a backup from before a merge was undone', () => {
  it.each([
    ['whom the other was merged into', 'survivor', 'merged'],
    ['who was merged', 'merged', 'survivor'],
  ] as const)('erases %s, and leaves the other alone', async (_case, erased, spared) => {
    const { scope, undo, putBack, ...people } = await givenMerged();
    await undo();
    const entries = await journalOf(scope);
    await putBack();
    // As where the key database was not lost: the erasure has destroyed the key.
    await domain.vault.destroyKeys(scope.workspaceId, [people[erased]]);
    const body = { subjectId: people[erased], ground: 'request', requestId: null };
    const erasure = { workspaceId: scope.workspaceId, id: newId(), occurredAt: new Date().toISOString(), body };

    const report = await replay(scope, [...entries, { ...erasure, kind: 'erasure' }]);

    expect(report.erasures).toBe(1);
    expect((await subject(scope, people[erased])).erasedAt).not.toBeNull();
    const other = await subject(scope, people[spared]);
    expect([other.erasedAt ?? null, other.mergedInto ?? null]).toEqual([null, null]);
    const [contact] = await asOwner(`select c.full_name, c.deleted_at, array_agg(p.clear_value) as addresses
      from contact c left join contact_point p on p.contact_id = c.id where c.subject_id = '${people[spared]}' group by c.full_name, c.deleted_at`);
    const own = { survivor: ['Ana Ruiz', 'ana@example.test'], merged: ['A. Ruiz', 'a.ruiz@example.test'] }[spared];
    expect(contact).toEqual({ full_name: own[0], deleted_at: null, addresses: [own[1]] });
  });
});

it('B11-AC3 a replay closes again what was closed for the minors and the dead, and what was ended in spite of a restriction', async () => {
  const workspace = await domain.givenWorkspace();
  const scope = workspace.asSystem('RIGHTS_HANDLING');
  const [child, dead, restricted] = [
    await addPerson(workspace),
    await addPerson(workspace),
    await addPerson(workspace),
  ];
  const [states, consents] = [new SubjectStateService(scope), new ConsentService(scope)];
  const exceptions = new RestrictionService(scope);
  await consents.restrict(restricted, 'unlawful');
  const expiresAt = new Date(domain.clock.now().getTime() + 86_400_000);
  const goesOn = { purpose: 'SUPPORT', ground: 'consent', reason: 'They asked', expiresAt } as const;
  await exceptions.allow(restricted, goesOn);
  const [exception] = await asOwner(`select id from restriction_exception where subject_id = '${restricted}'`);
  await states.setMinor(child, true);
  await states.setDeceased(dead, '2026-06-01');
  await exceptions.endException(exception?.id);
  const entries = await journalOf(scope);
  await asOwner(`update data_subject set is_minor = false, deceased_on = null where workspace_id = '${workspace.id}';
    update restriction_exception set expires_at = '${expiresAt.toISOString()}' where id = '${exception?.id}'`);
  await scope.transaction((em) => recomputeSubjects(em, workspace.id, [child, dead, restricted], scope.clock.now()));

  await replay(scope, entries);

  expect(await subject(scope, child)).toMatchObject({ isMinor: true, deceasedOn: null });
  expect(await subject(scope, dead)).toMatchObject({ isMinor: false, deceasedOn: '2026-06-01' });
  for (const id of [child, dead]) expect(isBlocked(await subject(scope, id), 'PROSPECTING')).toBe(true);
  expect(await consents.why(restricted, 'SUPPORT')).toMatchObject({ allowed: false });
});

it('B11-AC3 a replay leaves a stop of one address alone that the backup has, also where the address is gone there', async () => {
  const workspace = await domain.givenWorkspace();
  const scope = workspace.asSystem('RIGHTS_HANDLING');
  const id = await addPerson(workspace, [{ kind: 'email', value: 'ben@example.test' }]);
  const [point] = await asOwner(`select p.id, p.contact_id from contact_point p join contact c on c.id = p.contact_id
    where c.subject_id = '${id}'`);
  await new ConsentService(scope).record({ ...STOP, subjectId: id, contactPointId: point?.id });
  const entries = await journalOf(scope);
  await asOwner(`update contact set deleted_at = now() where id = '${point?.contact_id}'`);

  const report = await replay(scope, entries);

  expect([report.stops, await saidOf(id)]).toEqual([0, ['withdrawn email one address']]);
});

it('B11-AC3 a replay lets no agent in that was suspended since, nor by a token that held no more, and opens to none', async () => {
  const workspace = await domain.givenWorkspace();
  const scope = workspace.asSystem('RIGHTS_HANDLING');
  const agents = new AuthorisedAgents(scope, testPrivacyParts(domain));
  const ids: string[] = [];
  for (const name of ['suspended', 'let-in-again', 'renewed', 'same', 'suspended-before'])
    ids.push(
      await agents.add({ name, drpCode: name, businessCode: 'ACME', verifyKey: randomBytes(32).toString('base64') }),
    );
  const [suspended = '', again = '', renewed = '', same = '', before = ''] = ids;
  const earlier = domain.clock.now();
  const asOfBackup = async () => {
    for (const id of ids)
      await asOwner(`update authorised_agent set suspended_at = null, suspend_reason = null,
      token_hash = sha256('${id}'), token_made_at = '${earlier.toISOString()}' where id = '${id}'`);
    await asOwner(`update authorised_agent set suspended_at = now(), token_hash = null where id = '${before}'`);
    // One that has no token yet asks for it with its key.
    await asOwner(`update authorised_agent set token_hash = null, token_made_at = null where id = '${suspended}'`);
  };
  await asOfBackup();
  const minutes: JournalEntry[] = [...(await journalOf(scope))];
  domain.clock.advanceDays(1);
  await agents.suspend(suspended, 'It forged mandates.');
  await agents.suspend(again, 'It was looked at.');
  minutes.push(...(await journalOf(scope)));
  domain.clock.advanceDays(1);
  for (const id of [again, before]) await agents.resume(id);
  await asOwner(
    `update authorised_agent set token_made_at = '${domain.clock.now().toISOString()}' where id = '${renewed}'`,
  );
  await scope.transaction(async (em) => {
    const target = { targetType: 'authorised_agent', fields: ['tokenHash'] };
    for (const targetId of [renewed, same]) scope.record(em, { action: 'request:submit', ...target, targetId });
    await em.flush();
  });
  minutes.push(...(await journalOf(scope)));
  expect(JSON.stringify(minutes)).not.toContain('forged');
  await asOfBackup();

  const report = await replay(scope, minutes, earlier);

  expect(report.endedAccess).toBe(3);
  const rows = await asOwner(`select name, suspended_at is not null as shut, token_hash is not null as token
    from authorised_agent where workspace_id = '${workspace.id}' order by name`);
  expect(rows).toEqual([
    { name: 'let-in-again', shut: false, token: false },
    { name: 'renewed', shut: false, token: false },
    { name: 'same', shut: false, token: true },
    { name: 'suspended', shut: true, token: false },
    { name: 'suspended-before', shut: true, token: false },
  ]);
});

async function givenMerged() {
  const workspace = await domain.givenWorkspace();
  const sales = await workspace.as('owner');
  const contacts = new ContactService(sales);
  const add = (fullName: string, value: string) => contacts.create({ fullName, points: [{ kind: 'email', value }] });
  const [keptId, goneId] = [await add('Ana Ruiz', 'ana@example.test'), await add('A. Ruiz', 'a.ruiz@example.test')];
  const [kept, gone] = [await getRecord(sales, Contact, keptId), await getRecord(sales, Contact, goneId)];
  const merges = new ContactMergeService(sales, productCatalogue());
  await merges.merge({ survivorId: keptId, mergedIds: [goneId] });
  const mergedAt = domain.clock.now().toISOString();
  const ofMerged = `merged_id = '${goneId}'`;
  const [before] = await asOwner(
    `select encode(before, 'hex') as before, moved::text from contact_merge where ${ofMerged}`,
  );
  return {
    workspace,
    scope: workspace.asSystem('RIGHTS_HANDLING'),
    survivor: kept.subject.id,
    merged: gone.subject.id,
    undo: async () => {
      domain.clock.advanceDays(1);
      await merges.unmerge(goneId);
    },
    /** As the backup has it. */
    putBack: () =>
      asOwner(`update contact_merge set undone_at = null, before = decode('${before?.before}', 'hex'), moved = '${before?.moved}'
          where ${ofMerged};
        update data_subject set merged_into_id = '${kept.subject.id}', merged_at = '${mergedAt}' where id = '${gone.subject.id}';
        update contact set deleted_at = now() where id = '${goneId}';
        update contact_point set contact_id = '${keptId}' where contact_id = '${goneId}'`),
  };
}

async function addPerson(workspace: TestWorkspace, points: NewContact['points'] = []): Promise<string> {
  const sales = await workspace.as('owner');
  const id = await new ContactService(sales).create({ fullName: 'Ben Ito', points });
  return (await getRecord(sales, Contact, id)).subject.id;
}

function isBlocked({ blocked }: DataSubject, purpose: Purpose): boolean {
  return (blocked & purposeBits([purpose])) !== 0n;
}

/** What the journal is given of the workspace; ids are made by the clock of the machine. */
async function journalOf(scope: Scope): Promise<readonly JournalEntry[]> {
  const { entries, unknown } = await scope.transaction((em) => entriesSince(em, scope.workspaceId, new Date()));
  expect(unknown).toBe(0);
  return entries;
}

function replay(scope: Scope, entries: readonly JournalEntry[], madeAt = domain.clock.now()) {
  const journal = { entries, completeUntil: madeAt };
  return replayJournal({ keys: domain.keyPool, privacy: testPrivacyParts(domain), scopes: [scope], journal, madeAt });
}

function subject(scope: Scope, id: string): Promise<DataSubject> {
  return getRecord(scope, DataSubject, id);
}

async function saidOf(subjectId: string): Promise<string[]> {
  const rows = await asOwner(`select event, channel, contact_point_id as point from consent_event
    where subject_id = '${subjectId}' order by id`);
  return rows.map(({ event, channel, point }) => `${event} ${channel}${point ? ' one address' : ''}`);
}

async function asOwner(sql: string) {
  const client = new pg.Client({ connectionString: domain.urls.owner });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
