import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Contact, ContactService } from '@smartx/domain/contact';
import { newId } from '@smartx/domain/kernel';
import { ErasureService, FOLDERS, type Folder, placesOf, QUEUED, SCHEMAS } from '@smartx/domain/privacy';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JOB_NAMES } from '../../jobs/job-queues.ts';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';

const SOURCES = ['apps/api/src', 'packages/local-database/src'].map((path) =>
  join(import.meta.dirname, '../../../../..', path),
);

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

describe('B11-AC2 a place where data can be without an eraser', () => {
  it('is no folder that the code names below the data folder', async () => {
    const named = new Set<string>();
    for (const source of SOURCES)
      for (const path of await readdir(source, { recursive: true }))
        if (/(?<!\.test)\.ts$/.test(path))
          for (const [, folder = ''] of foldersIn(await readFile(join(source, path), 'utf8'))) named.add(folder);

    expect([...named].sort()).toEqual(Object.keys(FOLDERS).sort());
  });

  it('is no folder that the running product made', async () => {
    const made = await readdir(api.app.dataFolder, { withFileTypes: true });

    expect(made.length).toBeGreaterThan(0);
    expect(made.filter((entry) => entry.isDirectory() && !Object.hasOwn(FOLDERS, entry.name))).toEqual([]);
  });

  it('is no schema of either database', async () => {
    const found = new Set<string>();
    for (const url of [api.domain.urls.owner, api.domain.urls.keys])
      for (const schema of await schemasOf(url)) found.add(schema);

    expect([...found].filter((schema) => !SCHEMAS.includes(schema))).toEqual([]);
    expect(SCHEMAS.filter((schema) => !found.has(schema))).toEqual([]);
  });

  it('is no kind of job', () => {
    expect(Object.keys(QUEUED).sort()).toEqual([...JOB_NAMES].sort());
  });
});

it('B11-AC2 whoever was read, disclosed and erased stands in no folder', async () => {
  const workspace = await api.givenWorkspace();
  const canary = `canary${newId().replaceAll('-', '')}`;
  const scope = workspace.asSystem();
  const points = [{ kind: 'email', value: `${canary}@example.test` }] as const;
  const id = await new ContactService(scope).create({ fullName: `${canary} Ruiz`, points });
  const contact = await scope.transaction((em) => em.findOneOrFail(Contact, { workspaceId: workspace.id, id }));
  const partner = await workspace.call('sales', 'RELATIONSHIP', { recipient: 'Partner GmbH' });
  await partner.query('query P @purpose(is: RELATIONSHIP) { contacts { nodes { fullName emails { value } } } }');
  const rights = workspace.asSystem('RIGHTS_HANDLING');
  const erasure = new ErasureService(rights, api.app.privacy);
  const order = { subjectIds: [contact.subject.id], requestId: null, ground: 'request' } as const;
  const [ledger = ''] = await rights.transaction((em) => erasure.plan(em, order));

  await erasure.run(ledger);

  const folders = placesOf(api.app.privacy.catalogue, []).filter(({ name }) => name.startsWith('folder '));
  const probing = { query: async () => [], logLines: () => [], storedBytes };
  const found = [];
  for (const place of folders) if ((await place.probe(probing, canary)) > 0) found.push(place.name);
  expect(folders.length).toBeGreaterThan(4);
  expect(found).toEqual([]);
});

/** `join(dataFolder, 'files')`, however the data folder is called there. */
function foldersIn(source: string): IterableIterator<RegExpExecArray> {
  return source.matchAll(/join\((?:resolve\()?[\w.]*(?:dataFolder|dataDir|SMARTX_DATA_DIR)\)?, '([\w-]+)'/g);
}

async function schemasOf(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}

async function* storedBytes(folder: Folder): AsyncGenerator<Uint8Array> {
  const root = join(api.app.dataFolder, folder);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []))
    if (entry.isFile()) yield await readFile(join(entry.parentPath, entry.name));
}
