import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CompanyService } from '../company/company.service.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { OUTBOX_CHANNEL, type OutboxSignal, readOutboxSignal } from './outbox-signal.ts';

let domain: TestDomain;
let listener: pg.Client;
const heard: OutboxSignal[] = [];

beforeAll(async () => {
  domain = await openTestDomain();
  listener = new pg.Client({ connectionString: domain.urls.app });
  await listener.connect();
  listener.on('notification', ({ payload = '' }) =>
    heard.push(...[readOutboxSignal(payload)].filter((one) => one !== null)),
  );
  await listener.query(`listen ${OUTBOX_CHANNEL}`);
});
afterAll(async () => {
  await listener.end();
  await domain.close();
});

it('The outbox tells every process, when a command commits, which events to read, and of one that failed nothing', async () => {
  const workspace = await domain.givenWorkspace();
  const scope = await workspace.as('sales');
  const ofThis = () => heard.filter(({ workspaceId }) => workspaceId === workspace.id);

  await scope
    .transaction(async (em) => {
      scope.record(em, { action: 'company:create', targetType: 'company', targetId: workspace.id });
      await em.flush();
      throw new Error('given up');
    })
    .catch(() => undefined);
  await new CompanyService(scope).create({ name: 'Acme' });

  await vi.waitFor(() => expect(ofThis()).toHaveLength(1));
  const sql = 'select id from domain_event where workspace_id = ?';
  const written = await scope.transaction((em) => em.execute<{ id: string }[]>(sql, [workspace.id]));
  expect(ofThis()).toEqual([{ workspaceId: workspace.id, firstId: written[0]?.id, lastId: written[0]?.id, count: 1 }]);
});
