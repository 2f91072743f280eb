import { ContactService } from '@smartx/domain/contact';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

/** A person of a case: with or without a name, letting themselves be worked with or not. */
interface Person {
  readonly name: string | null;
  readonly refuses: boolean;
}

/** Somebody as the list shows them. */
interface Shown {
  readonly shown: string | null;
  readonly id: string;
}

interface Page {
  readonly nodes: readonly { readonly id: string; readonly fullName: string | null }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

const PAGE = `query Page($first: Int, $after: String, $last: Int, $before: String, $direction: SortDirection!) @purpose(is: RELATIONSHIP) {
  contacts(first: $first, after: $after, last: $last, before: $before, orderBy: { field: NAME, direction: $direction }) {
    nodes { id fullName } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

const people = fc.array(
  fc.record({ name: fc.option(fc.constantFrom('Ana', 'Ben', 'Cleo'), { nil: null }), refuses: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

it('a list sorted by a name that some withhold holds every person once, those without a shown name together and nothing of them', async () => {
  const size = fc.integer({ min: 1, max: 4 });
  await fc.assert(
    fc.asyncProperty(people, size, fc.constantFrom('ASC', 'DESC'), async (persons, pageSize, direction) => {
      const workspace = await api.givenWorkspace();
      const ids = await givenPeople(workspace, persons);
      const caller = await workspace.call('sales');

      const forwards = await walk(caller, pageSize, direction, false);
      const backwards = await walk(caller, pageSize, direction, true);

      expect(forwards).toEqual(expected(persons, ids, direction));
      expect(backwards).toEqual(forwards);
    }),
    { numRuns: 8 },
  );
}, 120_000);

/** Makes them all, and gives their ids in the order of their making. */
async function givenPeople(workspace: ApiWorkspace, persons: readonly Person[]): Promise<string[]> {
  const scope = workspace.asSystem();
  const ids: string[] = [];
  for (const { name, refuses } of persons) {
    const id = await new ContactService(scope).create({ fullName: name });
    ids.push(`con_${id.replaceAll('-', '')}`);
    if (refuses)
      await scope.transaction((em) =>
        em.execute(
          'update data_subject set blocked = blocked | 1 where workspace_id = ? and id = (select subject_id from contact where workspace_id = ? and id = ?)',
          [scope.viewer.workspaceId, scope.viewer.workspaceId, id],
        ),
      );
  }
  return ids;
}

/** By shown name, then by id, in either direction; those without one come last. */
function expected(persons: readonly Person[], ids: readonly string[], direction: string): Shown[] {
  const rows = persons.map(({ name, refuses }, index) => ({ shown: refuses ? null : name, id: ids[index] ?? '' }));
  const sign = direction === 'ASC' ? 1 : -1;
  const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -sign : sign);
  const shown = rows.filter((row) => row.shown !== null);
  const hidden = rows.filter((row) => row.shown === null);
  shown.sort((one, other) => compare(one.shown ?? '', other.shown ?? '') || compare(one.id, other.id));
  hidden.sort((one, other) => compare(one.id, other.id));
  return [...shown, ...hidden];
}

/** All of a list, page by page. */
async function walk(caller: Caller, size: number, direction: string, isBackward: boolean): Promise<Shown[]> {
  const rows: Shown[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn < 40; turn++) {
    const window: Record<string, unknown> = isBackward
      ? { last: size, before: cursor }
      : { first: size, after: cursor };
    const answer = await caller.query<{ contacts: Page }>(PAGE, { ...window, direction });
    expect(answer.errors).toBeUndefined();
    const { nodes, pageInfo }: Page = answer.data.contacts;
    const here = nodes.map(({ id, fullName }) => ({ shown: fullName, id }));
    if (isBackward) rows.unshift(...here);
    else rows.push(...here);
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return rows;
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
  }
  throw new Error('The list does not end.');
}
