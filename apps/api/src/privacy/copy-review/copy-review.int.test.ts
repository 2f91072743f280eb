import { NoteService } from '@smartx/domain/activity';
import { Contact, ContactService } from '@smartx/domain/contact';
import { encodeId, newId } from '@smartx/domain/kernel';
import { listMail } from '@smartx/domain/mail';
import { RequestPortal, RequestService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { strangerScope } from '../testing/stranger-scope.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const ITEM =
  'id table cause state outcome ground isHidden otherIds texts { field text passages { from isFound isBlack } }';
const REVIEW = `query R($id: ID!, $show: String!) @purpose(is: RIGHTS_HANDLING) {
  copyReview(requestId: $id, show: $show) { waiting concerning all hasMore items { ${ITEM} } }
  privacyRequest(id: $id) { copyReviewsOpen }
}`;
const PREPARE = mutation('Prepare', 'copyReviewPrepare', 'RecordInput');
const DECIDE = mutation('Decide', 'copyReviewDecide', 'CopyReviewDecideInput');
const FORWARD = `mutation Forward($input: PrivacyRequestForwardInput!) @purpose(is: RIGHTS_HANDLING) {
  privacyRequestForward(input: $input) { record { id } errors { code path } }
}`;

describe('B12-AC2 the review of a copy', () => {
  it('shows what was found of others, and answers with what was decided', async () => {
    const workspace = await api.givenWorkspace();
    const id = await givenRequest(workspace);
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');

    const prepared = await officer.query(PREPARE, { input: { id } });
    expect(prepared.data).toMatchObject({
      copyReviewPrepare: { record: { copyReviewsOpen: 1, textsSearchedAt: expect.any(String) }, items: [], errors: [] },
    });
    const found = await officer.query(REVIEW, { id, show: 'waiting' });
    expect(found.data).toMatchObject({
      copyReview: {
        ...{ waiting: 1, concerning: 1, all: 1, hasMore: false },
        items: [
          {
            ...{ table: 'note', cause: 'named', state: 'open', outcome: null, isHidden: false },
            otherIds: [expect.stringMatching(/^sub_/)],
            texts: [{ field: 'body', passages: [{ from: 9, isFound: true, isBlack: true }] }],
          },
        ],
      },
      privacyRequest: { copyReviewsOpen: 1 },
    });
    const itemIds = [itemIn(found.data)];
    const odd = await officer.query(DECIDE, { input: { id, itemIds, outcome: 'burn' } });
    expect(odd.data).toMatchObject({
      copyReviewDecide: { items: [], errors: [{ code: 'INVALID_INPUT', path: 'outcome' }] },
    });
    const decided = await officer.query(DECIDE, {
      input: { id, itemIds, outcome: 'include', ground: 'consent-of-other' },
    });
    expect(decided.data).toMatchObject({
      copyReviewDecide: {
        record: { copyReviewsOpen: 0 },
        items: [{ id: itemIds[0], state: 'dismissed', outcome: 'include', ground: 'consent-of-other' }],
        errors: [],
      },
    });
  });

  it('is nothing to see in another workspace, or for a role that makes no copies', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const id = await givenRequest(ours);
    const stranger = await theirs.call('privacy-officer', 'RIGHTS_HANDLING');
    const auditor = await ours.call('auditor', 'RIGHTS_HANDLING');

    for (const caller of [stranger, auditor])
      expect((await caller.query(REVIEW, { id, show: 'all' })).data).toEqual({
        copyReview: null,
        privacyRequest: null,
      });
    expect((await stranger.query(PREPARE, { input: { id } })).data).toMatchObject({
      copyReviewPrepare: { record: null, errors: [{ code: 'NOT_FOUND' }] },
    });
  });
});

it('a company hands no request over: only the operator does', async () => {
  const workspace = await api.givenWorkspace();
  const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');

  const refused = await officer.query(FORWARD, { input: { id: await givenRequest(workspace), company: 'Acme' } });

  expect(refused.data).toMatchObject({ privacyRequestForward: { record: null, errors: [{ code: 'WRONG_STATE' }] } });
});

function mutation(name: string, field: string, input: string): string {
  return `mutation ${name}($input: ${input}!) @purpose(is: RIGHTS_HANDLING) {
    ${field}(input: $input) { record { id textsSearchedAt copyReviewsOpen } items { ${ITEM} } errors { code path } }
  }`;
}

function itemIn(data: unknown): string {
  return /"id":"(rvi_[0-9a-f]{32})"/.exec(JSON.stringify(data))?.[1] ?? '';
}

/** Ana asks for her data; a note about her names Ben. */
async function givenRequest(workspace: ApiWorkspace): Promise<string> {
  const scope = workspace.asSystem();
  const contacts = new ContactService(scope);
  const email = `${newId()}@example.test`;
  const ana = await contacts.create({ fullName: 'Ana Ruiz', points: [{ kind: 'email', value: email }] });
  const ben = await contacts.create({ fullName: 'Ben Adam' });
  const noteId = await new NoteService(scope).create({ body: 'Ana, not Ben Adam, pays.', contactId: ana });
  const portal = new RequestPortal(strangerScope(api.domain, workspace.id), api.app.privacy);
  const { reference } = await portal.submit({ kind: 'access', email });
  const [mail] = await listMail(workspace.asSystem('SECURITY'));
  await portal.verify(reference, /\d{6}/.exec(mail?.mail?.subject ?? '')?.[0] ?? '');
  const [request] = await scope.transaction(async (em) => {
    const { subject } = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id: ben });
    await em.execute(
      `insert into record_subject (workspace_id, id, record_type, record_id, subject_id, role)
       values (?, ?, 'note', ?, ?, 'mentioned')`,
      [workspace.id, newId(), noteId, subject.id],
    );
    return em.execute<{ id: string }[]>('select id from privacy_request where reference = ?', [reference]);
  });
  await new RequestService(workspace.asSystem('RIGHTS_HANDLING'), api.app.privacy).matchSubjects(request?.id ?? '');
  return encodeId('privacyRequest', request?.id ?? '');
}
