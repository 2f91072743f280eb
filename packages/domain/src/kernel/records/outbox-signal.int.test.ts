import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { OUTBOX_CHANNEL } from './outbox-signal.ts';

let domain: TestDomain;
let listener: pg.Client;
const heard: string[] = [];

beforeAll(async () => {
  domain = await openTestDomain();
  listener = new pg.Client({ connectionString: domain.urls.app });
  await listener.connect();
  listener.on('notification', ({ payload = '' }) => heard.push(payload));
  await listener.query(`listen ${OUTBOX_CHANNEL}`);
});
afterAll(async () => {
  await listener.end();
  await domain.close();
});

it('A command that commits wakes every process once for all that comes together, one that fails wakes nobody', async () => {
  const [one, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
  const [scope, failing] = [await one.as('sales'), await other.as('sales')];
  const of = (workspace: { id: string }) => heard.filter((id) => id === workspace.id).length;
  // What preparing the workspaces has said is over.
  await vi.waitFor(() => expect(of(one) * of(other)).toBeGreaterThan(0)).catch(() => undefined);
  const before = [of(one), of(other)];

  await failing.transaction(() => Promise.reject(new Error('given up'))).catch(() => undefined);
  await Promise.all(Array.from({ length: 5 }, () => scope.transaction(async (em) => em.execute('select 1'))));

  await vi.waitFor(() => expect(of(one)).toBeGreaterThan(before[0] ?? 0));
  expect(of(one)).toBeLessThan((before[0] ?? 0) + 5);
  expect(of(other)).toBe(before[1]);
});

it('Whoever closes has told what was to be told, and waits for nothing that begins behind it', async () => {
  for (let round = 0; round < 5; round++) {
    const closing = await openTestDomain();
    const workspace = await closing.givenWorkspace();
    const scope = await workspace.as('sales');
    await scope.transaction(async (em) => em.execute('select 1'));
    const before = heard.length;
    const late = scope.transaction(async (em) => em.execute('select 1'));

    await Promise.all([late, closing.close()].map((one) => one.catch(() => undefined)));

    await vi.waitFor(() => expect(heard.slice(before)).toContain(workspace.id));
  }
});
