import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const PURPOSES = `query P @purpose(is: RIGHTS_HANDLING) { purposeSettings(first: 50) { nodes {
  purpose basis bases { basis decidedBy { displayName } } wording notices { number language wording wordingHash }
  assessmentState assessment assessmentReviewOn assessmentAdoptedBy { displayName }
} } }`;
const SET_BASIS = `mutation B($input: PurposeSetBasisInput!) @purpose(is: RIGHTS_HANDLING) {
  purposeSetBasis(input: $input) { record { basis bases { basis } assessmentState } errors { code path } } }`;
const ADOPT = `mutation A($input: PurposeAdoptAssessmentInput!) @purpose(is: RIGHTS_HANDLING) {
  purposeAdoptAssessment(input: $input) { record { assessmentState assessmentReviewOn } errors { code path } } }`;
const PUBLISH = `mutation N($input: PurposePublishNoticeInput!) @purpose(is: RIGHTS_HANDLING) {
  purposePublishNotice(input: $input) { record { wording notices { number language } } errors { code path } } }`;
const CREATE = `mutation C($input: ContactCreateInput!) @purpose(is: RELATIONSHIP) {
  contactCreate(input: $input) { record { subjectId } errors { code } } }`;
const VERDICTS = `query V($id: ID!) @purpose(is: RIGHTS_HANDLING) {
  purposeVerdicts(subjectId: $id) { purpose allowed basis cause } }`;
const SETTINGS = `query W @purpose(is: SECURITY) { workspaceSettings { name country privacyEmail setUpAt version } }`;
const SET_UP = `mutation S($input: WorkspaceSetUpInput!) @purpose(is: SECURITY) {
  workspaceSetUp(input: $input) { record { name country setUpAt } errors { code path ... on InvalidInput { fields { path } } } } }`;
const UPDATE = `mutation U($input: WorkspaceUpdateInput!) @purpose(is: SECURITY) {
  workspaceUpdate(input: $input) { record { name timeZone } errors { code path } } }`;
const TOPICS = 'query T @purpose(is: RELATIONSHIP) { marketingTopics(first: 9) { nodes { key label isActive } } }';
const ADD = `mutation A($input: TopicAddInput!) @purpose(is: RIGHTS_HANDLING) {
  topicAdd(input: $input) { record { id key } errors { code path } } }`;
const RETIRE = `mutation R($input: TopicRetireInput!) @purpose(is: RIGHTS_HANDLING) {
  topicRetire(input: $input) { record { isActive } errors { code } } }`;

const COMPANY = {
  ...{ name: 'Aurora GmbH', country: 'DE', timeZone: 'Europe/Berlin', locale: 'en', useDefaults: true },
  ...{ privacyEmail: 'privacy@aurora.example', postalAddress: 'Lindenweg 3, 10115 Berlin' },
};

interface Settings {
  purposeSettings: { nodes: { purpose: string; assessmentState: string; notices: object[] }[] };
}
interface Verdicts {
  purposeVerdicts: { purpose: string }[];
}
interface Created {
  contactCreate: { record: { subjectId: string } };
}

describe('B4-AC2 the ground of a purpose', () => {
  it('is changed for whoever comes later; who is there already keeps theirs, in verdicts as in lists', async () => {
    const workspace = await api.givenWorkspace();
    const [officer, sales] = [
      await workspace.call('privacy-officer', 'RIGHTS_HANDLING'),
      await workspace.call('sales'),
    ];
    const person = async () => {
      const { data } = await sales.query<Created>(CREATE, { input: { fullName: 'Ana Ruiz', collectedFrom: 'person' } });
      return data.contactCreate.record.subjectId;
    };
    const support = async (id: string) => {
      const { data } = await officer.query<Verdicts>(VERDICTS, { id });
      return data.purposeVerdicts.find(({ purpose }) => purpose === 'SUPPORT');
    };
    const before = await person();
    api.domain.clock.advanceDays(1);

    const { data } = await officer.query(SET_BASIS, { input: { purpose: 'SUPPORT', basis: 'consent' } });
    const after = await person();

    expect(data).toMatchObject({
      purposeSetBasis: {
        record: { basis: 'consent', bases: [{ basis: 'consent' }, { basis: 'legitimate-interest' }] },
        errors: [],
      },
    });
    expect(await support(before)).toMatchObject({ allowed: true, basis: 'legitimate-interest' });
    expect(await support(after)).toMatchObject({ allowed: false, basis: 'consent', cause: 'never-given' });
    const list = `query L @purpose(is: SUPPORT) { contacts(first: 9) { nodes { subjectId fullName } } }`;
    const { data: shown } = await (await workspace.call('support', 'SUPPORT')).query<{
      contacts: { nodes: { subjectId: string; fullName: string | null }[] };
    }>(list);
    const named = shown.contacts.nodes.flatMap(({ subjectId, fullName }) => (fullName ? [subjectId] : []));
    expect(named).toEqual([before]);
  });

  it('is refused where it would go past a refusal, to a stranger, and at an old version', async () => {
    const workspace = await api.givenWorkspace();
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
    const auditor = await workspace.call('auditor', 'RIGHTS_HANDLING');
    const input = { purpose: 'MARKETING', basis: 'legal-obligation' };

    const past = await officer.query(SET_BASIS, { input });
    const unknown = await officer.query(SET_BASIS, { input: { ...input, basis: 'because' } });
    const late = await officer.query(SET_BASIS, { input: { purpose: 'SUPPORT', basis: 'contract', ifVersion: 9 } });
    const stranger = await auditor.query(SET_BASIS, { input: { ...input, basis: 'legitimate-interest' } });

    const refusal = (code: string, path?: string) => ({
      purposeSetBasis: { errors: [{ code, ...(path && { path }) }] },
    });
    expect(past.data).toMatchObject(refusal('INVALID_INPUT', 'basis'));
    expect(unknown.data).toMatchObject(refusal('INVALID_INPUT', 'basis'));
    expect(late.data).toMatchObject(refusal('STALE_VERSION'));
    expect(stranger.data).toMatchObject(refusal('NOT_ALLOWED'));
  });
});

describe('the set-up of a workspace', () => {
  it('is one command, after which every legitimate interest is weighed until a day in a year', async () => {
    const workspace = await api.givenWorkspace();
    const admin = await workspace.call('administrator', 'SECURITY');
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
    const states = async () => {
      const { data } = await officer.query<Settings>(PURPOSES);
      return new Set(data.purposeSettings.nodes.map(({ assessmentState }) => assessmentState));
    };
    expect((await admin.query(SETTINGS)).data).toMatchObject({ workspaceSettings: { setUpAt: null } });
    expect(await states()).toEqual(new Set(['missing', 'not-needed']));

    const { data } = await admin.query(SET_UP, { input: COMPANY });

    expect(data).toMatchObject({ workspaceSetUp: { record: { name: 'Aurora GmbH', country: 'DE' }, errors: [] } });
    expect((await admin.query(SETTINGS)).data).toMatchObject({
      workspaceSettings: { privacyEmail: COMPANY.privacyEmail, setUpAt: expect.any(String) },
    });
    expect(await states()).toEqual(new Set(['adopted', 'not-needed']));
    api.domain.clock.advanceDays(366);
    expect(await states()).toEqual(new Set(['due', 'not-needed']));
  });

  it('names what is missing, is kept from sales, and changes one thing afterwards', async () => {
    const workspace = await api.givenWorkspace();
    const owner = await workspace.call('owner', 'SECURITY');
    const sales = await workspace.call('sales');

    const bare = await owner.query(SET_UP, { input: { useDefaults: true, country: 'Utopia' } });
    const changed = await owner.query(UPDATE, { input: { timeZone: 'America/Sao_Paulo' } });
    const bySales = await sales.query(UPDATE.replace('SECURITY', 'RELATIONSHIP'), { input: { name: 'Mine' } });
    const shown = await sales.query(SETTINGS.replace('SECURITY', 'RELATIONSHIP'));

    expect(bare.data).toMatchObject({
      workspaceSetUp: {
        record: null,
        errors: [{ code: 'INVALID_INPUT', fields: expect.arrayContaining([{ path: 'privacyEmail' }]) }],
      },
    });
    expect(changed.data).toMatchObject({ workspaceUpdate: { record: { timeZone: 'America/Sao_Paulo' }, errors: [] } });
    expect(bySales.data).toMatchObject({ workspaceUpdate: { record: null, errors: [{ code: 'NOT_ALLOWED' }] } });
    expect(shown.data).toEqual({ workspaceSettings: null });
  });
});

it('keeps every version of the notice, and the assessment with who adopted it', async () => {
  const workspace = await api.givenWorkspace();
  const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
  const text = 'Interest: to help. Necessity: nothing less serves. Balance: who asks for help wants it.';

  const german = await officer.query(PUBLISH, {
    input: { purpose: 'SUPPORT', language: 'de', wording: 'Ihnen mit unseren Maschinen helfen.' },
  });
  const adopted = await officer.query(ADOPT, { input: { purpose: 'SUPPORT', text, reviewOn: '2028-01-31' } });
  const klingon = await officer.query(PUBLISH, {
    input: { purpose: 'SUPPORT', language: 'tlh', wording: 'Ihnen mit unseren Maschinen helfen.' },
  });

  expect(german.data).toMatchObject({
    purposePublishNotice: {
      record: {
        wording: 'Help you with what you have from us.',
        notices: [
          { number: 2, language: 'de' },
          { number: 1, language: 'en' },
        ],
      },
    },
  });
  expect(adopted.data).toMatchObject({
    purposeAdoptAssessment: { record: { assessmentState: 'adopted', assessmentReviewOn: '2028-01-31' }, errors: [] },
  });
  expect(klingon.data).toMatchObject({ purposePublishNotice: { errors: [{ path: 'language' }] } });
  const { data } = await officer.query<Settings>(PURPOSES);
  expect(data.purposeSettings.nodes.find(({ purpose }) => purpose === 'SUPPORT')).toMatchObject({
    ...{ assessment: text, assessmentAdoptedBy: { displayName: expect.any(String) } },
    notices: [
      { wording: 'Ihnen mit unseren Maschinen helfen.', wordingHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      {},
    ],
  });
});

it('has a weighing to begin with in the language of the reader, and none for what needs one of one’s own', async () => {
  const officer = await (await api.givenWorkspace()).call('privacy-officer', 'RIGHTS_HANDLING');
  const ask = `query Q($purpose: String!) @purpose(is: RIGHTS_HANDLING) { assessmentTemplate(purpose: $purpose, language: "de-AT") }`;

  expect((await officer.query(ask, { purpose: 'PROSPECTING' })).data).toEqual({
    assessmentTemplate: expect.stringContaining('Erwägungsgrund 47'),
  });
  expect((await officer.query(ask, { purpose: 'PROFILING' })).data).toEqual({ assessmentTemplate: null });
  expect((await officer.query(ask, { purpose: 'NONSENSE' })).data).toEqual({ assessmentTemplate: null });
});

it('offers topics of marketing to whoever writes down what people say about them', async () => {
  const workspace = await api.givenWorkspace();
  const [officer, sales] = [await workspace.call('privacy-officer', 'RIGHTS_HANDLING'), await workspace.call('sales')];
  const { data } = await officer.query<{ topicAdd: { record: { id: string } } }>(ADD, { input: { label: 'Events' } });
  await officer.query(ADD, { input: { label: 'News' } });

  const again = await officer.query(ADD, { input: { label: 'EVENTS' } });
  const retired = await officer.query(RETIRE, { input: { id: data.topicAdd.record.id } });

  expect(again.data).toMatchObject({ topicAdd: { record: null, errors: [{ code: 'INVALID_INPUT', path: 'label' }] } });
  expect(retired.data).toMatchObject({ topicRetire: { record: { isActive: false }, errors: [] } });
  expect((await sales.query(TOPICS)).data).toMatchObject({
    marketingTopics: {
      nodes: expect.arrayContaining([
        { key: 'events', label: 'Events', isActive: false },
        { key: 'news', label: 'News', isActive: true },
      ]),
    },
  });
});
