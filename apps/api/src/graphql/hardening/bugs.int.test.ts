import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { TrustedDocuments } from '../trusted/trusted-documents.ts';

const LIST = 'query L @purpose(is: RELATIONSHIP) { companies { nodes { name } } }';

let api: TestApi;
let caller: Caller;
beforeAll(async () => {
  api = await openTestApi({ documents: TrustedDocuments.of({ 'sha256:list': LIST }) });
  caller = await (await api.givenWorkspace()).call('owner');
});
afterAll(() => api.close());

it.each([
  ['of a developer', { query: LIST }],
  ['of an app', { documentId: 'sha256:list' }],
  [
    'that changes something',
    { query: 'mutation C @purpose(is: RELATIONSHIP) { companyCreate(input: { name: "x" }) { errors { code } } }' },
  ],
])('a bug in a document %s shows INTERNAL and a trace id, nothing else', async (_whose, body) => {
  const logged = vi.spyOn(api.server.log, 'error').mockReturnValue();
  const bug = () => Promise.reject(new TypeError('select name from company of Ana Ruiz'));
  const reading = vi.spyOn(api.app.readPool, 'run').mockImplementation(bug);
  const writing = vi.spyOn(api.app.orm.em, 'fork').mockImplementation(() => {
    throw new TypeError('insert into company of Ana Ruiz');
  });

  const { status, data, errors } = await caller.send<unknown>(body);

  const told = JSON.stringify(logged.mock.calls);
  for (const spy of [reading, writing, logged]) spy.mockRestore();
  expect(data ?? null).toBeNull();
  expect([200, 500]).toContain(status);
  expect(errors).toEqual([
    {
      message: 'Something went wrong on our side.',
      path: expect.any(Array),
      locations: expect.any(Array),
      extensions: { code: 'INTERNAL', traceId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    },
  ]);
  // The trace id finds the place in the log, which repeats no message either.
  expect(told).toContain(errors?.[0]?.extensions.traceId);
  expect(told).not.toContain('Ana Ruiz');
});
