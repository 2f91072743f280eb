import { afterAll, beforeAll, expect, it } from 'vitest';
import { jobHandlers } from '../jobs/handlers.ts';
import { type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface Created {
  companyCreate: { record: { id: string; name: string } | null; errors: { code: string }[] };
}

const CREATE = `mutation Create($name: String!, $key: String!) @purpose(is: RELATIONSHIP) @idempotent(key: $key) {
  companyCreate(input: { name: $name }) { record { id name } errors { code } }
}`;

async function countCompanies(caller: Caller): Promise<number> {
  const { data } = await caller.query<{ companies: { totalCount: { value: number } } }>(
    'query C @purpose(is: RELATIONSHIP) { companies { totalCount { value } } }',
  );
  return data.companies.totalCount.value;
}

it('has one effect for 20 parallel calls with one key, and all get the same record', async () => {
  const workspace = await api.givenWorkspace();
  const sales = await workspace.call('sales');

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => sales.query<Created>(CREATE, { name: 'Acme', key: 'a-key-of-the-client' })),
  );

  expect(await countCompanies(sales)).toBe(1);
  expect(new Set(answers.map(({ data }) => data.companyCreate.record?.id)).size).toBe(1);
  expect(answers.every(({ data }) => data.companyCreate.record?.name === 'Acme')).toBe(true);
});

it('counts the header Idempotency-Key as the directive, also for calls at the same time over HTTP', async () => {
  const workspace = await api.givenWorkspace();
  const sales = await workspace.call('sales');
  const url = `${await api.listen()}/graphql`;
  const create =
    'mutation C @purpose(is: RELATIONSHIP) { companyCreate(input: { name: "Acme" }) { record { id } errors { code } } }';
  const send = async (key: string, query = create) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await sales.fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data, errors }: { data?: Created; errors?: { extensions: { code: string } }[] } = await answer.json();
    return {
      id: data?.companyCreate.record?.id,
      refusals: data?.companyCreate.errors,
      code: errors?.[0]?.extensions.code,
    };
  };

  const answers = await Promise.all(Array.from({ length: 20 }, () => send('a-key-in-a-header')));

  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(answers[0]?.id).toMatch(/^com_/);
  expect(await countCompanies(sales)).toBe(1);
  expect((await send('a-key-in-a-header', create.replace('Acme', 'Beta'))).refusals).toEqual([
    { code: 'IDEMPOTENCY_MISMATCH' },
  ]);
  expect((await send('short')).code).toBe('INVALID_IDEMPOTENCY_KEY');
  // What a document says itself counts before what stands beside it.
  const declared = create.replace('@purpose', '@idempotent(key: "a-key-of-the-document") @purpose');
  expect((await send('a-key-in-a-header', declared)).refusals).toEqual([]);
});

it('goes with one mutation: a document of two is refused with a key and does nothing', async () => {
  const workspace = await api.givenWorkspace();
  const sales = await workspace.call('sales');
  const create = 'companyCreate(input: { name: "Acme" }) { errors { code } }';
  const codeOf = async (document: string) => (await sales.query(document)).errors?.[0]?.extensions.code;
  const key = '@idempotent(key: "a-key-of-the-client") @purpose(is: RELATIONSHIP)';

  expect(await codeOf(`mutation Two ${key} { a: ${create} b: ${create} }`)).toBe('INVALID_IDEMPOTENCY_KEY');
  expect(await countCompanies(sales)).toBe(0);
});

it('refuses the same key for another request', async () => {
  const workspace = await api.givenWorkspace();
  const sales = await workspace.call('sales');
  await sales.query(CREATE, { name: 'Acme', key: 'a-key-of-the-client' });

  const { data } = await sales.query<Created>(CREATE, { name: 'Beta', key: 'a-key-of-the-client' });

  expect(data.companyCreate).toEqual({ record: null, errors: [{ code: 'IDEMPOTENCY_MISMATCH' }] });
  expect(await countCompanies(sales)).toBe(1);
});

it('lets a command that was refused be sent again, and a key be used again after a day', async () => {
  const workspace = await api.givenWorkspace();
  const sales = await workspace.call('sales');
  const refused = await sales.query<Created>(CREATE, { name: '', key: 'a-key-of-the-client' });
  const first = await sales.query<Created>(CREATE, { name: 'Acme', key: 'another-key-of-the-client' });
  api.domain.clock.advanceDays(2);

  const again = await sales.query<Created>(CREATE, { name: 'Acme', key: 'another-key-of-the-client' });

  expect(refused.data.companyCreate.errors[0]?.code).toBe('INVALID_INPUT');
  expect(again.data.companyCreate.record?.id).not.toBe(first.data.companyCreate.record?.id);
});

it('is forgotten by the hourly job once its day is over, in every workspace', async () => {
  const [one, other] = [await api.givenWorkspace(), await api.givenWorkspace()];
  for (const workspace of [one, other])
    await (await workspace.call('sales')).query(CREATE, { name: 'Acme', key: 'a-key-of-the-client' });
  const kept = () =>
    Promise.all(
      [one, other].map(({ asSystem }) =>
        asSystem().transaction(async (em) => (await em.execute('select id from idempotency_record')).length),
      ),
    );
  const forget = jobHandlers(api.app)['purge:idempotency'];

  await forget?.({}, new AbortController().signal);
  const atOnce = await kept();
  api.domain.clock.advanceDays(1);
  await forget?.({}, new AbortController().signal);

  expect([atOnce, await kept()]).toEqual([
    [1, 1],
    [0, 0],
  ]);
});
