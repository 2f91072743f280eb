import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const CREATE = `mutation New($input: ContactCreateInput!) @purpose(is: RELATIONSHIP) {
  contactCreate(input: $input) { record { id holdReviewOn } errors { code } }
}`;
const PREVIEW = `query Preview($scope: HoldScopeInput!) @purpose(is: RIGHTS_HANDLING) {
  holdPreview(scope: $scope) { kind count }
}`;
const PLACE = `mutation Place($input: HoldPlaceInput!) @purpose(is: RIGHTS_HANDLING) {
  holdPlace(input: $input) { record { id name reason itemCount takesInMore custodian { displayName } } errors { code path } }
}`;
const HOLDS = `query Holds @purpose(is: RIGHTS_HANDLING) {
  legalHolds(orderBy: { field: REVIEW_ON }) {
    nodes { id reviewOn releasedAt releaseReason items(first: 5) { nodes { kind recordId contact { fullName } note { id } } } }
  }
}`;
const RELEASE = `mutation Release($input: HoldReleaseInput!) @purpose(is: RIGHTS_HANDLING) {
  holdRelease(input: $input) { record { id releasedAt } errors { code } }
}`;
const CONTACT = `query One($id: ID!) @purpose(is: RELATIONSHIP) { contact(id: $id) { holdReviewOn } }`;

interface Placed {
  readonly holdPlace: { readonly record: { readonly id: string } | null };
}

async function givenContact(caller: Caller): Promise<string> {
  const { data } = await caller.query<{ contactCreate: { record: { id: string } } }>(CREATE, {
    input: { fullName: 'Ana' },
  });
  return data.contactCreate.record.id;
}

const MATTER = { name: 'Dispute', reason: 'An action was announced.', reviewOn: '2099-01-31' };

it('B7-AC4 a hold is placed by a query, listed with what it holds, shown on the record, and released with a reason', async () => {
  const workspace = await api.givenWorkspace();
  const [owner, sales] = [await workspace.call('owner'), await workspace.call('sales')];
  const id = await givenContact(owner);
  const scope = { contactIds: [id] };

  const preview = await owner.query(PREVIEW, { scope });
  const placed = await owner.query<Placed>(PLACE, { input: { ...MATTER, scope } });
  const holdId = placed.data.holdPlace.record?.id ?? '';
  const listed = await owner.query(HOLDS);
  const shown = await sales.query(CONTACT, { id });
  const released = await owner.query(RELEASE, { input: { id: holdId, reason: 'Settled.' } });

  expect(preview.data).toEqual({ holdPreview: [{ kind: 'contact', count: 1 }] });
  expect(placed.data).toMatchObject({
    holdPlace: { record: { name: 'Dispute', reason: MATTER.reason, itemCount: 1, takesInMore: true }, errors: [] },
  });
  expect(listed.data).toEqual({
    legalHolds: {
      nodes: [
        {
          ...{ id: holdId, reviewOn: '2099-01-31', releasedAt: null, releaseReason: null },
          items: { nodes: [{ kind: 'contact', recordId: id, contact: { fullName: 'Ana' }, note: null }] },
        },
      ],
    },
  });
  expect(shown.data).toEqual({ contact: { holdReviewOn: '2099-01-31' } });
  expect(released.data).toMatchObject({ holdRelease: { record: { releasedAt: expect.any(String) }, errors: [] } });
  expect((await sales.query(CONTACT, { id })).data).toEqual({ contact: { holdReviewOn: null } });
});

it('a hold is placed by no salesperson, on nothing of another workspace, and seen nowhere else', async () => {
  const workspace = await api.givenWorkspace();
  const owner = await workspace.call('owner');
  const elsewhere = await (await api.givenWorkspace()).call('owner');
  const scope = { recordIds: [await givenContact(owner)] };
  await owner.query(PLACE, { input: { ...MATTER, scope } });

  expect((await elsewhere.query(HOLDS)).data).toEqual({ legalHolds: { nodes: [] } });
  expect((await elsewhere.query(PREVIEW, { scope })).data).toEqual({ holdPreview: [] });
  expect((await elsewhere.query(PLACE, { input: { ...MATTER, scope } })).data).toMatchObject({
    holdPlace: { record: null, errors: [{ code: 'INVALID_INPUT', path: 'scope' }] },
  });
  const auditor = await workspace.call('auditor');
  expect((await auditor.query(PREVIEW, { scope })).data).toEqual({ holdPreview: null });
  expect((await auditor.query(PLACE, { input: { ...MATTER, scope } })).data).toMatchObject({
    holdPlace: { record: null, errors: [{ code: 'NOT_ALLOWED' }] },
  });
});
