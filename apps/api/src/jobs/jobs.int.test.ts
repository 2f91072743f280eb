import { migrateDatabase } from '@smartx/domain/database';
import { newId } from '@smartx/domain/kernel';
import { openTestDomain, type TestDomain } from '@smartx/domain/testing';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OwnInstallation, openOwnInstallation } from '../testing/own-installation.ts';
import { migrateJobs } from './migrate-jobs.ts';
import { type JobHandlers, PgBossQueue } from './pg-boss-queue.ts';

/** A queue of its own: its workers would take the jobs of other tests, and lose theirs. */
let installation: OwnInstallation;
let domain: TestDomain;
let owner: pg.Client;
const problems: unknown[] = [];
const open: PgBossQueue[] = [];

beforeAll(async () => {
  installation = await openOwnInstallation();
  domain = await openTestDomain({ ...installation.urls, masterKey: installation.masterKey });
  owner = new pg.Client({ connectionString: domain.urls.owner });
  await owner.connect();
});
beforeEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.stop(2)));
  await owner.query('delete from pgboss.job');
  problems.length = 0;
});
afterAll(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.stop(2)));
  await owner.end();
  await domain.close();
  await installation.close();
});

describe('a job', () => {
  it('is queued when its transaction commits and was never there when it rolls back', async () => {
    const queue = await openQueue();
    const scope = (await domain.givenWorkspace()).asSystem();
    const kept = importOf(scope.workspaceId);

    await scope.transaction((em) => queue.enqueue(em, 'import:run', kept));
    const refused = scope.transaction(async (em) => {
      await queue.enqueue(em, 'import:run', importOf(scope.workspaceId));
      throw new Error('no');
    });

    await expect(refused).rejects.toThrow('no');
    expect(await queued('import.run')).toEqual([kept]);
  });

  it('is queued once however often it is asked for', async () => {
    const queue = await openQueue();
    const scope = (await domain.givenWorkspace()).asSystem();
    const payload = importOf(scope.workspaceId);

    for (let time = 0; time < 3; time++) await scope.transaction((em) => queue.enqueue(em, 'import:run', payload));

    expect(await queued('import.run')).toHaveLength(1);
  });

  it('of an import that is started anew is queued beside the one that is just ending', async () => {
    const queue = await openQueue();
    const scope = (await domain.givenWorkspace()).asSystem();
    const first = { ...importOf(scope.workspaceId), attempt: newId() };
    await scope.transaction((em) => queue.enqueue(em, 'import:check', first));
    await owner.query("update pgboss.job set state = 'active' where name = 'import.check'");

    for (let time = 0; time < 2; time++)
      await scope.transaction((em) => queue.enqueue(em, 'import:check', { ...first, attempt: 'again' }));

    expect(await queued('import.check')).toEqual([first, { ...first, attempt: 'again' }]);
  });

  it('is never queued outside a transaction, where a crash could lose it', async () => {
    const queue = await openQueue();

    const enqueued = queue.enqueue(domain.orm.em.fork(), 'mail:send', { workspaceId: newId(), messageId: newId() });

    await expect(enqueued).rejects.toThrow('inside the transaction');
  });

  it('is done by a worker with what it was given', async () => {
    const done: unknown[] = [];
    const queue = await openQueue({ 'mail:send': async (payload) => void done.push(payload) });
    const scope = (await domain.givenWorkspace()).asSystem();
    const payload = { workspaceId: scope.workspaceId, messageId: newId() };

    await scope.transaction((em) => queue.enqueue(em, 'mail:send', payload));

    await vi.waitFor(() => expect(done).toEqual([payload]), 5000);
    await vi.waitFor(async () => expect(await states('mail.send')).toEqual(['completed']), 5000);
  });

  it('that fails is tried again later, and neither the queue nor the log keeps what the failure said', async () => {
    const queue = await openQueue({
      'mail:send': async () => {
        throw Object.assign(new TypeError('no mailbox ana@example.test'), { code: 'EENVELOPE' });
      },
    });
    const scope = (await domain.givenWorkspace()).asSystem();

    await scope.transaction((em) =>
      queue.enqueue(em, 'mail:send', { workspaceId: scope.workspaceId, messageId: newId() }),
    );

    await vi.waitFor(async () => expect(await states('mail.send')).toEqual(['retry']), 5000);
    const { rows } = await owner.query('select output, start_after > now() as later from pgboss.job');
    expect(rows[0].later).toBe(true);
    expect(JSON.stringify([rows, problems])).toContain('TypeError');
    expect(JSON.stringify([rows, problems])).not.toContain('ana@');
  });

  it('is asked to stop at its next safe point when the server stops, and goes on in the next one', async () => {
    const seen: string[] = [];
    const working: JobHandlers = {
      'import:run': async (_payload, signal) => {
        seen.push('started');
        while (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
        seen.push('stopped');
        throw new Error('interrupted');
      },
    };
    const first = await openQueue(working);
    const scope = (await domain.givenWorkspace()).asSystem();
    await scope.transaction((em) => first.enqueue(em, 'import:run', importOf(scope.workspaceId)));
    await vi.waitFor(() => expect(seen).toEqual(['started']), 5000);

    await first.stop();

    expect(seen).toEqual(['started', 'stopped']);
    expect(await states('import.run')).toEqual(['retry']);
  });
});

describe('the schema of the queue', () => {
  it('belongs to the owner: the server works with its rows and changes no table', async () => {
    const em = domain.orm.em.fork();

    await expect(em.execute('create table pgboss.mine (id int)')).rejects.toThrow('permission denied');
    await expect(em.execute('drop table pgboss.job')).rejects.toThrow('must be owner');
    await expect(em.execute('update pgboss.version set version = 1')).rejects.toThrow('permission denied');
  });

  it('is migrated as often as one likes, and keeps what is queued', async () => {
    const queue = await openQueue();
    const scope = (await domain.givenWorkspace()).asSystem();
    await scope.transaction((em) => queue.enqueue(em, 'import:run', importOf(scope.workspaceId)));

    await migrateDatabase(domain.urls, [migrateJobs]);

    expect(await queued('import.run')).toHaveLength(1);
  });
});

function importOf(workspaceId: string) {
  return { workspaceId, runId: newId(), memberId: null };
}

async function openQueue(handlers: JobHandlers = {}): Promise<PgBossQueue> {
  const queue = await PgBossQueue.open({
    url: domain.urls.app,
    log: { error: (fields, message) => problems.push({ fields, message }) },
  });
  open.push(queue);
  await queue.work(handlers);
  return queue;
}

async function queued(name: string): Promise<unknown[]> {
  const { rows } = await owner.query<{ data: unknown }>('select data from pgboss.job where name = $1', [name]);
  return rows.map(({ data }) => data);
}

async function states(name: string): Promise<string[]> {
  const { rows } = await owner.query<{ state: string }>('select state from pgboss.job where name = $1', [name]);
  return rows.map(({ state }) => state);
}
