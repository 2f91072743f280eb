import { NoteService } from '@smartx/domain/activity';
import { CompanyService } from '@smartx/domain/company';
import { Contact, ContactService } from '@smartx/domain/contact';
import { ErasureService, TextSearch } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const ITEM =
  'id requestId table state dueOn isOverdue isHeld isChanged isHidden seen texts { field text places { from length cause } }';
const REVIEW = `query R($show: String!) @purpose(is: RIGHTS_HANDLING) {
  erasureReview(show: $show) { open overdue left takenOut searching items { ${ITEM} } }
}`;
const DECIDE = `mutation Decide($input: ErasureReviewDecideInput!) @purpose(is: RIGHTS_HANDLING) {
  erasureReviewDecide(input: $input) { items { ${ITEM} } errors { code path } }
}`;

describe('B11-AC6 the review of texts after an erasure', () => {
  it('shows what may mean the person, and takes it out', async () => {
    const workspace = await api.givenWorkspace();
    await givenErased(workspace);
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');

    const found = await officer.query(REVIEW, { show: 'open' });
    expect(found.data).toMatchObject({
      erasureReview: {
        ...{ open: 1, overdue: 0, searching: 0 },
        items: [
          {
            ...{ table: 'note', state: 'open', isHeld: false, isHidden: false, requestId: null },
            texts: [{ field: 'body', text: 'Ana pays', places: [{ from: 0, length: 3, cause: 'part-of-name' }] }],
          },
        ],
      },
    });
    const itemIds = [/"id":"(rvi_[0-9a-f]{32})"/.exec(JSON.stringify(found.data))?.[1] ?? ''];
    const odd = await officer.query(DECIDE, { input: { itemIds, verdict: 'burn' } });
    expect(odd.data).toMatchObject({ erasureReviewDecide: { errors: [{ code: 'INVALID_INPUT', path: 'verdict' }] } });
    const done = await officer.query(DECIDE, { input: { itemIds, verdict: 'take-out' } });
    expect(done.data).toMatchObject({
      erasureReviewDecide: {
        errors: [],
        items: [{ state: 'accepted', texts: [{ text: '[erased] pays', places: [] }] }],
      },
    });
  });

  it('is nothing to see in another workspace, or for a role that erases nobody', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    await givenErased(ours);
    const officer = await ours.call('privacy-officer', 'RIGHTS_HANDLING');
    const found = await officer.query(REVIEW, { show: 'open' });
    const itemIds = [/"id":"(rvi_[0-9a-f]{32})"/.exec(JSON.stringify(found.data))?.[1] ?? ''];
    const stranger = await theirs.call('privacy-officer', 'RIGHTS_HANDLING');
    const auditor = await ours.call('auditor', 'RIGHTS_HANDLING');

    expect((await stranger.query(REVIEW, { show: 'open' })).data).toMatchObject({ erasureReview: { items: [] } });
    expect((await auditor.query(REVIEW, { show: 'open' })).data).toMatchObject({ erasureReview: null });
    const refused = async (caller: typeof officer) =>
      (await caller.query(DECIDE, { input: { itemIds, verdict: 'take-out' } })).data;
    expect(await refused(stranger)).toMatchObject({ erasureReviewDecide: { errors: [{ code: 'NOT_FOUND' }] } });
    expect(await refused(auditor)).toMatchObject({ erasureReviewDecide: { errors: [{ code: 'NOT_ALLOWED' }] } });
  });
});

/** Ana of Acme is erased; a note of Acme has her first name. */
async function givenErased(workspace: ApiWorkspace): Promise<void> {
  const scope = workspace.asSystem();
  const companyId = await new CompanyService(scope).create({ name: 'Acme' });
  const id = await new ContactService(scope).create({ fullName: 'Ana Ruiz', companyId });
  await new NoteService(scope).create({ body: 'Ana pays', companyId });
  const rights = workspace.asSystem('RIGHTS_HANDLING');
  const erasure = new ErasureService(rights, api.app.privacy);
  const ledgers = await rights.transaction(async (em) => {
    const { subject } = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id });
    return erasure.plan(em, { subjectIds: [subject.id], requestId: null, ground: 'retention' });
  });
  await erasure.runAll(ledgers);
  await new TextSearch(rights, api.app.privacy).run();
}
