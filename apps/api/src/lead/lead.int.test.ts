import { encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const CREATE = `mutation LeadNew($input: LeadCreateInput!) @purpose(is: RELATIONSHIP) {
  leadCreate(input: $input) {
    record { id status source score enquiry contact { id fullName } answers { question answer position } }
    errors { code path }
  }
}`;
const STATUS = `mutation LeadStatus($input: LeadStatusInput!) @purpose(is: RELATIONSHIP) {
  leadSetStatus(input: $input) { record { status } errors { code path } }
}`;
const CONVERT = `mutation LeadConvert($input: LeadConvertInput!) @purpose(is: RELATIONSHIP) {
  leadConvert(input: $input) {
    record { status convertedDeal { name contact { id } } contact { company { name } } }
    errors { __typename code path }
  }
}`;

async function givenLead(caller: Caller): Promise<string> {
  const input = { contact: { fullName: 'Ana Ruiz' } };
  const { data } = await caller.query<{ leadCreate: { record: { id: string } } }>(CREATE, { input });
  return data.leadCreate.record.id;
}

it('is recorded together with the person who asks', async () => {
  const caller = await (await api.givenWorkspace()).call('sales');

  const { data, errors } = await caller.query(CREATE, {
    input: {
      contact: { fullName: 'Ana Ruiz', points: [{ kind: 'email', value: 'ana@example.test' }] },
      source: 'Google',
      score: 15,
      enquiry: 'Do you sell engines?',
      answers: [{ question: 'City', answer: 'Mumbai' }],
    },
  });

  expect(errors).toBeUndefined();
  expect(data.leadCreate).toEqual({
    record: {
      id: expect.stringMatching(/^lea_/),
      status: 'new',
      source: 'Google',
      score: 15,
      enquiry: 'Do you sell engines?',
      contact: { id: expect.stringMatching(/^con_/), fullName: 'Ana Ruiz' },
      answers: [{ question: 'City', answer: 'Mumbai', position: 0 }],
    },
    errors: [],
  });
});

it('becomes a deal of its contact, once', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const id = await givenLead(caller);
  const input = { id, companyName: 'Acme', deal: { name: 'Ten engines' } };

  const working = await caller.query(STATUS, { input: { id, status: 'working' } });
  const converted = await caller.query(CONVERT, { input });
  const twice = await caller.query(CONVERT, { input });
  const back = await caller.query(STATUS, { input: { id, status: 'new' } });
  const bin = `mutation Bin($input: RecordInput!) @purpose(is: RELATIONSHIP) {
    leadDelete(input: $input) { errors { code } }
    leadRestore(input: $input) { record { status } errors { code } }
    leadUndoConversion(input: $input) { record { status convertedDeal { id } contact { company { id } } } errors { code } }
  }`;
  const undone = await caller.query(bin, { input: { id } });

  expect(working.data.leadSetStatus).toEqual({ record: { status: 'working' }, errors: [] });
  expect(converted.data.leadConvert).toEqual({
    record: {
      status: 'converted',
      convertedDeal: { name: 'Ten engines', contact: { id: expect.stringMatching(/^con_/) } },
      contact: { company: { name: 'Acme' } },
    },
    errors: [],
  });
  const refusal = { __typename: 'Refused', code: 'WRONG_STATE', path: null };
  expect(twice.data.leadConvert).toEqual({ record: null, errors: [refusal] });
  expect(back.data.leadSetStatus).toEqual({ record: null, errors: [{ code: 'WRONG_STATE', path: null }] });
  expect(undone.data).toEqual({
    leadDelete: { errors: [] },
    leadRestore: { record: { status: 'converted' }, errors: [] },
    leadUndoConversion: {
      record: { status: 'working', convertedDeal: null, contact: { company: null } },
      errors: [],
    },
  });
});

it('names the broken place within the person, the deal or the lead', async () => {
  const caller = await (await api.givenWorkspace()).call('owner');
  const id = await givenLead(caller);

  const nobody = await caller.query(CREATE, { input: {} });
  const person = await caller.query(CREATE, { input: { contact: { country: 'Utopia' } } });
  const deal = await caller.query(CONVERT, { input: { id, deal: { name: ' ' } } });
  const status = await caller.query(STATUS, { input: { id, status: 'lukewarm' } });

  expect(nobody.data.leadCreate).toEqual({ record: null, errors: [{ code: 'INVALID_INPUT', path: 'contact' }] });
  expect(person.data.leadCreate).toMatchObject({ errors: [{ path: 'contact.country' }] });
  expect(deal.data.leadConvert).toMatchObject({ record: null, errors: [{ path: 'deal.name' }] });
  expect(status.data.leadSetStatus).toEqual({ record: null, errors: [{ code: 'INVALID_INPUT', path: 'status' }] });
});

it('is refused to a role that only reads, and looks missing from another workspace', async () => {
  const workspace = await api.givenWorkspace();
  const id = await givenLead(await workspace.call('owner'));
  const viewer = await workspace.call('viewer');
  const stranger = await (await api.givenWorkspace()).call('owner');

  const refused = await viewer.query(CONVERT, { input: { id } });
  const [theirs, unknown] = await Promise.all(
    [id, encodeId('lead', newId())].map((one) => stranger.query(CONVERT, { input: { id: one } })),
  );

  expect(refused.data.leadConvert).toMatchObject({ record: null, errors: [{ code: 'NOT_ALLOWED' }] });
  expect(theirs?.data).toEqual(unknown?.data);
  expect(theirs?.data.leadConvert).toMatchObject({ record: null, errors: [{ code: 'NOT_FOUND' }] });
});
