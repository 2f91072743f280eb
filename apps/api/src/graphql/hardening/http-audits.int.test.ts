import { auditServer } from 'graphql-http';
import { expect, it, onTestFinished } from 'vitest';
import { openTestApi } from '../../testing/test-api.ts';

it('GraphQL over HTTP: all 61 audits of graphql-http pass', async () => {
  const api = await openTestApi();
  onTestFinished(() => api.close());
  const developer = await (await api.givenWorkspace()).call('owner');
  const url = await api.listen();

  const results = await auditServer({ url: `${url}/graphql`, fetchFn: developer.fetch });

  const failed = results
    .filter(({ status }) => status !== 'ok')
    .map(({ id, name, status }) => `${status} ${id} ${name}`);
  expect(failed).toEqual([]);
  expect(results).toHaveLength(61);
});
