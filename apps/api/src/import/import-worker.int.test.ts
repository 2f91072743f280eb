import { ImportService } from '@smartx/domain/import';
import { Scope } from '@smartx/domain/kernel';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTestApi, type TestApi } from '../testing/test-api.ts';
import { importJobs } from './import-jobs.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

it('a worker carries out an import that somebody started, in their name', async () => {
  const workspace = await api.givenWorkspace();
  const { viewer } = (await workspace.call('administrator', 'DATA_CARE')).scope;
  const { orm, vault, clock, queue, files } = api.app;
  const scope = new Scope({ em: orm.em, vault, clock, jobs: queue, viewer, purpose: 'DATA_CARE', through: 'screen' });
  const service = new ImportService(scope, files);
  const runId = await service.upload({
    object: 'product',
    fileName: 'p.csv',
    content: [Buffer.from('name\nGTX Pro\n')],
  });
  await queue.work(importJobs(api.app));

  await service.start(runId);

  const finished = async () => {
    const [run] = await scope.transaction((em) =>
      em.execute('select state, created_count from import_run where id = ?', [runId]),
    );
    return run;
  };
  await vi.waitFor(async () => expect(await finished()).toEqual({ state: 'done', created_count: 1 }), 15_000);
  const audit = await scope.transaction((em) =>
    em.execute('select action, through, actor_id from audit_entry where workspace_id = ? and target_type = ?', [
      workspace.id,
      'product',
    ]),
  );
  expect(audit).toEqual([{ action: 'product:update', through: 'import', actor_id: viewer.id }]);
});
