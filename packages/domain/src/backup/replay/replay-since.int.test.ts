import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoteService } from '../../activity/note.service.ts';
import { TaskService } from '../../activity/task.service.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { ErasureService } from '../../privacy/erasure/erasure.service.ts';
import { KeptItem } from '../../privacy/erasure/items/erasure-item.entity.ts';
import { KeptItems } from '../../privacy/erasure/items/kept-items.service.ts';
import { writePlaces } from '../../privacy/erasure/text/text-places.ts';
import { digestOf } from '../../privacy/erasure/text/write-text.ts';
import { ErasureLedger } from '../../privacy/ledger/erasure-ledger.entity.ts';
import { RequestIntake } from '../../privacy/request/desk/request-intake.service.ts';
import type { PrivacyRequest } from '../../privacy/request/privacy-request.entity.ts';
import { openField } from '../../privacy/request/request-record.ts';
import { getRequestBy, givenContact, givenProvenRequest, portalOf } from '../../testing/given-request.ts';
import { lastCode, testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { type EntryOf, entryKey, type JournalEntry } from '../journal/journal-entry.ts';
import { entriesSince } from '../journal/journal-sources.ts';
import { replayJournal } from './replay-journal.ts';

let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
afterAll(() => domain.close());

const UNTIL = { ground: 'legal-claims', endsOn: '2027-06-15' } as const;

describe('B11-AC4 a replay into a backup from before something was kept', () => {
  it('puts the sealed copy back where its key is alive, also where that of the original is not', async () => {
    const { workspace, scope, kept, original, entryAbout } = await givenKept();
    await domain.vault.destroyKeys(scope.workspaceId, [original.subjectId]);

    await replay(scope, [entryAbout(original), erasureOf(scope, original.subjectId)]);

    expect(await keptIn(scope)).toMatchObject([{ ...UNTIL, id: kept.id, itemTable: 'note', itemId: original.noteId }]);
    expect(await words(workspace, kept.id)).toBe('Ana Ruiz owes 300.');
    expect(await exempt(scope, original.subjectId)).toBe(1);
  });

  it('keeps another copy, on the same ground until the same day, where the keys are older than the first', async () => {
    const { workspace, scope, kept, original, entryAbout } = await givenKept();
    await domain.vault.destroyKeys(scope.workspaceId, [kept.id]);
    const over = { ...entryAbout(original), id: newId() };
    const bygone = { ...over, body: { ...over.body, itemId: original.otherId, endsOn: '2026-06-14' } };

    await replay(scope, [entryAbout(original), bygone, erasureOf(scope, original.subjectId)]);

    const again = await keptIn(scope);
    expect(again).toMatchObject([{ ...UNTIL, itemTable: 'note', itemId: original.noteId, holdItemId: null }]);
    expect(await words(workspace, again[0]?.id ?? '')).toBe('Ana Ruiz still owes 300.');
    expect(await exempt(scope, original.subjectId)).toBe(1);
  });
});

describe('B11-AC3 what people asked for after the backup', () => {
  it('is back as it came in, with its days; who was answered is not answered again, but for what was corrected', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const portal = portalOf(domain, workspace, parts);
    const ask = async (kind: PrivacyRequest['kind']) =>
      (await portal.submit({ kind, email: 'ana@example.test', name: 'Ana Ruiz', message: 'Please.' })).reference;
    const { reference: access } = await portal.submit({
      ...{ kind: 'rectification', email: 'ana@example.test', corrections: [{ field: 'city', value: 'Porto' }] },
    });
    const [copy, nameless] = [await ask('access'), await ask('complaint')];
    const withdrawn = await givenProvenRequest(domain, workspace, parts, {
      kind: 'erasure',
      email: 'ben@example.test',
    });
    await portal.withdraw(withdrawn.reference, withdrawn.token);
    const subjectId = await givenContact(workspace, 'stop@example.test');
    const stop = (await portal.submit({ kind: 'marketing-stop', email: 'stop@example.test' })).reference;
    const dueOn = (await getRequestBy(workspace, copy)).dueOn;
    await asOwner(
      `update privacy_request set state = 'carried-out', carried_out_at = now() where reference = '${access}'`,
    );
    // The key of one of them is in no backup of the keys.
    const entries = (await journalOf(scope)).map((entry) =>
      entry.kind === 'request' && entry.body.reference === nameless ? withId(entry, newId()) : entry,
    );
    await forget(workspace);

    const first = await replay(scope, entries);
    const second = await replay(scope, entries);

    const outcomes = Object.fromEntries(first.requests.map(({ reference, outcome }) => [reference, outcome]));
    expect(outcomes).toEqual({
      ...{ [access]: 'open', [copy]: 'open', [nameless]: 'nameless', [withdrawn.reference]: 'ended', [stop]: 'ended' },
    });
    expect(first.requests.find(({ reference }) => reference === copy)).toMatchObject({ right: 'access' });
    expect(second.requests).toEqual([]);
    const back = await getRequestBy(workspace, copy);
    expect(back).toMatchObject({ state: 'awaiting-verification', dueOn, tokenHash: null });
    expect(await openField(scope, back, 'requesterName')).toBe('Ana Ruiz');
    expect(await getRequestBy(workspace, nameless)).toMatchObject({ requesterName: null, message: null });
    expect(await getRequestBy(workspace, withdrawn.reference)).toMatchObject({ state: 'withdrawn' });
    expect(await asOwner(`select field from correction_item where workspace_id = '${workspace.id}'`)).toHaveLength(1);
    // It was believed without proof, and the backup was put back before anybody did it.
    expect(await getRequestBy(workspace, stop)).toMatchObject({ state: 'carried-out' });
    const said = await asOwner(`select event from consent_event where subject_id = '${subjectId}'`);
    expect(said).toContainEqual({ event: 'objected' });
  });

  it('stays proven where the code was entered later, and doubted where staff doubted it; anybody else gets a new code', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const portal = portalOf(domain, workspace, parts);
    const [proven, doubted, unproven] = [newId(), newId(), newId()].map((name) => `${name}@example.test`);
    const references: string[] = [];
    const codes: string[] = [];
    for (const email of [proven, doubted, unproven]) {
      references.push((await portal.submit({ kind: 'erasure', email: email ?? '' })).reference);
      codes.push(await lastCode(workspace));
    }
    const [one = '', two = '', three = ''] = references;
    // The first minute, as the journal keeps it.
    const first = await journalOf(scope);
    await portal.verify(one, codes[0] ?? '');
    await portal.verify(two, codes[1] ?? '');
    const second = await journalOf(scope);
    domain.clock.set(new Date(domain.clock.now().getTime() + 60_000));
    const staff = new RequestIntake(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'), parts);
    await staff.doubt((await getRequestBy(workspace, two)).id, 'Somebody else has the address.');
    const entries = onceEach([...first, ...second, ...(await journalOf(scope))]);
    const before = await getRequestBy(workspace, one);
    await forget(workspace);

    await replay(scope, entries);
    await replay(scope, entries);

    expect(await getRequestBy(workspace, one)).toMatchObject({ state: 'received', verifiedAt: before.verifiedAt });
    const back = await getRequestBy(workspace, two);
    expect(back).toMatchObject({ state: 'awaiting-verification', verifiedAt: null, codesSent: 0 });
    expect(back.doubtedAt).not.toBeNull();
    await portal.verify(three, await lastCode(workspace));
    expect(await getRequestBy(workspace, three)).toMatchObject({ state: 'received', codesSent: 1 });
  });

  it('is carried out again where it was a deletion, and has its certificate: the entry names the request', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const subjectId = await givenContact(workspace, 'ana@example.test');
    const request = await givenProvenRequest(domain, workspace, parts, { kind: 'erasure', email: 'ana@example.test' });
    const entries = await journalOf(scope);
    const about = { workspaceId: workspace.id, id: request.id, occurredAt: domain.clock.now().toISOString() };
    const answered = { state: 'carried-out', decision: null, refusalGround: null } as const;
    const at = { carriedOutAt: about.occurredAt, closedAt: about.occurredAt };
    await forget(workspace);
    const [absent] = [newId()];
    await domain.vault.ensureKeys(workspace.id, 'subject', [absent]);

    const report = await replay(scope, [
      ...entries,
      { ...about, kind: 'request-ended', body: { ...answered, ...at } },
      erasureOf(scope, subjectId, request.id),
      erasureOf(scope, absent),
    ]);

    expect(report).toMatchObject({ erasures: 1, requests: [{ outcome: 'ended' }] });
    expect(await getRequestBy(workspace, request.reference)).toMatchObject({ state: 'carried-out' });
    const ledger = { requestId: request.id, state: 'done', ground: 'restore-replay' };
    expect(await ledgersOf(scope, subjectId)).toMatchObject([ledger]);
    // Their keys came back with a backup of the keys, and the person did not.
    expect(await parts.liveKeys.aliveOf(workspace.id, [absent, subjectId])).toEqual([]);
  });
});

it('B11-AC6 a replay takes out again what was marked by hand in a text that the erasure had redacted first', async () => {
  const workspace = await domain.givenWorkspace();
  const scope = workspace.asSystem('RIGHTS_HANDLING');
  const subjectId = await givenContact(workspace, 'ana@example.test');
  const tasks = new TaskService(await workspace.as('owner'));
  const rowId = await tasks.create({ title: 'Ask Ana Ruiz, the tall one from Graz' });
  const takenOut = async (text: string, words: string): Promise<JournalEntry> => {
    const places = [{ from: text.indexOf(words), length: words.length, cause: 'marked' as const }];
    const body = {
      table: 'task',
      rowId,
      places: writePlaces({ title: { digest: await digestOf(scope, text), places } }),
    };
    return {
      workspaceId: workspace.id,
      id: newId(),
      occurredAt: domain.clock.now().toISOString(),
      kind: 'taken-out',
      body,
    };
  };

  await replay(scope, [
    await takenOut('Ask [erased], the tall one from Graz', 'the tall one'),
    erasureOf(scope, subjectId),
  ]);

  expect(await asOwner(`select title from task where id = '${rowId}'`)).toEqual([
    { title: 'Ask [erased], [erased] from Graz' },
  ]);
});

/** Something that was kept before somebody was erased, and somebody else of whom the same could be kept again. */
async function givenKept() {
  const workspace = await domain.givenWorkspace();
  const scope = workspace.asSystem('RIGHTS_HANDLING');
  const before = await givenNotes(workspace, 'Ana Ruiz owes 300.');
  const claim = { table: 'note', itemId: before.noteId, ...UNTIL, holdItemId: null };
  await erase(scope, before.subjectId, { ...parts, keepers: [{ claims: async () => [claim] }] });
  const [kept] = await keptIn(scope);
  const [entry] = (await journalOf(scope)).flatMap((one) => (one.kind === 'kept-item' ? [one] : []));
  if (!kept || !entry) throw new Error('Nothing was kept.');
  await asOwner(`delete from kept_item where id = '${kept.id}'`);
  const original = await givenNotes(workspace, 'Ana Ruiz still owes 300.');
  const entryAbout = ({ subjectId, noteId }: typeof original) => {
    const row = { ...entry.body.row, subject_id: subjectId, item_id: noteId };
    return { ...entry, body: { ...entry.body, subjectId, itemId: noteId, row } };
  };
  return { workspace, scope, kept, original, entryAbout };
}

async function givenNotes(workspace: TestWorkspace, body: string) {
  const subjectId = await givenContact(workspace, `${newId()}@example.test`);
  const writer = await workspace.as('owner');
  const subject: [string, string] = [workspace.id, subjectId];
  const { id: contactId } = await writer.transaction((em) =>
    em.findOneOrFail(Contact, { workspaceId: workspace.id, subject }),
  );
  const notes = new NoteService(writer);
  const noteId = await notes.create({ body, contactId });
  return { subjectId, noteId, otherId: await notes.create({ body: 'She has a dog.', contactId }) };
}

async function erase(scope: Scope, subjectId: string, by: typeof parts): Promise<void> {
  const erasures = new ErasureService(scope, by);
  const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
  for (const id of await scope.transaction((em) => erasures.plan(em, order))) await erasures.run(id);
}

function erasureOf({ workspaceId }: Scope, subjectId: string, requestId: string | null = null): JournalEntry {
  const body = { subjectId, ground: 'request', requestId };
  return { workspaceId, id: newId(), occurredAt: domain.clock.now().toISOString(), kind: 'erasure', body };
}

function keptIn(scope: Scope): Promise<KeptItem[]> {
  return scope.transaction((em) => em.find(KeptItem, { workspaceId: scope.workspaceId }));
}

/** What a copy says, to whoever may read it. */
async function words(workspace: TestWorkspace, id: string): Promise<string | undefined> {
  const officer = await workspace.as('privacy-officer', 'LEGAL_CLAIMS');
  return (await new KeptItems(officer).open(id)).fields.find(({ field }) => field === 'body')?.value;
}

function ledgersOf(scope: Scope, subjectId: string): Promise<ErasureLedger[]> {
  return scope.transaction((em) => em.find(ErasureLedger, { workspaceId: scope.workspaceId, subjectId }));
}

async function exempt(scope: Scope, subjectId: string): Promise<number | undefined> {
  return (await ledgersOf(scope, subjectId))[0]?.exemptCount;
}

function withId(entry: EntryOf<'request'>, id: string): JournalEntry {
  return { ...entry, id, body: { ...entry.body, row: { ...entry.body.row, id } } };
}

/** As a database that was put back from before all of it. */
function forget({ id }: TestWorkspace) {
  const tables = ['request_event', 'request_subject', 'correction_item', 'request_message', 'privacy_request'];
  return asOwner(tables.map((table) => `delete from ${table} where workspace_id = '${id}'`).join(';'));
}

/** What the journal is given of the workspace; ids are made by the clock of the machine. */
async function journalOf(scope: Scope): Promise<readonly JournalEntry[]> {
  const { entries, unknown } = await scope.transaction((em) => entriesSince(em, scope.workspaceId, new Date()));
  expect(unknown).toBe(0);
  return entries;
}

/** As the journal keeps it: the first of those that are the same. */
function onceEach(entries: readonly JournalEntry[]): JournalEntry[] {
  return [...new Map(entries.toReversed().map((entry) => [entryKey(entry), entry])).values()].toReversed();
}

function replay(scope: Scope, entries: readonly JournalEntry[]) {
  const madeAt = domain.clock.now();
  const journal = { entries, completeUntil: madeAt };
  return replayJournal({ keys: domain.keyPool, privacy: parts, scopes: [scope], journal, madeAt });
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
