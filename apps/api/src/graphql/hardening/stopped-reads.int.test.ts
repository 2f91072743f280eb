import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OwnInstallation, openOwnInstallation } from '../../testing/own-installation.ts';
import { type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { TrustedDocuments } from '../trusted/trusted-documents.ts';

const TEMPLATES = 'query T @purpose(is: DATA_CARE) { importTemplates { nodes { id } } }';
const COMPANIES = 'query C @purpose(is: DATA_CARE) { companies { totalCount { value } } }';

/** A database of its own: its locks would make others wait, and theirs would be counted. */
let installation: OwnInstallation;
let api: TestApi;
let developer: Caller;
let url: string;
let owner: pg.Client;

beforeAll(async () => {
  installation = await openOwnInstallation();
  const database = { ...installation.urls, masterKey: installation.masterKey };
  api = await openTestApi({ database, documents: TrustedDocuments.of({ 'sha256:templates': TEMPLATES }) });
  developer = await (await api.givenWorkspace()).call('owner', 'DATA_CARE');
  url = `${await api.listen()}/graphql`;
  owner = new pg.Client({ connectionString: api.domain.urls.owner });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await api.close();
  await installation.close();
});

/** Runs while a table can be read by nobody, so that every list of its rows waits. */
async function whileTemplatesAreLocked<Result>(work: () => Promise<Result>): Promise<Result> {
  await owner.query('begin');
  await owner.query('lock table import_template in access exclusive mode');
  try {
    return await work();
  } finally {
    await owner.query('rollback');
  }
}

async function countWaiting(): Promise<number> {
  const sql = `select count(*)::int as n from pg_locks where not granted and relation = 'import_template'::regclass`;
  return (await owner.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
}

function ask(query: string, signal: AbortSignal | null = null): Promise<Response> {
  return developer.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal,
  });
}

describe('A client that goes away', () => {
  it('takes its SQL with it within a second, and gives the places back, however many it had', async () => {
    const logged = vi.spyOn(api.server.log, 'error');
    await whileTemplatesAreLocked(async () => {
      const leaving = new AbortController();
      const answers = Array.from({ length: 15 }, () => ask(TEMPLATES, leaving.signal).catch(() => null));
      await vi.waitFor(async () => expect(await countWaiting()).toBe(10), { timeout: 5_000 });

      leaving.abort();
      await Promise.all(answers);

      await vi.waitFor(async () => expect(await countWaiting()).toBe(0), { timeout: 1_000 });
      const next = await ask(COMPANIES);
      expect(await next.json()).toMatchObject({ data: { companies: { totalCount: { value: 0 } } } });
    });
    expect(logged).not.toHaveBeenCalled();
  });
});

describe('A document of a developer', () => {
  it('is given five seconds for a statement and then a code, one of an app has longer', {
    timeout: 30_000,
  }, async () => {
    await whileTemplatesAreLocked(async () => {
      const trusted = developer.send({ documentId: 'sha256:templates' });
      const begun = Date.now();

      const answer = await ask(
        `query T @purpose(is: DATA_CARE) { importTemplates { nodes { id } } companies { nodes { id } } }`,
      );

      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'STATEMENT_TIMEOUT' } }] });
      expect(Date.now() - begun).toBeGreaterThan(4_900);
      expect(Date.now() - begun).toBeLessThan(12_000);
      expect(await countWaiting()).toBe(1);
      await owner.query('rollback');
      expect((await trusted).data).toEqual({ importTemplates: { nodes: [] } });
    });
  });
});
