import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

const PAGE = (first: number) =>
  `query Page @purpose(is: RELATIONSHIP) { contacts(first: ${first}) { nodes { id company { id } } } }`;

let api: TestApi;
let workspace: ApiWorkspace;

beforeAll(async () => {
  api = await openTestApi({ costPerSecond: 100 });
  workspace = await api.givenWorkspace();
});

afterAll(() => api.close());

describe('The cost of an operation', () => {
  it('is known before it runs: 250 in 250 in 250 is refused with its price', async () => {
    const caller = await workspace.call('owner');
    const nested = `query N @purpose(is: RELATIONSHIP) { companies(first: 250) { nodes { contacts(first: 250) { nodes {
      deals(first: 250) { nodes { id } } } } } } }`;

    const { data, errors, statements } = await caller.query(nested);

    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions.code).toBe('COST_LIMIT');
    expect(errors?.[0]?.message).toContain(`${1 + 250 * (1 + 1 + 250 * (1 + 1 + 250))} points`);
    expect(statements).toEqual([]);
  });

  it('says what was asked for, what came back and what is left', async () => {
    const caller = await workspace.call('owner');
    const create =
      'mutation C @purpose(is: DATA_CARE) { contactCreate(input: { fullName: "Ana Ruiz" }) { errors { message } } }';
    await (await workspace.call('owner', 'DATA_CARE')).query(create);

    const { extensions } = await caller.send({ query: PAGE(100) });

    expect(extensions?.cost).toEqual({ requested: 201, actual: 2, available: 9_998, restoreRate: 100 });
  });

  it('goes off a budget of each client, with 429 and when to come back', async () => {
    const greedy = await workspace.call('sales');
    const other = await workspace.call('sales');
    const url = await api.listen();
    const send = () =>
      greedy.fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `query A @purpose(is: RELATIONSHIP) { ${aliases(19)} }` }),
      });

    const answers = await Promise.all(Array.from({ length: 3 }, send));

    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('x-ratelimit-limit')).toBe('10000');
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', cost: { requested: 9_519, restoreRate: 100 } } }],
    });
    expect((await other.query(PAGE(1))).status).toBe(200);
  });

  it('of a page beyond 250 or below zero is no question: the page is refused', async () => {
    const caller = await workspace.call('owner');

    for (const size of [251, -1]) {
      const { errors } = await caller.query(PAGE(size));
      expect(errors?.[0]?.extensions.code).toBe('INVALID_PAGE_SIZE');
    }
  });
});

describe('costEstimate', () => {
  const ESTIMATE = `query E($document: String!, $variables: JSONObject) @purpose(is: RELATIONSHIP) {
    costEstimate(document: $document, variables: $variables) {
      points isWithinLimit fields { field points } problems { code message line column } } }`;
  interface Estimated {
    readonly costEstimate: {
      readonly points: number | null;
      readonly isWithinLimit: boolean;
      readonly fields: readonly object[];
      readonly problems: readonly { readonly code: string; readonly message: string }[];
    };
  }
  const estimate = async (document: string, variables = {}) => {
    const { data, statements } = await (await workspace.call('owner')).query<Estimated>(ESTIMATE, {
      document,
      variables,
    });
    return { ...data.costEstimate, statements };
  };

  it('says before it runs what an operation costs when it runs, by root field', async () => {
    const document = `query Q($n: Int!) @purpose(is: RELATIONSHIP) { people: contacts(first: $n) { nodes { id company { id } } }
      ...F } fragment F on Query { companies(first: 5) { nodes { id } } }`;

    const { points, fields, statements } = await estimate(document, { n: 40 });
    const { extensions } = await (await workspace.call('owner')).query(document, { n: 40 });

    expect(extensions?.cost).toMatchObject({ requested: points });
    expect([points, fields]).toEqual([
      87,
      [
        { field: 'people', points: 81 },
        { field: '...F', points: 6 },
      ],
    ]);
    expect(statements).toEqual([]);
  });

  it('runs nothing, whatever is asked for', async () => {
    const created = await estimate(
      'mutation M @purpose(is: DATA_CARE) { companyCreate(input: { name: "Never" }) { record { id } } }',
    );
    const huge = await estimate('{ contacts(first: 250) { nodes { deals(first: 250) { nodes { id } } } } }');

    expect([created.points, created.problems]).toEqual([11, []]);
    expect([huge.isWithinLimit, huge.problems]).toEqual([false, []]);
    const found = await (await workspace.call('owner')).query(
      'query C @purpose(is: RELATIONSHIP) { companies(where: { name: { eq: "Never" } }) { nodes { id } } }',
    );
    expect(found.data).toEqual({ companies: { nodes: [] } });
  });

  it('says of a document that cannot run why not, and where', async () => {
    const codes = async (document: string, variables = {}) => (await estimate(document, variables)).problems;

    expect(await codes('{ contacts {')).toMatchObject([{ code: 'GRAPHQL_PARSE_FAILED', line: 1 }]);
    const [unknown] = await codes('{ contacts { nodes { fullNam } } }');
    expect(unknown).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', line: 1, column: 22 });
    expect(unknown?.message).not.toMatch(/did you mean/i);
    expect(await codes('query Q($n: Int!) { contacts(first: $n) { nodes { id } } }', { n: 'x' })).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect(await codes('{ ...A } fragment A on Query { ...A }')).toMatchObject([{ code: 'FRAGMENT_CYCLE' }]);
    expect(await codes('query A { __typename } query B { __typename }')).toMatchObject([
      { code: 'OPERATION_RESOLUTION_FAILURE' },
    ]);
  });

  it('is for developers alone', async () => {
    const app = await workspace.call('owner', 'RELATIONSHIP', { isDeveloper: false });

    const { errors } = await app.query(ESTIMATE, { document: '{ __typename }' });

    expect(errors?.[0]?.extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
  });
});

/** The same expensive list under several names. */
function aliases(count: number): string {
  return Array.from({ length: count }, (_, n) => `a${n}: contacts(first: 250) { nodes { id company { id } } }`).join(
    ' ',
  );
}
