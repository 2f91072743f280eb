import { ActivityService, TaskService } from '@smartx/domain/activity';
import { ContactService } from '@smartx/domain/contact';
import { newId, purposeBits } from '@smartx/domain/kernel';
import { ConsentService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface Person {
  readonly id: string;
  readonly subjectId: string;
}

/** A call with Ana, under whom it is kept, and Ben, who took part. */
async function givenCall(workspace: ApiWorkspace) {
  const contacts = new ContactService(workspace.asSystem());
  const [ana, ben] = [await contacts.create({ fullName: 'Ana Ruiz' }), await contacts.create({ fullName: 'Ben Tran' })];
  const activityId = await new ActivityService(workspace.asSystem()).log({
    kind: 'call',
    contactId: ana,
    participantIds: [ben],
    subjectLine: 'Prices',
    body: 'Both want a quote.',
  });
  return { activityId, ana: await personOf(workspace, ana), ben: await personOf(workspace, ben) };
}

async function personOf(workspace: ApiWorkspace, id: string): Promise<Person> {
  const rows = await workspace
    .asSystem()
    .transaction((em) => em.execute<{ subject_id: string }[]>('select subject_id from contact where id = ?', [id]));
  return { id, subjectId: rows[0]?.subject_id ?? '' };
}

async function restrict(workspace: ApiWorkspace, { subjectId }: Person): Promise<void> {
  await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(subjectId, 'accuracy-contested');
}

async function callsOf(workspace: ApiWorkspace, purpose: 'RELATIONSHIP' | 'PROFILING' = 'RELATIONSHIP') {
  const sales = await workspace.call(purpose === 'PROFILING' ? 'owner' : 'sales', purpose);
  const { data, errors, statements } = await sales.query<{ activities: { nodes: object[] } }>(
    `query A @purpose(is: ${purpose}) { activities { nodes { subjectLine body contact { fullName } withheld { field reason } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(statements).toEqual(['begin', 'set local', 'select', 'commit']);
  return data.activities.nodes;
}

describe('a record of several people', () => {
  it('is readable if one of them allows the purpose; what identifies the others is withheld', async () => {
    const workspace = await api.givenWorkspace();
    const { ana } = await givenCall(workspace);
    await restrict(workspace, ana);

    expect(await callsOf(workspace)).toEqual([
      { subjectLine: 'Prices', body: 'Both want a quote.', contact: { fullName: null }, withheld: [] },
    ]);
  });

  it('is withheld if all of them refuse, also those under whom it is not kept', async () => {
    const workspace = await api.givenWorkspace();
    const { ana, ben } = await givenCall(workspace);
    await restrict(workspace, ana);
    await restrict(workspace, ben);

    expect(await callsOf(workspace)).toEqual([
      {
        subjectLine: null,
        body: null,
        contact: { fullName: null },
        withheld: [
          { field: 'subjectLine', reason: 'RESTRICTED' },
          { field: 'body', reason: 'RESTRICTED' },
        ],
      },
    ]);
  });

  it('keeps its words to itself while whoever wrote them is restricted', async () => {
    const workspace = await api.givenWorkspace();
    const { activityId, ben } = await givenCall(workspace);
    await workspace
      .asSystem()
      .transaction((em) =>
        em.execute(
          "insert into record_subject (workspace_id, id, record_type, record_id, subject_id, role) values (?, ?, 'activity', ?, ?, 'author')",
          [workspace.id, newId(), activityId, ben.subjectId],
        ),
      );
    await restrict(workspace, ben);

    expect(await callsOf(workspace)).toEqual([
      {
        subjectLine: null,
        body: null,
        contact: { fullName: 'Ana Ruiz' },
        withheld: [
          { field: 'subjectLine', reason: 'RESTRICTED' },
          { field: 'body', reason: 'RESTRICTED' },
        ],
      },
    ]);
  });

  it('leaves the list for a purpose that needs everybody’s leave once nobody of them allows it', async () => {
    const workspace = await api.givenWorkspace();
    const { ana, ben } = await givenCall(workspace);
    const set = (column: string, condition: string, value: string) =>
      workspace
        .asSystem()
        .transaction((em) =>
          em.execute(`update ${column} where workspace_id = ? and ${condition} = ?`, [workspace.id, value]),
        );
    const refuse = ({ subjectId }: Person) =>
      set(`data_subject set blocked = blocked | ${purposeBits(['PROFILING'])}`, 'id', subjectId);
    await set('purpose_setting set is_on = true', 'purpose', 'PROFILING');
    await set(`data_subject set blocked = blocked & ~${purposeBits(['PROFILING'])}::bigint`, 'kind', 'contact');

    await refuse(ana);
    const one = await callsOf(workspace, 'PROFILING');
    await refuse(ben);
    const none = await callsOf(workspace, 'PROFILING');

    expect(one).toEqual([{ subjectLine: 'Prices', body: 'Both want a quote.', contact: null, withheld: [] }]);
    expect(none).toEqual([]);
  });

  it('counts as empty in a filter where its words are withheld', async () => {
    const workspace = await api.givenWorkspace();
    const { ana } = await givenCall(workspace);
    await new TaskService(workspace.asSystem()).create({ title: 'Call Ana', contactId: ana.id });
    const sales = await workspace.call('sales');
    const found = async () => {
      const { data } = await sales.query<{ tasks: { nodes: object[] } }>(
        'query T @purpose(is: RELATIONSHIP) { tasks(where: { title: { contains: "ana" } }) { nodes { title } } }',
      );
      return data.tasks.nodes;
    };

    expect(await found()).toEqual([{ title: 'Call Ana' }]);
    await restrict(workspace, ana);
    expect(await found()).toEqual([]);
  });
});
