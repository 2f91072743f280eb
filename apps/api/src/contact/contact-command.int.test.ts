import { Contact } from '@smartx/domain/contact';
import { encodeId, findUuid, newId } from '@smartx/domain/kernel';
import { DataSubject } from '@smartx/domain/privacy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const CREATE = `mutation ContactNew($input: ContactCreateInput!) @purpose(is: RELATIONSHIP) {
  contactCreate(input: $input) {
    record { id fullName city birthDate emails { id value isPrimary } phones { value } addresses { value } company { name } }
    errors { code path ... on DuplicateFound { candidates } }
  }
}`;
const UPDATE = `mutation ContactEdit($input: ContactUpdateInput!) @purpose(is: RELATIONSHIP) {
  contactUpdate(input: $input) { record { id fullName version } errors { __typename code path ... on ProcessingRestricted { article } } }
}`;
const ADD = `mutation PointAdd($input: ContactPointAddInput!) @purpose(is: RELATIONSHIP) {
  contactPointAdd(input: $input) { record { emails { value isPrimary } } errors { code path } }
}`;
const REVEAL = `mutation Reveal($input: ContactRevealInput!) @purpose(is: RELATIONSHIP) {
  contactReveal(input: $input) { values errors { code } }
}`;

const ANA = {
  fullName: 'Ana Ruiz',
  city: 'Madrid',
  birthDate: '1990-02-28',
  points: [
    { kind: 'email', value: 'Ana@Example.test' },
    { kind: 'phone', value: '+34 600 123 456' },
    { kind: 'postal', value: 'Calle 1' },
  ],
};

interface Created {
  readonly contactCreate: { record: { id: string } | null; errors: unknown[] };
}

async function givenAna(caller: Caller): Promise<string> {
  const { data } = await caller.query<Created>(CREATE, { input: ANA });
  return data.contactCreate.record?.id ?? '';
}

async function restrict({ scope }: Caller, publicId: string): Promise<void> {
  const { workspaceId } = scope;
  await scope.transaction(async (em) => {
    const contact = await em.findOneOrFail(Contact, { workspaceId, id: findUuid('contact', publicId) ?? '' });
    await em.nativeUpdate(DataSubject, { workspaceId, id: contact.subject.id }, { restrictedAt: new Date() });
  });
}

it('is recorded and read back, what is sealed opened for whoever may see it', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');

  const { data, errors } = await caller.query(CREATE, { input: ANA });

  expect(errors).toBeUndefined();
  expect(data.contactCreate).toEqual({
    record: {
      id: expect.stringMatching(/^con_/),
      fullName: 'Ana Ruiz',
      city: 'Madrid',
      birthDate: '1990-02-28',
      emails: [{ id: expect.stringMatching(/^cpt_/), value: 'Ana@Example.test', isPrimary: true }],
      phones: [{ value: '+34 600 123 456' }],
      addresses: [{ value: 'Calle 1' }],
      company: null,
    },
    errors: [],
  });
});

it('names the contact that has the address already by its public id', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const id = await givenAna(caller);

  const { data } = await caller.query(CREATE, { input: { points: [{ kind: 'email', value: 'ANA@example.test' }] } });

  expect(data.contactCreate).toEqual({
    record: null,
    errors: [{ code: 'DUPLICATE_FOUND', path: 'points.0.value', candidates: [id] }],
  });
});

it('gets a further address, and refuses what is none', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const contactId = await givenAna(caller);
  const second = { contactId, kind: 'email', value: 'second@example.test', isPrimary: true };

  const added = await caller.query(ADD, { input: second });
  const refused = await caller.query(ADD, { input: { contactId, kind: 'email', value: 'nobody' } });

  expect(added.data.contactPointAdd).toEqual({
    record: {
      emails: expect.arrayContaining([
        { value: 'second@example.test', isPrimary: true },
        { value: 'Ana@Example.test', isPrimary: false },
      ]),
    },
    errors: [],
  });
  expect(refused.data.contactPointAdd).toEqual({ record: null, errors: [{ code: 'INVALID_INPUT', path: 'value' }] });
});

it('is told once what changes about an address, however often the message arrives', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const { data } = await caller.query<{ contactCreate: { record: { id: string; emails: { id: string }[] } } }>(CREATE, {
    input: ANA,
  });
  const { id, emails } = data.contactCreate.record;
  const change = `mutation PointEdit($input: ContactPointUpdateInput!) @purpose(is: RELATIONSHIP) @idempotent(key: "edit-of-an-address") {
    contactPointUpdate(input: $input) { record { id emails { value } } errors { code } }
  }`;
  const input = { id: emails[0]?.id, value: 'ana.ruiz@example.test' };

  const first = await caller.query(change, { input });
  const second = await caller.query(change, { input });

  expect(first.data.contactPointUpdate).toEqual({
    record: { id, emails: [{ value: 'ana.ruiz@example.test' }] },
    errors: [],
  });
  expect(second.data).toEqual(first.data);
  const made = await caller.query<{ contactCreate: { record: { id: string } } }>(CREATE, {
    input: { fullName: 'Ben Ito' },
  });
  const named = (contactId: string) =>
    caller.query(change.replace('@idempotent(key: "edit-of-an-address")', ''), { input: { ...input, contactId } });
  expect((await named(id)).data.contactPointUpdate).toMatchObject({ record: { id }, errors: [] });
  expect((await named(made.data.contactCreate.record.id)).data.contactPointUpdate).toEqual({
    record: null,
    errors: [{ code: 'NOT_FOUND' }],
  });
});

it('shows a masked address to whoever says why, and to nobody else', async () => {
  const workspace = await api.givenWorkspace();
  const id = await givenAna(await workspace.call('owner'));
  const sales = await workspace.call('sales');
  const viewer = await workspace.call('viewer');

  const shown = await sales.query(REVEAL, { input: { id, field: 'addresses', reason: 'to send the sample' } });
  const silent = await sales.query(REVEAL, { input: { id, field: 'addresses', reason: ' ' } });
  const refused = await viewer.query(REVEAL, { input: { id, field: 'addresses', reason: 'curious' } });

  expect(shown.data.contactReveal).toEqual({ values: ['Calle 1'], errors: [] });
  expect(silent.data.contactReveal).toEqual({ values: [], errors: [{ code: 'INVALID_INPUT' }] });
  expect(refused.data.contactReveal).toEqual({ values: [], errors: [{ code: 'NOT_ALLOWED' }] });
});

it('is not changed while the processing of the person is restricted (GDPR Art. 18)', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const id = await givenAna(caller);
  await restrict(caller, id);

  const changed = await caller.query(UPDATE, { input: { id, city: 'Bonn' } });
  const revealed = await caller.query(REVEAL, { input: { id, field: 'emails', reason: 'to write' } });

  const error = { __typename: 'ProcessingRestricted', code: 'PROCESSING_RESTRICTED', path: null, article: 'Art. 18' };
  expect(changed.data.contactUpdate).toEqual({ record: null, errors: [error] });
  expect(revealed.data.contactReveal).toEqual({ values: [], errors: [{ code: 'PROCESSING_RESTRICTED' }] });
});

it('gives the same body for a contact of another workspace and for one that does not exist', async () => {
  const theirs = await givenAna(await (await api.givenWorkspace()).call('owner'));
  const caller = await (await api.givenWorkspace()).call('owner');

  const bodies = [];
  for (const id of [theirs, encodeId('contact', newId())]) {
    const update = await caller.query(UPDATE, { input: { id, city: 'Bonn' } });
    const add = await caller.query(ADD, { input: { contactId: id, kind: 'handle', value: '@ana' } });
    const reveal = await caller.query(REVEAL, { input: { id, field: 'emails', reason: 'curious' } });
    bodies.push([update.data, add.data, reveal.data]);
  }

  expect(bodies[0]).toEqual(bodies[1]);
  expect(JSON.stringify(bodies[0]).match(/NOT_FOUND/g)).toHaveLength(3);
});
