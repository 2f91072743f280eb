import { ContactService } from '@smartx/domain/contact';
import { encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const STATE = 'noticeState noticeMethod noticeDelivery noticeExemptGround version';
const SEND = `mutation S($input: NoticeSendInput!) @purpose(is: RIGHTS_HANDLING) {
  noticeSend(input: $input) { sentCount refusals { contactId error { code } } errors { code path } } }`;
const TOLD = `mutation T($told: NoticeRecordInput!, $exempt: NoticeExemptInput!) @purpose(is: RIGHTS_HANDLING) {
  noticeRecord(input: $told) { record { ${STATE} } errors { code path } }
  noticeExempt(input: $exempt) { record { ${STATE} } errors { code path } } }`;
const QUEUE = `query Q($where: ContactFilter) @purpose(is: RIGHTS_HANDLING) {
  contacts(where: $where, orderBy: { field: NOTICE_DUE_ON, direction: ASC }) { nodes { id ${STATE} } } }`;

it('B1-AC4 who is to be told is a list by due day, and is told, noted as told, or noted as exempt', async () => {
  const workspace = await api.givenWorkspace();
  const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
  const given = async (collectedAt: string) => {
    const points = [{ kind: 'email', value: `${newId()}@example.test` }] as const;
    const contact = { fullName: 'Dana', collectedFrom: 'public-source', source: 'Register', points } as const;
    const id = await new ContactService(workspace.asSystem()).create({
      ...contact,
      collectedAt: new Date(collectedAt),
    });
    return encodeId('contact', id);
  };
  const [late, early, last] = [await given('2026-02-03'), await given('2026-01-03'), await given('2026-02-05')];
  const stranger = encodeId('contact', newId());
  const queue = async (where: object) => {
    const { data } = await officer.query<{ contacts: { nodes: { id: string }[] } }>(QUEUE, { where });
    return data.contacts.nodes;
  };
  const due = { noticeState: { eq: 'due' } };

  const before = await queue(due);
  const sent = await officer.query(SEND, { input: { contactIds: [early, stranger] } });
  const noted = await officer.query(TOLD, {
    told: { contactId: late, method: 'phone-call', toldOn: '2026-02-04' },
    exempt: { contactId: last, ground: 'disproportionate' },
  });
  const wrong = await officer.query(TOLD, {
    told: { contactId: last, method: 'pigeon', toldOn: '2026-02-04' },
    exempt: { contactId: last, ground: 'no wish' },
  });

  expect(before.map(({ id }) => id)).toEqual([early, late, last]);
  expect(await queue({ ...due, noticeDueOn: { lt: '2026-03-01' } })).toEqual([]);
  expect(sent.data).toEqual({
    noticeSend: { sentCount: 1, refusals: [{ contactId: stranger, error: { code: 'NOT_FOUND' } }], errors: [] },
  });
  expect(noted.data).toMatchObject({
    noticeRecord: { record: { noticeState: 'sent', noticeMethod: 'phone-call', noticeDelivery: null } },
    noticeExempt: { record: { noticeState: 'exempt', noticeExemptGround: 'disproportionate' } },
  });
  expect(wrong.data).toMatchObject({
    noticeRecord: { errors: [{ code: 'INVALID_INPUT', path: 'method' }] },
    noticeExempt: { errors: [{ code: 'INVALID_INPUT', path: 'ground' }] },
  });
  expect(await queue({ noticeState: { eq: 'sent' } })).toMatchObject([{ noticeDelivery: 'queued' }, { id: late }]);
});
