import { Contact, ContactService } from '@smartx/domain/contact';
import { encodeId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const VIEW = `query V($subjectId: ID!) @purpose(is: RIGHTS_HANDLING) { subjectView(subjectId: $subjectId, language: "fr") {
  places { table relation rowCount recordType values { rowId property category kind shown isMasked source sharedWith } }
  categories { category retention purposes { purpose basis allowed cause } } } }`;
const REVEAL = `mutation R($input: SubjectRevealInput!) @purpose(is: RIGHTS_HANDLING) {
  subjectReveal(input: $input) { value errors { code path } } }`;

interface View {
  subjectView: { places: { table: string; values: { rowId: string; property: string }[] }[] } | null;
}

it('shows an officer every value of a person with its mask, reveals one for a reason, and shows sales nothing', async () => {
  const workspace = await api.givenWorkspace();
  const points = [{ kind: 'email', value: 'ana@example.test' }] as const;
  const contactId = await new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz', points });
  const contact = await workspace.asSystem().transaction((em) => em.findOneOrFail(Contact, [workspace.id, contactId]));
  const subjectId = encodeId('subject', contact.subject.id);
  const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
  const sales = await workspace.call('sales');

  const { data } = await officer.query<View>(VIEW, { subjectId });
  const places = data.subjectView?.places ?? [];
  const email = places
    .find(({ table }) => table === 'contact_point')
    ?.values.find(({ property }) => property === 'clearValue');
  const asked = { subjectId, table: 'contact_point', property: 'clearValue', reason: 'Request PR-1' };
  const shown = await officer.query(REVEAL, { input: { ...asked, rowId: email?.rowId } });
  const wrong = await officer.query(REVEAL, { input: { ...asked, rowId: 'con_1' } });
  const hidden = await sales.query<View>(VIEW.replace('RIGHTS_HANDLING', 'RELATIONSHIP'), { subjectId });

  expect(email).toMatchObject({ shown: 'a•••@e•••.test', isMasked: true, category: 'contact', kind: 'text' });
  expect(places.find(({ table }) => table === 'contact')).toMatchObject({ relation: 'owned', rowCount: 1 });
  expect(JSON.stringify(data)).not.toContain('ana@example.test');
  expect(JSON.stringify(data)).toContain('mois');
  expect(shown.data).toEqual({ subjectReveal: { value: 'ana@example.test', errors: [] } });
  expect(wrong.data).toMatchObject({ subjectReveal: { value: null, errors: [{ code: 'NOT_FOUND' }] } });
  expect(hidden.data.subjectView).toBeNull();
});
