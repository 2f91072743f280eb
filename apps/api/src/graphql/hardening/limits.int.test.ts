import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let developer: Caller;
let url: string;

beforeAll(async () => {
  api = await openTestApi();
  developer = await (await api.givenWorkspace()).call('owner');
  url = `${await api.listen()}/graphql`;
});

afterAll(() => api.close());

interface Refusal {
  readonly status: number;
  readonly codes: readonly string[];
  readonly text: string;
  readonly data: unknown;
}

async function send(body: string, accept = 'application/json', headers: Record<string, string> = {}): Promise<Refusal> {
  const answer = await developer.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body,
  });
  return read(answer);
}

async function read(answer: Response): Promise<Refusal> {
  const text = await answer.text();
  const { data, errors = [] }: { data?: unknown; errors?: { extensions?: { code?: string } }[] } = /^\{/.test(text)
    ? JSON.parse(text)
    : {};
  return { status: answer.status, codes: errors.map(({ extensions }) => extensions?.code ?? ''), text, data };
}

const query = (document: string) => JSON.stringify({ query: document });
const times = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ');
const KINDS = ['application/json', 'application/graphql-response+json'];

describe('A document beyond the limits', () => {
  it.each(KINDS)('of 101 aliases is refused with 400 under %s', async (accept) => {
    const { status, codes, data } = await send(query(`{ ${times(101, (n) => `a${n}: __typename`)} }`), accept);

    expect({ status, codes, data }).toEqual({ status: 400, codes: ['DOCUMENT_TOO_LARGE'], data: undefined });
  });

  it('that repeats a field 500 times gets no data', async () => {
    const { status, data } = await send(query(`{ ${times(500, () => '__typename')} }`));

    expect({ status, data }).toEqual({ status: 400, data: undefined });
  });

  it.each(KINDS)('nested eleven deep, fragments counted, is refused with 400 under %s', async (accept) => {
    const deep = 'contacts { nodes { company { contacts { nodes { ...F } } } } } ';
    const fragment =
      'fragment F on Contact { company { contacts { nodes { company { contacts { nodes { id } } } } } } }';

    const { status, codes } = await send(query(`query Q @purpose(is: RELATIONSHIP) { ${deep} } ${fragment}`), accept);

    expect({ status, codes }).toEqual({ status: 400, codes: ['DOCUMENT_TOO_LARGE'] });
  });

  it('of more than a thousand tokens is refused, whatever it says', async () => {
    const { status, codes } = await send(query(`{ ${times(1_001, (n) => `field${n}`)} }`));

    expect({ status, codes }).toEqual({ status: 400, codes: ['DOCUMENT_TOO_LARGE'] });
  });

  it('with a fragment that spreads itself, or ten thousand spreads, is refused before it is validated', async () => {
    const cycle = await send(query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'));
    const bomb = await send(query(`{ ${times(10_000, () => '...A')} } fragment A on Query { __typename }`));

    expect([cycle.status, cycle.codes]).toEqual([400, ['FRAGMENT_CYCLE']]);
    expect([bomb.status, bomb.codes]).toEqual([400, ['DOCUMENT_TOO_LARGE']]);
  });

  it('is refused within 50 ms of CPU where it is a fragment cycle or a bomb of 10,000 spreads', async () => {
    const bombs = [
      query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
      query(`{ ${times(10_000, () => '...A')} } fragment A on Query { __typename }`),
      query(
        `{ ...F0 } ${times(60, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F60 on Query { __typename }`,
      ),
    ];
    for (const bomb of bombs) {
      const spent: number[] = [];
      // Other work of the process counts too; the least of several is what this takes.
      for (let turn = 0; turn < 5; turn++) {
        const begun = process.cpuUsage();
        expect((await send(bomb)).status).toBe(400);
        const { user, system } = process.cpuUsage(begun);
        spent.push((user + system) / 1_000);
      }
      expect(Math.min(...spent)).toBeLessThan(50);
    }
  });

  it('of ten unknown directives gets fewer than ten errors', async () => {
    const { codes, data } = await send(query(`{ __typename ${times(10, (n) => `@unknown${n}`)} }`));

    expect(data).toBeUndefined();
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.length).toBeLessThan(10);
  });
});

describe('A request of another kind', () => {
  it.each(KINDS)('that is a batch is refused with 400 under %s', async (accept) => {
    const { status, data } = await send(`[${query('{ __typename }')},${query('{ __typename }')}]`, accept);

    expect({ status, data }).toEqual({ status: 400, data: undefined });
  });

  it('whose address cannot be read gets a page or JSON, as it asks for, and its address is not repeated', async () => {
    const origin = new URL(url).origin;
    const ask = async (path: string, headers: Record<string, string>) => {
      const answer = await fetch(`${origin}${path}`, { headers });
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    };

    for (const path of ['/%ff', '/graphql/%c0%af', '/a%', '/w/demo/%E0%A4%A']) {
      const json = await ask(path, { accept: '*/*' });
      const page = await ask(path, { accept: 'text/html,*/*;q=0.8', 'accept-language': 'ar-EG,en;q=0.5' });
      expect(json).toEqual({
        status: 400,
        type: 'application/json; charset=utf-8',
        text: '{"code":"BAD_REQUEST","message":"The request could not be read."}',
      });
      expect([page.status, page.type]).toEqual([400, 'text/html; charset=utf-8']);
      expect(page.text).toMatch(/^<!doctype html><html lang="ar" dir="rtl">.*<\/html>$/);
      expect(page.text).not.toMatch(/%|FST_|stack/i);
    }
  });

  it('gets no page of an editor, as a browser of nobody asks for it', async () => {
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const pages = await Promise.all(
      ['', '?query=%7B__typename%7D'].map((search) => fetch(`${url}${search}`, { headers: { accept } })),
    );

    for (const page of pages) {
      expect(page.status).toBe(400);
      expect(page.headers.get('content-type')).not.toMatch(/html/);
      expect(await page.text()).not.toMatch(/<|graphiql|playground|sandbox|explorer/i);
    }
  });

  it('by GET without the header of a preflight is refused with 400, a mutation by GET with 405', async () => {
    const crossSite = await fetch(`${url}?query=${encodeURIComponent('{ __typename }')}`);
    const mutation = 'mutation M @purpose(is: DATA_CARE) { companyCreate(input: { name: "X" }) { record { id } } }';
    const byGet = await developer.fetch(`${url}?query=${encodeURIComponent(mutation)}`);

    expect([crossSite.status, byGet.status]).toEqual([400, 405]);
  });

  it('as a form is refused with 415', async () => {
    const answer = await developer.fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ query: '{ __typename }' }),
    });

    expect(answer.status).toBe(415);
  });

  it('of more than 256 KiB is refused with 413', async () => {
    const { status } = await send(
      JSON.stringify({ query: '{ __typename }', variables: { x: 'a'.repeat(257 * 1024) } }),
    );

    expect(status).toBe(413);
  });

  it('nested ten thousand deep in JSON is refused with 400', async () => {
    const { status } = await send(
      `{"query":"{ __typename }","variables":{"x":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
    );

    expect(status).toBe(400);
  });

  it('with keys such as __proto__ changes nothing', async () => {
    await send(
      '{"query":"{ __typename }","variables":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}',
    );

    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('The schema', () => {
  it('is shown to nobody who is not signed in as a developer', async () => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: query('{ __schema { types { name } } }'),
    });

    expect(await read(answer)).toMatchObject({ status: 400, codes: ['INTROSPECTION_NOT_ALLOWED'], data: undefined });
  });

  it('is shown to a developer', async () => {
    const { status, data } = await send(query('{ __schema { queryType { name } } }'));

    expect({ status, data }).toEqual({ status: 200, data: { __schema: { queryType: { name: 'Query' } } } });
  });

  it('is never hinted at, in documents and in variables', async () => {
    const field = await send(query('query Q @purpose(is: RELATIONSHIP) { contact(id: "x") { fullNam } }'));
    const argument = await send(query('query Q @purpose(is: RELATIONSHIP) { contacts(frist: 2) { nodes { id } } }'));
    const literal = await send(query('query Q @purpose(is: RELATIONSHP) { contacts { nodes { id } } }'));
    const variable = await send(
      JSON.stringify({
        query: 'query Q($o: ContactOrderInput) @purpose(is: RELATIONSHIP) { contacts(orderBy: $o) { nodes { id } } }',
        variables: { o: { field: 'NAMEE', direction: 'ASC', directon: 'X' } },
      }),
    );

    for (const { text, data } of [field, argument, literal, variable]) {
      expect(data).toBeUndefined();
      expect(text).not.toMatch(/did you mean/i);
    }
  });
});

describe('Who may not ask', () => {
  it('is told so with the status of it', async () => {
    const nobody = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: query('query Q @purpose(is: RELATIONSHIP) { contacts { nodes { id } } }'),
    });
    const without = await send(query('{ contacts { nodes { id } } }'));
    const unheld = await send(query('query Q @purpose(is: LEGAL_CLAIMS) { contacts { nodes { id } } }'));

    expect([(await read(nobody)).codes, nobody.status]).toEqual([['UNAUTHENTICATED'], 401]);
    expect([without.codes, without.status]).toEqual([['PURPOSE_REQUIRED'], 400]);
    expect([unheld.codes, unheld.status]).toEqual([['PURPOSE_NOT_HELD'], 403]);
  });

  it('gets "__typename" without a purpose or a sign-in', async () => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: query('{ __typename }'),
    });

    expect(await read(answer)).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  });
});
