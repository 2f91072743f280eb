import { ContactService } from '@smartx/domain/contact';
import { encodeId, findUuid, newId } from '@smartx/domain/kernel';
import { sendMail } from '@smartx/domain/mail';
import { ConsentService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi({ costPerSecond: 1_000_000 });
});
afterAll(() => api.close());

const SEND = `mutation S($input: MailSendInput!) @purpose(is: RELATIONSHIP) {
  activitySendMail(input: $input) {
    record { id kind direction subjectLine body mailState member { displayName } contact { id lastInteractionAt } }
    errors { code path message ... on PurposeRefused { purpose cause } }
  }
}`;
const RETRY = `mutation R($input: RecordInput!) @purpose(is: RELATIONSHIP) {
  activityRetryMail(input: $input) { record { mailState } errors { code } }
}`;
const READ = `query A($id: ID!) @purpose(is: RELATIONSHIP) {
  node(id: $id) { ... on Activity { mailState mailStopReason contact { lastInteractionAt } } }
}`;

interface Sent {
  activitySendMail: { record: { id: string; body: string; [field: string]: unknown } | null; errors: object[] };
}

/** Ana, with an address; not from the person herself, so that nothing but business is allowed. */
async function givenAna(workspace: ApiWorkspace) {
  const scope = workspace.asSystem();
  const contactId = await new ContactService(scope).create({
    fullName: 'Ana Ruiz',
    country: 'DE',
    points: [{ kind: 'email', value: 'ana@example.test' }],
  });
  const [row] = await scope.transaction((em) =>
    em.execute<{ point: string; subject: string }[]>(
      'select p.id as point, c.subject_id as subject from contact c join contact_point p on p.contact_id = c.id where c.id = ?',
      [contactId],
    ),
  );
  return {
    subjectId: row?.subject ?? '',
    input: {
      contactId: encodeId('contact', contactId),
      contactPointId: encodeId('contactPoint', row?.point ?? ''),
      ...{ purpose: 'RELATIONSHIP', subject: 'Your\noffer', body: 'Dear Ana, here it is.' },
    },
  };
}

/** Hands a mail over, as the job does; gives what the mail server got. */
async function handOver({ id: workspaceId }: ApiWorkspace, activityId: string, refuses = false): Promise<object[]> {
  const got: object[] = [];
  const transport = {
    send: async (mail: object) => {
      if (refuses) throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
      got.push(mail);
    },
  };
  const { orm, vault, clock } = api.domain;
  const messageId = findUuid('activity', activityId) ?? '';
  await sendMail({ em: orm.em, vault, clock, transport }, { workspaceId, messageId }).catch(() => undefined);
  return got;
}

describe('a mail from a member to a person', () => {
  it('is recorded with its words and people, goes out, and only then counts as an exchange', async () => {
    const workspace = await api.givenWorkspace();
    const { input } = await givenAna(workspace);
    const sales = await workspace.call('sales');

    const { data } = await sales.query<Sent>(SEND, { input });

    expect(data.activitySendMail.errors).toEqual([]);
    expect(data.activitySendMail.record).toMatchObject({
      ...{ kind: 'mail', direction: 'out', subjectLine: 'Your offer', body: 'Dear Ana, here it is.' },
      ...{ mailState: 'queued', contact: { id: input.contactId, lastInteractionAt: null } },
    });
    const id = data.activitySendMail.record?.id ?? '';
    const ties = await sales.scope.transaction((em) =>
      em.execute('select role from record_subject where record_id = ? order by role', [findUuid('activity', id)]),
    );
    expect(ties).toEqual([{ role: 'author' }, { role: 'recipient' }]);
    expect(await handOver(workspace, id)).toMatchObject([{ to: 'ana@example.test', subject: 'Your offer' }]);
    expect((await sales.query(READ, { id })).data).toEqual({
      node: { mailState: 'sent', mailStopReason: null, contact: { lastInteractionAt: expect.any(String) } },
    });
  });

  it('B4-AC3 is refused with its cause where the person may not be written to, and nothing is kept of it', async () => {
    const workspace = await api.givenWorkspace();
    const { input, subjectId } = await givenAna(workspace);
    const sales = await workspace.call('sales');
    const errorsOf = async (more: object) =>
      (await sales.query<Sent>(SEND, { input: { ...input, ...more } })).data.activitySendMail;

    // Sales does not work for marketing, whoever may get it.
    expect(await errorsOf({ purpose: 'MARKETING' })).toMatchObject({
      errors: [{ code: 'PURPOSE_NOT_ALLOWED', purpose: 'MARKETING', cause: null }],
    });
    expect(await errorsOf({ purpose: 'SECURITY' })).toMatchObject({
      errors: [{ code: 'INVALID_INPUT', path: 'purpose' }],
    });
    expect(await errorsOf({ body: ' ' })).toMatchObject({ errors: [{ code: 'INVALID_INPUT', path: 'body' }] });
    expect(await errorsOf({ contactPointId: encodeId('contactPoint', newId()) })).toMatchObject({
      errors: [{ cause: 'unreachable' }],
    });
    expect(await errorsOf({ contactId: encodeId('contact', newId()) })).toMatchObject({
      errors: [{ code: 'NOT_FOUND' }],
    });
    const viewer = await workspace.call('viewer');
    expect((await viewer.query<Sent>(SEND, { input })).data.activitySendMail.errors).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    const stranger = await (await api.givenWorkspace()).call('sales');
    expect((await stranger.query<Sent>(SEND, { input })).data.activitySendMail.errors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(subjectId, 'accuracy-contested');
    expect(await errorsOf({})).toMatchObject({ errors: [{ code: 'PROCESSING_RESTRICTED' }] });
    const kept = await sales.scope.transaction((em) =>
      em.execute('select 1 from activity union all select 1 from mail_message'),
    );
    expect(kept).toEqual([]);
  });

  it('B17-AC1 is refused for advertising, with a consent too: no single mail is stopped with one click', async () => {
    const workspace = await api.givenWorkspace();
    const { input, subjectId } = await givenAna(workspace);
    for (const purpose of ['PROSPECTING', 'MARKETING'] as const)
      await new ConsentService(workspace.asSystem()).record({
        ...{ subjectId, purpose, event: 'given', channel: 'email', method: 'phone-call' },
        wording: 'Write to me with offers.',
        occurredAt: api.domain.clock.now(),
      });
    const owner = await workspace.call('owner');

    for (const purpose of ['PROSPECTING', 'MARKETING'])
      expect((await owner.query<Sent>(SEND, { input: { ...input, purpose } })).data.activitySendMail).toMatchObject({
        record: null,
        errors: [
          {
            ...{ code: 'PURPOSE_NOT_ALLOWED', purpose, cause: 'no-stop-offered' },
            message: expect.stringMatching(/one click/),
          },
        ],
      });
  });

  it('is no exchange where it advertises: retention does not wait for it', async () => {
    const workspace = await api.givenWorkspace();
    const { input, subjectId } = await givenAna(workspace);
    const sales = await workspace.call('sales');
    await new ConsentService(workspace.asSystem()).record({
      ...{ subjectId, purpose: 'PROSPECTING', event: 'given', channel: 'email', method: 'phone-call' },
      wording: 'Write to me with offers.',
      occurredAt: api.domain.clock.now(),
    });
    const id = (await sales.query<Sent>(SEND, { input })).data.activitySendMail.record?.id ?? '';
    await sales.scope.transaction((em) =>
      em.execute("update mail_message set purpose = 'PROSPECTING', stop_offered = true where id = ?", [
        findUuid('activity', id),
      ]),
    );

    expect(await handOver(workspace, id)).toHaveLength(1);
    expect((await sales.query(READ, { id })).data).toMatchObject({
      node: { mailState: 'sent', contact: { lastInteractionAt: null } },
    });
  });

  it('that no server takes stands as failed, and is sent again when asked; one that is stopped says why', async () => {
    const workspace = await api.givenWorkspace();
    const { input, subjectId } = await givenAna(workspace);
    const sales = await workspace.call('sales');
    const send = async () => (await sales.query<Sent>(SEND, { input })).data.activitySendMail.record?.id ?? '';
    const id = await send();
    for (let time = 0; time < 8; time++) await handOver(workspace, id, true);

    expect((await sales.query(READ, { id })).data).toMatchObject({ node: { mailState: 'failed' } });
    const stranger = await (await api.givenWorkspace()).call('sales');
    expect((await stranger.query(RETRY, { input: { id } })).data).toMatchObject({
      activityRetryMail: { errors: [{ code: 'NOT_FOUND' }] },
    });
    const answerOf = async (input: object, caller = sales) => (await caller.query(RETRY, { input })).data;
    const setPurpose = (purpose: string) =>
      sales.scope.transaction((em) =>
        em.execute('update mail_message set purpose = ? where id = ?', [purpose, findUuid('activity', id)]),
      );
    // A seller of another team reads it, and does not write in the name of its author.
    expect(await answerOf({ id }, await workspace.call('sales'))).toMatchObject({
      activityRetryMail: { errors: [{ code: 'NOT_FOUND' }] },
    });
    expect(await answerOf({ id, ifVersion: 99 })).toMatchObject({
      activityRetryMail: { errors: [{ code: 'STALE_VERSION' }] },
    });
    for (const purpose of ['SUPPORT', 'PROSPECTING']) {
      await setPurpose(purpose);
      expect(await answerOf({ id })).toMatchObject({
        activityRetryMail: { errors: [{ code: 'PURPOSE_NOT_ALLOWED' }] },
      });
    }
    await setPurpose('RELATIONSHIP');
    expect((await sales.query(RETRY, { input: { id } })).data).toEqual({
      activityRetryMail: { record: { mailState: 'queued' }, errors: [] },
    });
    expect((await sales.query(RETRY, { input: { id } })).data).toMatchObject({
      activityRetryMail: { errors: [{ code: 'WRONG_STATE' }] },
    });
    expect(await handOver(workspace, id)).toHaveLength(1);
    const late = await send();
    await new ConsentService(workspace.asSystem()).record({
      ...{ subjectId, purpose: 'RELATIONSHIP', event: 'objected', channel: 'email', method: 'email' },
      occurredAt: api.domain.clock.now(),
    });
    expect(await handOver(workspace, late)).toEqual([]);
    expect((await sales.query(READ, { id: late })).data).toMatchObject({
      node: { mailState: 'stopped', mailStopReason: 'channel-refused' },
    });
  });
});
