import { Contact, ContactService } from '@smartx/domain/contact';
import { encodeId } from '@smartx/domain/kernel';
import { listMail } from '@smartx/domain/mail';
import { PrivacyRequest, type RequestInput, RequestPortal } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { takeRequestIn } from '../privacy-jobs.ts';
import { strangerScope } from '../testing/stranger-scope.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const REASON = 'We weighed it, and this is how it stands.';
const DECIDE = `mutation D($input: PrivacyRequestDecideInput!) @purpose(is: RIGHTS_HANDLING) {
  privacyRequestDecide(input: $input) { record { state decision decisionReason objectedTo } errors { code path } }
}`;
const CONTACT = `query C($id: ID!) @purpose(is: RELATIONSHIP) {
  contact(id: $id) { fullName city disputedValues { field claimed statement } withheld { field reason } }
}`;
const CORRECTIONS = `query R($id: ID!) @purpose(is: RIGHTS_HANDLING) {
  privacyRequest(id: $id) { restrictionGround askedFor corrections { id field proposed state } }
}`;
const TELL = `mutation T($input: SubjectTellRestrictionEndInput!) @purpose(is: RIGHTS_HANDLING) {
  subjectTellRestrictionEnd(input: $input) { record { restrictionEndToldAt } errors { code path } }
}`;
const LIFT = `mutation L($input: SubjectLiftRestrictionInput!) @purpose(is: RIGHTS_HANDLING) {
  subjectLiftRestriction(input: $input) { record { restrictedAt } errors { code path } }
}`;

describe('B14-AC2 an objection', () => {
  it('withholds the person as restricted until it is decided, and shows them again where it does not stand', async () => {
    const { workspace, contactId, id } = await given({ kind: 'objection' });
    const [sales, officer] = [
      await workspace.call('sales'),
      await workspace.call('privacy-officer', 'RIGHTS_HANDLING'),
    ];

    const closed = await sales.query(CONTACT, { id: contactId });
    const decided = await officer.query(DECIDE, { input: { id, outcome: 'refused', reason: REASON } });
    const open = await sales.query(CONTACT, { id: contactId });

    expect(closed.data).toMatchObject({
      contact: {
        fullName: null,
        withheld: expect.arrayContaining([{ field: 'fullName', reason: 'RESTRICTED' }]),
      },
    });
    expect(decided.data).toMatchObject({
      privacyRequestDecide: {
        record: { state: 'refused', decision: 'refused', decisionReason: REASON, objectedTo: OBJECTABLE },
        errors: [],
      },
    });
    expect(open.data).toMatchObject({ contact: { fullName: 'Ana Ruiz', withheld: [] } });
  });

  it('is decided by nobody who may not, in no other workspace, and as nothing that there is not', async () => {
    const { workspace, id } = await given({ kind: 'objection' });
    const elsewhere = await api.givenWorkspace();
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
    const granted = { id, outcome: 'granted', reason: REASON };
    const foreign = encodeId('contact', '01980000-0000-7000-8000-000000000000');
    const ask = async (input: object) => (await officer.query(DECIDE, { input: { ...granted, ...input } })).data;

    const bySales = await (await workspace.call('sales')).query(DECIDE.replace('RIGHTS_HANDLING', 'RELATIONSHIP'), {
      input: granted,
    });
    const byStranger = await (await elsewhere.call('privacy-officer', 'RIGHTS_HANDLING')).query(DECIDE, {
      input: granted,
    });

    expect(bySales.data).toMatchObject({ privacyRequestDecide: { errors: [{ code: 'NOT_ALLOWED' }] } });
    expect(byStranger.data).toMatchObject({ privacyRequestDecide: { errors: [{ code: 'NOT_FOUND' }] } });
    for (const [input, path] of [
      [{ outcome: 'maybe' }, 'outcome'],
      [{ outcome: 'partly', purposes: ['FUN'] }, 'purposes'],
      [{ restrictionGround: 'because' }, 'restrictionGround'],
      [{ corrections: [{ id: foreign, isGranted: true }] }, 'corrections'],
      [{ reason: 'No.' }, 'reason'],
    ] as const)
      expect(await ask(input)).toMatchObject({
        privacyRequestDecide: { record: null, errors: [{ code: 'INVALID_INPUT', path }] },
      });
  });
});

describe('B13-AC3 a value that stays', () => {
  it('has beside it, in the CRM, what the person says', async () => {
    const corrections = [
      { field: 'fullName', value: 'Anna Ruiz' },
      { field: 'city', value: 'Sevilla' },
    ];
    const asked = { kind: 'rectification', corrections, message: 'I was never called that.' } as const;
    const { workspace, contactId, id } = await given(asked);
    const [sales, officer] = [
      await workspace.call('sales'),
      await workspace.call('privacy-officer', 'RIGHTS_HANDLING'),
    ];
    const subjectId = await subjectOf(workspace, contactId);
    await officer.query(
      `mutation I($input: PrivacyRequestSubjectInput!) @purpose(is: RIGHTS_HANDLING) { privacyRequestInclude(input: $input) { errors { code } } }`,
      { input: { id, subjectId } },
    );

    const { data } = await officer.query<Corrections>(CORRECTIONS, { id });
    const verdicts = data.privacyRequest.corrections.map((one) => ({ id: one.id, isGranted: one.field === 'city' }));
    const decided = await officer.query(DECIDE, {
      input: { id, outcome: 'partly', reason: REASON, corrections: verdicts },
    });
    const shown = await sales.query(CONTACT, { id: contactId });

    expect(data.privacyRequest.corrections).toMatchObject([
      { field: 'fullName', proposed: 'Anna Ruiz', state: 'open' },
      { field: 'city', proposed: 'Sevilla', state: 'open' },
    ]);
    expect(decided.data).toMatchObject({ privacyRequestDecide: { record: { decision: 'partly' }, errors: [] } });
    expect(shown.data).toMatchObject({
      contact: {
        ...{ fullName: 'Ana Ruiz', city: 'Sevilla' },
        disputedValues: [{ field: 'fullName', claimed: 'Anna Ruiz', statement: 'I was never called that.' }],
      },
    });
  });
});

it('B15-AC4 a restriction ends once the person was told, by those who may', async () => {
  const { workspace, contactId, id } = await given({ kind: 'restriction', restrictionGround: 'unlawful' });
  const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
  const subjectId = await subjectOf(workspace, contactId);
  await officer.query(
    `mutation I($input: PrivacyRequestSubjectInput!) @purpose(is: RIGHTS_HANDLING) { privacyRequestInclude(input: $input) { errors { code } } }`,
    { input: { id, subjectId } },
  );
  await officer.query(DECIDE, { input: { id, outcome: 'granted', reason: REASON } });
  const ended = { subjectId, reason: 'The dispute was settled.' };

  const early = await officer.query(LIFT, { input: { subjectId } });
  const bySales = await (await workspace.call('sales')).query(TELL.replace('RIGHTS_HANDLING', 'RELATIONSHIP'), {
    input: ended,
  });
  const told = await officer.query(TELL, { input: ended });
  const lifted = await officer.query(LIFT, { input: { subjectId } });

  expect(early.data).toMatchObject({ subjectLiftRestriction: { errors: [{ path: 'personToldAt' }] } });
  expect(bySales.data).toMatchObject({ subjectTellRestrictionEnd: { errors: [{ code: 'NOT_ALLOWED' }] } });
  expect(told.data).toMatchObject({
    subjectTellRestrictionEnd: { record: { restrictionEndToldAt: expect.any(String) } },
  });
  expect(lifted.data).toMatchObject({ subjectLiftRestriction: { record: { restrictedAt: null }, errors: [] } });
});

const OBJECTABLE = expect.arrayContaining(['RELATIONSHIP', 'MARKETING']);

interface Corrections {
  readonly privacyRequest: { readonly corrections: { readonly id: string; readonly field: string }[] };
}

/** Ana in the CRM, and a proven request of hers that the job has taken in. */
async function given(asked: Omit<RequestInput, 'email'>) {
  const workspace = await api.givenWorkspace();
  const points = [{ kind: 'email', value: 'ana@example.test' } as const];
  const contact = await new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz', points });
  const portal = new RequestPortal(strangerScope(api.domain, workspace.id), api.app.privacy);
  const { reference } = await portal.submit({ ...asked, email: 'ana@example.test' });
  const [mail] = await listMail(workspace.asSystem('SECURITY'));
  await portal.verify(reference, /\d{6}/.exec(mail?.mail?.subject ?? '')?.[0] ?? '');
  const where = { workspaceId: workspace.id, reference };
  const request = await workspace.asSystem().transaction((em) => em.findOneOrFail(PrivacyRequest, where));
  await takeRequestIn(api.app, { workspaceId: workspace.id, requestId: request.id });
  return { workspace, contactId: encodeId('contact', contact), id: encodeId('privacyRequest', request.id) };
}

async function subjectOf(workspace: ApiWorkspace, contactId: string): Promise<string> {
  const where = { workspaceId: workspace.id };
  const contact = await workspace.asSystem().transaction((em) => em.findOneOrFail(Contact, where));
  if (encodeId('contact', contact.id) !== contactId) throw new Error('There is one contact.');
  return encodeId('subject', contact.subject.id);
}
