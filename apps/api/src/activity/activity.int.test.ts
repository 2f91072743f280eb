import { Contact, ContactService } from '@smartx/domain/contact';
import { encodeId, findUuid, newId } from '@smartx/domain/kernel';
import { DataSubject } from '@smartx/domain/privacy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const TASK = `mutation TaskNew($input: TaskCreateInput!) @purpose(is: RELATIONSHIP) {
  taskCreate(input: $input) { record { id title kind status dueOn assignee { id } contact { id } } errors { code path } }
}`;
const COMPLETE = `mutation TaskDone($input: RecordInput!) @purpose(is: RELATIONSHIP) {
  taskComplete(input: $input) { record { status completedAt } errors { code } }
}`;
const NOTE = `mutation NoteNew($input: NoteCreateInput!) @purpose(is: RELATIONSHIP) {
  noteCreate(input: $input) { record { id body isPinned author { id } contact { id } } errors { code path message } }
}`;
const NOTE_EDIT = `mutation NoteEdit($input: NoteUpdateInput!) @purpose(is: RELATIONSHIP) {
  noteUpdate(input: $input) { record { body } errors { code } }
}`;
const LOG = `mutation Log($input: ActivityLogInput!) @purpose(is: RELATIONSHIP) {
  activityLog(input: $input) { record { kind subjectLine body contact { lastInteractionAt } } errors { code path } }
}`;

async function givenContact({ scope }: Caller): Promise<string> {
  return encodeId('contact', await new ContactService(scope).create({ fullName: 'Ana Ruiz' }));
}

async function restrict({ scope }: Caller, publicId: string): Promise<void> {
  const { workspaceId } = scope;
  await scope.transaction(async (em) => {
    const contact = await em.findOneOrFail(Contact, { workspaceId, id: findUuid('contact', publicId) ?? '' });
    await em.nativeUpdate(DataSubject, { workspaceId, id: contact.subject.id }, { restrictedAt: new Date() });
  });
}

it('plans a task and completes it once', async () => {
  const caller = await (await api.givenWorkspace()).call('sales');
  const contactId = await givenContact(caller);

  const planned = await caller.query<{ taskCreate: { record: { id: string } } }>(TASK, {
    input: { title: 'Call Ana', kind: 'call', dueOn: '2026-06-20', contactId },
  });
  const { id } = planned.data.taskCreate.record;
  const done = await caller.query(COMPLETE, { input: { id } });
  const twice = await caller.query(COMPLETE, { input: { id } });

  expect(planned.data.taskCreate).toEqual({
    record: {
      id: expect.stringMatching(/^tas_/),
      title: 'Call Ana',
      kind: 'call',
      status: 'open',
      dueOn: '2026-06-20',
      assignee: { id: encodeId('member', caller.scope.viewer.id ?? '') },
      contact: { id: contactId },
    },
    errors: [],
  });
  expect(done.data.taskComplete).toEqual({ record: { status: 'done', completedAt: expect.any(String) }, errors: [] });
  expect(twice.data.taskComplete).toEqual({ record: null, errors: [{ code: 'WRONG_STATE' }] });
});

it('writes a note that its author reads and changes, and refuses a card number without repeating it', async () => {
  const caller = await (await api.givenWorkspace()).call('sales');
  const contactId = await givenContact(caller);

  const written = await caller.query<{ noteCreate: { record: { id: string } } }>(NOTE, {
    input: { body: 'likes engines', contactId, isPinned: true },
  });
  const changed = await caller.query(NOTE_EDIT, {
    input: { id: written.data.noteCreate.record.id, body: 'likes big engines' },
  });
  const card = await caller.query(NOTE, { input: { body: 'card 4111 1111 1111 1111', contactId } });

  expect(written.data.noteCreate).toMatchObject({
    record: { body: 'likes engines', isPinned: true, author: { id: encodeId('member', caller.scope.viewer.id ?? '') } },
    errors: [],
  });
  expect(changed.data.noteUpdate).toEqual({ record: { body: 'likes big engines' }, errors: [] });
  expect(card.data.noteCreate).toMatchObject({ record: null, errors: [{ code: 'INVALID_INPUT', path: 'body' }] });
  expect(JSON.stringify(card)).not.toContain('4111');
});

it('logs a call, which is the last interaction with the person from then on', async () => {
  const caller = await (await api.givenWorkspace()).call('sales');
  const contactId = await givenContact(caller);

  const { data } = await caller.query(LOG, {
    input: {
      kind: 'call',
      direction: 'out',
      occurredAt: '2026-06-10T09:00:00Z',
      subjectLine: 'Offer',
      body: 'ten',
      contactId,
    },
  });

  expect(data.activityLog).toEqual({
    record: {
      kind: 'call',
      subjectLine: 'Offer',
      body: 'ten',
      contact: { lastInteractionAt: expect.stringContaining('2026-06-10T09:00:00') },
    },
    errors: [],
  });
});

it('does none of it for a role that only reads, about strangers or about a restricted person', async () => {
  const workspace = await api.givenWorkspace();
  const owner = await workspace.call('owner');
  const viewer = await workspace.call('viewer');
  const restricted = await givenContact(owner);
  await restrict(owner, restricted);
  const theirs = await givenContact(await (await api.givenWorkspace()).call('owner'));

  const codesFor = async (caller: Caller, contactId: string | null) => {
    const answers = [
      await caller.query(TASK, { input: { title: 'X', contactId } }),
      await caller.query(NOTE, { input: { body: 'x', contactId } }),
      await caller.query(LOG, { input: { kind: 'call', contactId } }),
    ];
    return answers.map(({ data }) => /"code":"([A-Z_]+)"/.exec(JSON.stringify(data))?.[1]);
  };

  expect(await codesFor(viewer, null)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED']);
  expect(await codesFor(owner, theirs)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  expect(await codesFor(owner, encodeId('contact', newId()))).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  expect(new Set(await codesFor(owner, restricted))).toEqual(new Set(['PROCESSING_RESTRICTED']));
});
