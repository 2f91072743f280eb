import { Contact, ContactService } from '@smartx/domain/contact';
import { encodeId, findUuid } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const ASK = `query A($id: ID!, $purposes: [String!], $point: ID) @purpose(is: RELATIONSHIP) {
  maySend(subjectId: $id, purposes: $purposes, contactPointId: $point, similarGoods: true, stopOffered: true) {
    contactPointId channel purpose allowed rule cause beganAt law country
  }
}`;
const STOP = `mutation S($input: SuppressionAddInput!) @purpose(is: RELATIONSHIP) {
  suppressionAdd(input: $input) { record { id kind scope releasedAt } errors { code path } }
}`;
const LIST = `query L @purpose(is: RIGHTS_HANDLING) {
  suppressions(where: { scope: { eq: "no-contact" } }, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { id kind scope createdAt releasedAt } totalCount { value }
  }
}`;
const BY_EMAIL = { kind: 'email', value: 'ana@example.test', method: 'phone-call' };

describe('B14-AC1 whether somebody may be written to', () => {
  it('is answered for each address, way and purpose, with the rule and where it stands', async () => {
    const workspace = await api.givenWorkspace();
    const sales = await workspace.call('sales');
    const { subjectId, pointId } = await givenPerson(workspace);

    const all = await sales.query<Answer>(ASK, { id: subjectId });
    const one = await sales.query<Answer>(ASK, { id: subjectId, purposes: ['PROSPECTING'], point: pointId });

    expect(all.data.maySend.map(({ channel, purpose }) => `${channel} ${purpose}`)).toEqual(
      ['email', 'phone', 'message'].flatMap((channel) =>
        ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING'].map((purpose) => `${channel} ${purpose}`),
      ),
    );
    expect(one.data.maySend).toEqual([
      {
        ...{ contactPointId: pointId, channel: 'email', purpose: 'PROSPECTING', allowed: true, rule: 'opt-out' },
        ...{ cause: null, beganAt: null, law: '15 U.S.C. § 7704(a)(3), (4)', country: 'US' },
      },
    ]);
  });

  it('is said once for each purpose, and the log of reads says about whom, also of the purposes as a whole', async () => {
    const workspace = await api.givenWorkspace();
    const sales = await workspace.call('sales');
    const { subjectId, pointId } = await givenPerson(workspace);
    const purposes = ['PROSPECTING', 'nonsense', 'PROSPECTING', 'MARKETING', 'PROSPECTING'];

    const asked = await sales.query<Answer>(ASK, { id: subjectId, purposes, point: pointId });
    await sales.query(
      'query Why($id: ID!) @purpose(is: RELATIONSHIP) { purposeVerdicts(subjectId: $id) { purpose } }',
      {
        id: subjectId,
      },
    );
    await api.app.reads.moveAll();

    expect(asked.data.maySend.map(({ purpose }) => purpose)).toEqual(['PROSPECTING', 'MARKETING']);
    const logged = await workspace.asSystem().transaction((em) =>
      em.execute<object[]>(
        `select r.operation, s.subject_id from read_log r join read_log_subject s on s.read_log_id = r.id
         where r.workspace_id = ? order by r.operation`,
        [workspace.id],
      ),
    );
    const subject_id = findUuid('subject', subjectId);
    expect(logged).toEqual([
      { operation: 'A', subject_id },
      { operation: 'Why', subject_id },
    ]);
  });

  it('changes with the stop of the address, which is listed without it', async () => {
    const workspace = await api.givenWorkspace();
    const { subjectId, pointId } = await givenPerson(workspace);
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');

    const stopped = await officer.query(STOP.replace('RELATIONSHIP', 'RIGHTS_HANDLING'), { input: BY_EMAIL });
    const asked = await officer.query<Answer>(ASK, { id: subjectId, purposes: ['SUPPORT'], point: pointId });
    const listed = await officer.query<{ suppressions: { nodes: object[] } }>(LIST);

    const row = { kind: 'email', scope: 'no-contact', releasedAt: null };
    expect(stopped.data).toMatchObject({ suppressionAdd: { record: row, errors: [] } });
    expect(asked.data.maySend).toMatchObject([{ allowed: false, cause: 'address-stopped', rule: 'exchange' }]);
    expect(listed.data).toMatchObject({ suppressions: { nodes: [row], totalCount: { value: 1 } } });
    expect(JSON.stringify(listed)).not.toContain('ana');
  });

  it('is nothing to strangers, and a stop that makes no sense is refused with its place', async () => {
    const [workspace, elsewhere] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const { subjectId } = await givenPerson(workspace);
    const stranger = await elsewhere.call('owner');
    const viewer = await workspace.call('viewer');

    const asked = await Promise.all([stranger, viewer].map((one) => one.query<Answer>(ASK, { id: subjectId })));
    const refused = await stranger.query(STOP, { input: { ...BY_EMAIL, value: 'ana' } });
    const denied = await viewer.query(STOP, { input: BY_EMAIL });
    const listed = await (await workspace.call('sales', 'RELATIONSHIP')).query(
      LIST.replace('RIGHTS_HANDLING', 'RELATIONSHIP'),
    );

    expect(asked.map(({ data }) => data.maySend)).toEqual([[], []]);
    expect(refused.data).toMatchObject({ suppressionAdd: { errors: [{ code: 'INVALID_INPUT', path: 'value' }] } });
    expect(denied.data).toMatchObject({ suppressionAdd: { record: null, errors: [{ code: 'NOT_ALLOWED' }] } });
    expect(listed.data ?? null).not.toMatchObject({ suppressions: { nodes: [{}] } });
  });
});

interface Answer {
  readonly maySend: readonly { readonly channel: string; readonly purpose: string }[];
}

async function givenPerson(workspace: ApiWorkspace): Promise<{ subjectId: string; pointId: string }> {
  const points = [
    { kind: 'email', value: 'ana@example.test' },
    { kind: 'phone', value: '+1 202 555 0123' },
  ] as const;
  const id = await new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz', country: 'US', points });
  return workspace.asSystem().transaction(async (em) => {
    const { subject } = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id });
    const [point] = await em.execute<{ id: string }[]>(
      `select id from contact_point where workspace_id = ? and contact_id = ? and kind = 'email'`,
      [workspace.id, id],
    );
    return { subjectId: encodeId('subject', subject.id), pointId: encodeId('contactPoint', point?.id ?? '') };
  });
}
