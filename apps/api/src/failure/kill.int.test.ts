import { resolve } from 'node:path';
import { NoteService } from '@smartx/domain/activity';
import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { systemPermissions } from '@smartx/domain/identity';
import { ImportService } from '@smartx/domain/import';
import { newId, type Purpose, Scope } from '@smartx/domain/kernel';
import { ErasureService } from '@smartx/domain/privacy';
import { ensureOperatorWorkspace, foundWorkspace } from '@smartx/domain/workspace';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Application } from '../application.ts';
import { readEnvironment } from '../env.ts';
import { admitUser } from '../identity/sign-in/admit-user.ts';
import { JOB_SCHEMA } from '../jobs/migrate-jobs.ts';
import { type RunningServer, runServer } from '../run-server.ts';
import { type OwnInstallation, openOwnInstallation } from '../testing/own-installation.ts';
import { buildVictim, startVictim, type Victim } from '../testing/victim.ts';

const ANA = { email: 'ana@example.test', password: 'a long enough password' };
/** Each takes less than ten seconds of work; a machine that does much else beside it takes its time. */
const PATIENCE_MS = 180_000;

let installation: OwnInstallation;
let workspaceId: string;
let slug: string;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  [installation] = await Promise.all([openOwnInstallation(true), buildVictim()]);
}, PATIENCE_MS);
beforeEach(async () => {
  slug = `w${newId().replaceAll('-', '')}`;
  workspaceId = await prepared(async (app) => {
    await ensureOperatorWorkspace(app.orm.em, app);
    const id = await foundWorkspace(app.orm.em, app, { slug, name: 'Acme' });
    const person = { ...ANA, fullName: 'Ana Ruiz', workspaceSlug: slug, roles: ['owner'] };
    await admitUser({ ...app, auth: app.identity.auth }, 'seed', person);
    return id;
  });
}, PATIENCE_MS);
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
}, PATIENCE_MS);
afterAll(async () => {
  await installation.close();
  vi.restoreAllMocks();
}, PATIENCE_MS);

describe('a server that is killed', () => {
  it.each([
    ['alone', false],
    ['together with its database', true],
  ])(
    '%s, while commands run, has lost nothing that it acknowledged and does nothing twice',
    async (_how, isBoth) => {
      const victim = await givenVictim();
      const sent: string[] = [];
      const acknowledged: string[] = [];
      const cookie = await signIn(victim.url);
      const work = async () => {
        for (;;) {
          const key = newId();
          sent.push(key);
          const id = await createCompany(victim.url, cookie, key);
          if (id === null) return;
          acknowledged.push(id);
        }
      };
      const working = Promise.all([work(), work(), work(), work()]);
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(25), { timeout: 30_000, interval: 2 });

      await victim.kill();
      if (isBoth) await installation.killDatabase();
      await working;
      const server = await restart();

      // Whoever got no answer asks again with the same key, and so does whoever lost the answer.
      const again = await Promise.all(sent.map((key) => createCompany(server.url, cookie, key)));
      expect(again).toEqual(expect.arrayContaining(acknowledged));
      expect(new Set(again).size).toBe(sent.length);
      expect(await numbersOfCompanies()).toEqual({ companies: sent.length, audited: sent.length, events: sent.length });
    },
    PATIENCE_MS,
  );

  it(
    'while it imports goes on behind its last batch: every line once, with its record, its audit and no more',
    async () => {
      const lines = 4_000;
      const file = `name\n${Array.from({ length: lines }, (_, at) => `Product ${at}`).join('\n')}\n`;
      await prepared(async (app) => {
        const service = new ImportService(scopeOf(app, 'DATA_CARE'), app.files);
        await service.start(
          await service.upload({ object: 'product', fileName: 'p.csv', content: [Buffer.from(file)] }),
        );
      });
      const victim = await givenVictim();
      await vi.waitFor(async () => expect((await importRun()).processed).toBeGreaterThan(0), {
        timeout: 60_000,
        interval: 5,
      });

      await victim.kill();
      const { processed: halfway } = await importRun();
      await restart();
      await missHeartbeats();

      await vi.waitFor(async () => expect((await importRun()).state).toBe('done'), { timeout: 60_000, interval: 50 });
      expect(halfway).toBeLessThan(lines);
      expect(await numbersOfImport()).toEqual({ products: lines, names: lines, lines, audited: lines });
    },
    PATIENCE_MS,
  );

  it(
    'while it erases people leaves nobody half erased, and everybody else whole',
    async () => {
      const people = 15;
      const subjectIds = await prepared((app) => planErasures(app, people));
      const victim = await givenVictim();
      await prepared((app) => app.orm.em.fork().transactional((em) => app.queue.enqueue(em, 'request:sweep', {})));
      await vi.waitFor(async () => expect(await erased()).toBeGreaterThan(0), { timeout: 60_000, interval: 2 });

      await victim.kill();
      const halfway = await erased();
      await restart();
      await missHeartbeats();

      await vi.waitFor(async () => expect(await erased()).toBe(people), { timeout: 60_000, interval: 50 });
      expect(halfway).toBeLessThan(people);
      expect(await ask('select 1 from contact where workspace_id = $1 and full_name is not null')).toEqual([]);
      expect(await openKeys(subjectIds)).toBe(0);
      const notes = await prepared(readNotes);
      expect(notes).toHaveLength(people);
      expect(notes.filter((body) => !body?.includes('Cem Demir') || body.includes('Ana'))).toEqual([]);
    },
    PATIENCE_MS,
  );
});

/** Does something with the installation in this process, and closes it. */
async function prepared<Result>(work: (app: Application) => Promise<Result>): Promise<Result> {
  const app = await installation.open();
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function givenVictim(): Promise<Victim> {
  const victim = await startVictim(await installation.asEmbedded());
  closing.push(() => victim.kill());
  return victim;
}

/** Starts a server on what the dead one left, in this process. */
async function restart(): Promise<RunningServer> {
  const environment = readEnvironment(await installation.asEmbedded());
  const server = await runServer(
    environment,
    resolve(import.meta.dirname, '../../../..'),
    () => async () => new Response(),
  );
  closing.push(() => server.close());
  return server;
}

async function signIn(url: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: url };
  const response = await fetch(`${url}/auth/sign-in/email`, { method: 'POST', headers, body: JSON.stringify(ANA) });
  const [cookie = ''] = response.headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
}

/** Makes a company under an idempotency key; gives its id, or null where no answer came. */
async function createCompany(url: string, cookie: string, key: string): Promise<string | null> {
  const query = `mutation C($name: String!, $key: String!) @purpose(is: RELATIONSHIP) @idempotent(key: $key) {
    companyCreate(input: { name: $name }) { record { id } errors { code } }
  }`;
  const headers = { 'content-type': 'application/json', origin: url, cookie, 'x-workspace': slug };
  const body = JSON.stringify({ query, variables: { name: `Company ${key}`, key } });
  try {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    const { data } = await response.json();
    return data?.companyCreate?.record?.id ?? null;
  } catch {
    return null;
  }
}

function scopeOf(app: Application, purpose: Purpose): Scope {
  const { orm, vault, clock, queue } = app;
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ em: orm.em.fork(), vault, clock, jobs: queue, viewer, purpose, through: 'job' });
}

/** People who are to be erased, each in a note about a company that names somebody else too. */
async function planErasures(app: Application, people: number): Promise<string[]> {
  const scope = scopeOf(app, 'RELATIONSHIP');
  const companyId = await new CompanyService(scope).create({ name: 'Acme' });
  for (let at = 0; at < people; at++) {
    const contactId = await new ContactService(scope).create({ fullName: `Ana Ruiz ${at}`, points: [] });
    await new NoteService(scope).create({ body: `Ana Ruiz ${at} met Cem Demir`, contactId, companyId });
  }
  const rights = scopeOf(app, 'RIGHTS_HANDLING');
  return rights.transaction(async (em) => {
    const rows = await em.execute<{ id: string }[]>('select subject_id as id from contact');
    const subjectIds = rows.map(({ id }) => id);
    await new ErasureService(rights, app.privacy).plan(em, { subjectIds, requestId: null, ground: 'request' });
    return subjectIds;
  });
}

async function numbersOfCompanies() {
  return numbers(
    await ask(
      `select (select count(*) from company where workspace_id = $1) as companies,
              (select count(*) from audit_entry where workspace_id = $1 and action = 'company:create') as audited,
              (select count(*) from domain_event where workspace_id = $1 and type = 'company:create') as events`,
    ),
  );
}

async function numbersOfImport() {
  return numbers(
    await ask(
      `select (select count(*) from product where workspace_id = $1) as products,
              (select count(distinct name) from product where workspace_id = $1) as names,
              (select count(distinct line) from import_line where workspace_id = $1 and outcome = 'created') as lines,
              (select count(*) from audit_entry where workspace_id = $1 and target_type = 'product') as audited`,
    ),
  );
}

async function importRun(): Promise<{ state: string; processed: number }> {
  const [run] = await ask<{ state: string; processed: number }>(
    'select state, processed_count as processed from import_run where workspace_id = $1',
  );
  return run ?? { state: '', processed: 0 };
}

async function erased(): Promise<number> {
  return (await ask("select 1 from erasure_ledger where workspace_id = $1 and state = 'done'")).length;
}

/** How many of these keys still open something. */
async function openKeys(keyIds: readonly string[]): Promise<number> {
  const keys = new pg.Client({ connectionString: installation.urls.keys });
  await keys.connect();
  const { rowCount } = await keys.query('select 1 from data_key where key_id = any($1) and wrapped is not null', [
    keyIds,
  ]);
  await keys.end();
  return rowCount ?? 0;
}

/** The notes of the workspace, opened. */
async function readNotes(app: Application): Promise<(string | null)[]> {
  const rows = await ask<{ id: string; body: Buffer }>('select id, body from note where workspace_id = $1');
  const open = ({ id, body }: { id: string; body: Buffer }) =>
    app.vault.open({ workspaceId, table: 'note', column: 'body', rowId: id }, body);
  return Promise.all(rows.map(open));
}

/** Lets the minute pass in which a job of the dead server misses its heartbeats, and looks after the queue as servers do. */
async function missHeartbeats(): Promise<void> {
  const minute = "interval '1 minute'";
  await installation.ask(`update pgboss.job set heartbeat_on = heartbeat_on - ${minute} where state = 'active'`);
  await installation.ask(
    `update pgboss.queue set monitor_on = monitor_on - ${minute}, monitor_claim_on = monitor_claim_on - ${minute}`,
  );
  const boss = new PgBoss({ connectionString: installation.urls.app, schema: JOB_SCHEMA, migrate: false });
  await boss.start();
  await boss.supervise();
  await boss.stop({ graceful: false });
}

/** Rows of the workspace, `$1`. */
function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  return installation.ask<Row>(sql, [workspaceId]);
}

function numbers(rows: readonly pg.QueryResultRow[]): Record<string, number> {
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]));
}
