import { ContactService } from '@smartx/domain/contact';
import { DealService } from '@smartx/domain/deal';
import { encodeId } from '@smartx/domain/kernel';
import { ConsentService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface Page {
  contacts: { nodes: { fullName: string }[]; pageInfo: { endCursor: string; hasPreviousPage: boolean } };
}

const LIST =
  'query L($first: Int, $city: String) @purpose(is: RELATIONSHIP) { contacts(first: $first, where: { city: { eq: $city } }, orderBy: { field: NAME }) { nodes { fullName } } }';
const ONE = `query O($id: ID!, $deals: Int, $more: Boolean = false) @purpose(is: RELATIONSHIP) {
  contact(id: $id) { fullName city @include(if: $more) deals(first: $deals, orderBy: { field: NAME }) { nodes { name } } }
}`;

async function givenAna(workspace: ApiWorkspace, fullName = 'Ana Ruiz', ownerId: string | null = null) {
  const id = await new ContactService(workspace.asSystem()).create({ fullName, city: 'Porto', ownerId });
  return { uuid: id, id: encodeId('contact', id) };
}

describe('a plan that is kept', () => {
  it('is made once for a document, whoever of the same role asks and for whichever record', async () => {
    const workspace = await api.givenWorkspace();
    const [ana, ben] = [await givenAna(workspace), await givenAna(workspace, 'Ben Tran')];
    const [one, other] = [await workspace.call('sales'), await workspace.call('sales')];
    const before = api.app.readPool.plans.records.size;

    const answers = [await one.query(ONE, { id: ana.id, deals: 1 }), await other.query(ONE, { id: ben.id, deals: 1 })];

    expect(answers.map(({ data }) => data)).toMatchObject([
      { contact: { fullName: 'Ana Ruiz' } },
      { contact: { fullName: 'Ben Tran' } },
    ]);
    expect(api.app.readPool.plans.records.size).toBe(before + 1);
  });

  it('is another one for other arguments, also of a list below and of a directive', async () => {
    const workspace = await api.givenWorkspace();
    const ana = await givenAna(workspace);
    for (const name of ['One', 'Two'])
      await new DealService(workspace.asSystem()).create({ name, contactId: ana.uuid });
    const sales = await workspace.call('sales');
    const ask = async (variables: object) => (await sales.query(ONE, { id: ana.id, ...variables })).data;

    expect(await ask({ deals: 1 })).toEqual({ contact: { fullName: 'Ana Ruiz', deals: { nodes: [{ name: 'One' }] } } });
    expect(await ask({ deals: 2 })).toEqual({
      contact: { fullName: 'Ana Ruiz', deals: { nodes: [{ name: 'One' }, { name: 'Two' }] } },
    });
    expect(await ask({ deals: 1, more: true })).toMatchObject({ contact: { city: 'Porto' } });
    for (const [city, count] of [
      ['Porto', 1],
      ['Lyon', 0],
      ['Porto', 1],
    ] as const) {
      const { data } = await sales.query<{ contacts: { nodes: object[] } }>(LIST, { first: 5, city });
      expect(data.contacts.nodes).toHaveLength(count);
    }
  });

  it('serves every page of a list behind a cursor', async () => {
    const workspace = await api.givenWorkspace();
    for (const name of ['A', 'B', 'C', 'D']) await givenAna(workspace, name);
    const sales = await workspace.call('sales');
    const document = `query P($after: String) @purpose(is: RELATIONSHIP) {
      contacts(first: 1, after: $after, orderBy: { field: NAME }) { nodes { fullName } pageInfo { endCursor hasPreviousPage } } }`;
    const sizes: number[] = [];
    const names: string[] = [];
    let after: string | null = null;
    for (let turn = 0; turn < 4; turn++) {
      const { data }: { data: Page } = await sales.query<Page>(document, { after });
      names.push(...data.contacts.nodes.map(({ fullName }) => fullName));
      expect(data.contacts.pageInfo.hasPreviousPage).toBe(turn > 0);
      after = data.contacts.pageInfo.endCursor;
      sizes.push(api.app.readPool.plans.pages.size);
    }

    expect(names).toEqual(['A', 'B', 'C', 'D']);
    expect(sizes.map((size) => size - (sizes[0] ?? 0))).toEqual([0, 1, 1, 1]);
  });

  it('never serves another workspace, another role or another purpose', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    await givenAna(ours, 'Ours');
    await givenAna(theirs, 'Theirs');
    const document = 'query A @purpose(is: RELATIONSHIP) { contacts { nodes { fullName } } }';
    const names = async (caller: Awaited<ReturnType<ApiWorkspace['call']>>, text = document) =>
      JSON.stringify((await caller.query(text)).data);

    expect(await names(await ours.call('owner'))).toContain('Ours');
    expect(await names(await theirs.call('owner'))).toContain('Theirs');
    expect(
      await names(await ours.call('owner', 'RELATIONSHIP', { fields: { 'Contact.fullName': 'deny' } })),
    ).not.toContain('Ours');
    expect(await names(await ours.call('owner', 'RELATIONSHIP', { scopes: { 'contact:read': 'own' } }))).not.toContain(
      'Ours',
    );
    const byVariable = 'query A($p: Purpose!) @purpose(is: $p) { contacts { nodes { fullName } } }';
    const owner = await ours.call('owner');
    expect(JSON.stringify((await owner.query(byVariable, { p: 'RELATIONSHIP' })).data)).toContain('Ours');
    expect(JSON.stringify((await owner.query(byVariable, { p: 'MARKETING' })).data)).not.toContain('Ours');
  });

  it('shows each member their own records', async () => {
    const workspace = await api.givenWorkspace();
    const scopes = { 'contact:read': 'own' } as const;
    const [one, other] = [
      await workspace.call('sales', 'RELATIONSHIP', { scopes }),
      await workspace.call('sales', 'RELATIONSHIP', { scopes }),
    ];
    await givenAna(workspace, 'Of one', one.scope.viewer.id);
    await givenAna(workspace, 'Of the other', other.scope.viewer.id);
    const document = 'query Own @purpose(is: RELATIONSHIP) { contacts { nodes { fullName } } }';

    expect((await one.query(document)).data).toEqual({ contacts: { nodes: [{ fullName: 'Of one' }] } });
    expect((await other.query(document)).data).toEqual({ contacts: { nodes: [{ fullName: 'Of the other' }] } });
  });

  it('judges by the time of each run, and by what a person has said since', async () => {
    const workspace = await api.givenWorkspace();
    const { uuid } = await givenAna(workspace);
    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const [subject] = await scope.transaction((em) =>
      em.execute<{ subject_id: string }[]>('select subject_id from contact where id = ?', [uuid]),
    );
    const sales = await workspace.call('sales');
    const document = 'query Time @purpose(is: RELATIONSHIP) { contacts { nodes { fullName } } }';
    const name = async () => JSON.stringify((await sales.query(document)).data);
    expect(await name()).toContain('Ana Ruiz');

    const soon = new Date(api.domain.clock.now().getTime() + 60_000);
    await scope.transaction((em) =>
      em.execute('update data_subject set next_change_at = ? where id = ?', [soon, subject?.subject_id]),
    );
    expect(await name()).toContain('Ana Ruiz');
    api.domain.clock.advanceDays(1);
    expect(await name()).not.toContain('Ana Ruiz');

    await scope.transaction((em) =>
      em.execute('update data_subject set next_change_at = null where id = ?', [subject?.subject_id]),
    );
    expect(await name()).toContain('Ana Ruiz');
    await new ConsentService(scope).restrict(subject?.subject_id ?? '', 'unlawful');
    expect(await name()).not.toContain('Ana Ruiz');
  });
});
