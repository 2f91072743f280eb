import { Contact, ContactService } from '@smartx/domain/contact';
import { ImportRun, ImportService } from '@smartx/domain/import';
import { type JobName, newId, Once, Scope } from '@smartx/domain/kernel';
import {
  AuditTree,
  ConsentService,
  ErasureLedger,
  type ReadEntry,
  RetentionBatches,
  recordReads,
} from '@smartx/domain/privacy';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sweepErasures } from '../privacy/certificate/erasure-jobs.ts';
import { rightsScope } from '../privacy/privacy-jobs.ts';
import { type OwnInstallation, openOwnInstallation } from '../testing/own-installation.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';
import { inEveryWorkspace } from './every-workspace.ts';
import { jobHandlers } from './handlers.ts';
import { JOB_NAMES } from './job-queues.ts';

/** A database of its own: these jobs go through every workspace of an installation. */
let installation: OwnInstallation;
let api: TestApi;
beforeAll(async () => {
  installation = await openOwnInstallation();
  api = await openTestApi({ database: { ...installation.urls, masterKey: installation.masterKey } });
});
afterAll(async () => {
  await api.close();
  await installation.close();
});

it('every kind of job has somebody who does it', () => {
  expect(JOB_NAMES.filter((name) => !(name in jobHandlers(api.app)))).toEqual([]);
});

it('the nightly job destroys in every workspace what an import left lying for a week, and not before', async () => {
  const workspaces = await givenWorkspaces();
  for (const one of workspaces) await givenImport(one);

  api.domain.clock.advanceDays(6);
  await work('purge:expired');
  const early = await Promise.all(workspaces.map(filesOf));
  api.domain.clock.advanceDays(1);
  await work('purge:expired');

  expect(early).toEqual([1, 1]);
  expect(await Promise.all(workspaces.map(filesOf))).toEqual([0, 0]);
  for (const { id, asSystem } of workspaces) {
    const runs = await asSystem().transaction((em) => em.find(ImportRun, { workspaceId: id }));
    expect(runs.map(({ state, storageKey }) => [state, storageKey])).toEqual([['cancelled', '']]);
  }
});

it('the nightly job destroys contents that no record names, and leaves those that one names', async () => {
  const [workspace] = await givenWorkspaces();
  const { id: workspaceId } = workspace;
  const at = api.domain.clock.now();
  // The names of contents are made by the real clock.
  api.domain.clock.set(new Date());
  await givenImport(workspace);
  await api.app.files.write({ workspaceId, keyId: workspaceId }, [Buffer.from('cut off')]);

  await work('purge:expired');
  const young = await filesOf(workspace);
  api.domain.clock.advanceDays(2);
  await work('purge:expired');
  api.domain.clock.set(at);

  expect([young, await filesOf(workspace)]).toEqual([2, 1]);
});

it('the nightly job empties the bin of every workspace after 30 days', async () => {
  const workspaces = await givenWorkspaces();
  for (const { as } of workspaces) {
    const contacts = new ContactService(await as('owner'));
    await contacts.delete(await contacts.create({ fullName: 'Ana Ruiz' }));
    await contacts.create({ fullName: 'Ben Ode' });
  }

  api.domain.clock.advanceDays(30);
  await work('purge:bin');

  expect(await Promise.all(workspaces.map(contactsOf))).toEqual([['Ben Ode'], ['Ben Ode']]);
});

it('a key with which a command was sent is forgotten in every workspace after a day', async () => {
  const workspaces = await givenWorkspaces();
  for (const one of workspaces) await sendOnce(one);

  await work('purge:idempotency');
  const young = await Promise.all(workspaces.map(keysOf));
  api.domain.clock.advanceDays(1);
  await work('purge:idempotency');

  expect([young, await Promise.all(workspaces.map(keysOf))]).toEqual([
    [1, 1],
    [0, 0],
  ]);
});

it('the nightly job forgets in every workspace what happened 91 days ago and who read a year ago, and nothing younger', async () => {
  const workspaces = await givenWorkspaces();
  const now = api.domain.clock.now();
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  for (const { id, asSystem } of workspaces) {
    await recordReads(api.app.orm.em, [readOf(id, '2020-01-01T00:00:00Z'), readOf(id, new Date().toISOString())]);
    await asSystem().transaction(async (em) => {
      for (const days of [92, 90])
        await em.execute(
          `insert into domain_event (workspace_id, id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at)
           values (?, ?, 'contact:update', 'contact', ?, ?, ?)`,
          [id, newId(), newId(), days, daysAgo(days)],
        );
    });
  }

  await work('purge:ledgers');
  await work('retention:run');

  const left = await Promise.all(
    workspaces.map(({ id, asSystem }) =>
      asSystem().transaction((em) =>
        em.execute(
          `select (select count(*)::int from read_log where workspace_id = ?) as reads,
             (select count(*)::int from read_log_subject where workspace_id = ?) as subjects,
             (select array_agg(aggregate_version) from domain_event where workspace_id = ? and aggregate_version > 80) as events`,
          [id, id, id],
        ),
      ),
    ),
  );
  const one = [{ reads: 1, subjects: 1, events: [90] }];
  expect(left).toEqual([one, one]);
});

it('the job of each minute takes what was written in every workspace into its audit tree, once', async () => {
  const workspaces = await givenWorkspaces();
  for (const { as } of workspaces) {
    const scope = await as('owner');
    await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
  }

  await work('audit:sequence');
  await work('audit:sequence');

  for (const { id, asSystem } of workspaces) {
    const tree = new AuditTree(asSystem('SECURITY'), api.app.privacy);
    const { head, waiting } = await tree.state();
    expect([head?.size, waiting]).toEqual([1, 0]);
    expect(await tree.verify()).toMatchObject({ findings: [] });
    const heads = await asSystem().transaction((em) =>
      em.execute('select size from audit_head where workspace_id = ?', [id]),
    );
    expect(heads).toHaveLength(1);
  }
});

it('the job of each minute decides anew in every workspace about whoever said yes until now', async () => {
  const workspaces = await givenWorkspaces();
  const until = new Date(api.domain.clock.now().getTime() + 86_400_000);
  const subjects = await Promise.all(
    workspaces.map(async (workspace) => {
      const contactId = await new ContactService(await workspace.as('owner')).create({ fullName: 'Ana Ruiz' });
      const [row] = await workspace
        .asSystem()
        .transaction((em) =>
          em.execute<{ subject_id: string }[]>('select subject_id from contact where id = ?', [contactId]),
        );
      const subjectId = row?.subject_id ?? '';
      const yes = { subjectId, purpose: 'MARKETING', event: 'given', wording: 'News', method: 'web-form' } as const;
      await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).record({ ...yes, expiresAt: until });
      return subjectId;
    }),
  );
  const dueOf = (workspace: ApiWorkspace, id: string) =>
    workspace.asSystem().transaction((em) => em.execute('select next_change_at from data_subject where id = ?', [id]));

  const before = await Promise.all(workspaces.map((workspace, n) => dueOf(workspace, subjects[n] ?? '')));
  api.domain.clock.advanceDays(1);
  await work('decision:renew');

  expect(before.flat()).toEqual(workspaces.map(() => ({ next_change_at: expect.anything() })));
  const after = await Promise.all(workspaces.map((workspace, n) => dueOf(workspace, subjects[n] ?? '')));
  expect(after.flat()).toEqual(workspaces.map(() => ({ next_change_at: null })));
});

it('a workspace in which a job fails keeps no other one waiting, and the job is tried again', async () => {
  const [first, second] = await givenWorkspaces();
  const done: string[] = [];

  const ended = inEveryWorkspace(api.app, async (id) => {
    if (id === first.id) throw new Error('no space left');
    done.push(id);
  });

  await expect(ended).rejects.toMatchObject({
    message: 'Failed in 1 workspaces.',
    errors: [new Error('no space left')],
  });
  expect(done).toContain(second.id);
});

it('B11-AC12 a deletion that is not done keeps no certificate waiting', async () => {
  const [first, second] = await givenWorkspaces();
  await givenErasure(first, { state: 'partial', requestId: newId() });
  for (const { as } of [first, second]) await new ContactService(await as('owner')).create({ fullName: 'Ana Ruiz' });

  await expect(work('request:sweep')).rejects.toThrow();

  // The certificates of a workspace are due as soon as its audit is in the tree.
  for (const { asSystem } of [first, second])
    expect((await new AuditTree(asSystem('SECURITY'), api.app.privacy).state()).waiting).toBe(0);
});

it('B11-AC2 a certificate that cannot be issued keeps no sweep of the files from being noted', async () => {
  const workspaces = await givenWorkspaces();
  const at = api.domain.clock.now();
  const done = { state: 'done', requestId: null, keysDestroyedAt: at, finishedAt: at, sweepDueAt: at } as const;
  for (const one of workspaces) await givenErasure(one, done);
  const witness = { find: () => Promise.reject(new Error('away')), keep: () => Promise.reject(new Error('away')) };

  const swept = sweepErasures({ ...api.app, privacy: { ...api.app.privacy, witness } });

  await expect(swept).rejects.toMatchObject({ errors: expect.arrayContaining([new Error('away')]) });
  const noted = await installation.ask<{ workspace_id: string }>('select workspace_id from erasure_sweep');
  expect(noted.map((row) => row.workspace_id)).toEqual(expect.arrayContaining(workspaces.map(({ id }) => id)));
});

it('B10-AC1 neither a former member nor a batch that fails keeps the approved batches of the night waiting', async () => {
  const [workspace] = await givenWorkspaces();
  const { id, as, asSystem } = workspace;
  const collectedAt = new Date(api.domain.clock.now().getTime() - 1100 * 86_400_000);
  const sql = (text: string, values: unknown[]) => asSystem().transaction((em) => em.execute(text, values));
  const leaver = await as('sales');
  await sql("update member set status = 'left', left_at = ? where id = ?", [collectedAt, leaver.viewer.id]);
  const officers = [await as('privacy-officer', 'RIGHTS_HANDLING'), await as('owner', 'RIGHTS_HANDLING')];
  api.domain.clock.advanceDays(31);
  for (const fullName of ['Ana Ruiz', 'Ben Ode']) {
    await new ContactService(asSystem()).create({ fullName, collectedAt, points: [] });
    const batchId = await new RetentionBatches(rightsScope(api.app, id), api.app.privacy).propose();
    for (const officer of officers) await new RetentionBatches(officer, api.app.privacy).approve(batchId ?? '');
    // Nothing is put forward while a batch is approved.
    await sql("update retention_batch set state = 'done' where workspace_id = ?", [id]);
  }
  await sql("update retention_batch set state = 'approved' where workspace_id = ?", [id]);
  const { vault } = api.app;
  const destroy = vault.destroyKeys.bind(vault);
  let calls = 0;
  const broken = vi.spyOn(vault, 'destroyKeys').mockImplementation(async (workspaceId, keys) => {
    calls += 1;
    if (calls <= 2) throw new Error('killed');
    return destroy(workspaceId, keys);
  });

  await expect(work('retention:run')).rejects.toThrow('Failed in 1 workspaces.');

  broken.mockRestore();
  expect((await contactsOf(workspace)).sort()).toEqual([null, null]);
  const states = await sql('select state from retention_item where workspace_id = ? order by state', [id]);
  expect(states).toEqual([{ state: 'done' }, { state: 'done' }, { state: 'failed' }]);
});

async function givenErasure(
  { id: workspaceId, asSystem }: ApiWorkspace,
  facts: Pick<ErasureLedger, 'state' | 'requestId'> & Partial<ErasureLedger>,
): Promise<void> {
  const plannedAt = api.domain.clock.now();
  const ledger = { workspaceId, id: newId(), subjectId: newId(), ground: 'request', plannedAt } as const;
  await asSystem().transaction(async (em) => void em.persist(em.create(ErasureLedger, { ...ledger, ...facts })));
}

function readOf(workspaceId: string, occurredAt: string): ReadEntry {
  return {
    ...{ id: newId(), workspaceId, occurredAt, actorKind: 'member', actorId: null, purpose: 'RELATIONSHIP' },
    ...{ operation: 'People', client: 'app', subjects: [newId()], fields: [], denials: {}, recipient: null },
  };
}

async function work(
  name: Extract<JobName, `purge:${string}` | 'audit:sequence' | 'decision:renew' | 'retention:run' | 'request:sweep'>,
): Promise<void> {
  await jobHandlers(api.app)[name]?.({}, new AbortController().signal);
}

async function givenWorkspaces(): Promise<[ApiWorkspace, ApiWorkspace]> {
  return [await api.givenWorkspace(), await api.givenWorkspace()];
}

async function givenImport({ as }: ApiWorkspace): Promise<void> {
  const file = { object: 'company', fileName: 'accounts.csv', content: [Buffer.from('name\nAcme\n')] } as const;
  await new ImportService(await as('owner', 'DATA_CARE'), api.app.files).upload(file);
}

async function filesOf({ id }: ApiWorkspace): Promise<number> {
  let files = 0;
  for await (const _file of api.app.files.list(id)) files += 1;
  return files;
}

async function contactsOf({ id, asSystem }: ApiWorkspace): Promise<(string | null | undefined)[]> {
  const contacts = await asSystem().transaction((em) => em.find(Contact, { workspaceId: id }));
  return contacts.map(({ fullName }) => fullName);
}

/** Sends a command of the system with an idempotency key. */
async function sendOnce({ id: workspaceId, asSystem }: ApiWorkspace): Promise<void> {
  const { orm, vault, clock, jobs } = api.domain;
  const { viewer, purpose } = asSystem();
  const once = new Once({ workspaceId, client: 'a client', key: 'order-4711', request: 'mutation' }, vault);
  const parts = { em: orm.em.fork(), vault, clock, jobs, viewer, purpose, once };
  await new Scope({ ...parts, through: 'api' }).transaction(async () => undefined);
}

async function keysOf({ id, asSystem }: ApiWorkspace): Promise<number> {
  const sql = 'select count(*)::int as keys from idempotency_record where workspace_id = ?';
  const [row] = await asSystem().transaction((em) => em.execute<{ keys: number }[]>(sql, [id]));
  return row?.keys ?? 0;
}
