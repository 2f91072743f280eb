import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { hardDeleteLocalDatabase, type LocalDatabaseOptions, openLocalDatabase } from './open-local-database.ts';
import { isAlive } from './process/process-identity.ts';

it.each([18, 15] as const)(
  'gives PostgreSQL %i to an owner who is no superuser and can do all that SmartX needs',
  async (version) => {
    const database = await openLocalDatabase({ ...(await givenFolder()), version });

    const rows = await ask(
      database.ownerUrl,
      'create extension pg_trgm',
      'create extension unaccent',
      "create role smartx_app login nosuperuser password 'x'",
      'create database smartx_keys',
      `select rolsuper, rolbypassrls, current_setting('server_version_num')::int / 10000 as major,
            'Z' < 'a' as code_points, upper('é') as upper, unaccent('Müller') as plain from pg_roles where rolname = current_user`,
    );

    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, major: version, code_points: true, upper: 'É', plain: 'Muller' },
    ]);
    await database.stop();
  },
);

it('joins a running database beside its server, and stops it with the last one who leaves', async () => {
  const folder = await givenFolder();
  const server = await openLocalDatabase({ ...folder, as: 'server' });
  const tool = await openLocalDatabase(folder);

  await server.stop();

  expect(tool).toMatchObject({ started: false, ownerUrl: server.ownerUrl });
  await expect(ask(tool.ownerUrl, 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
  await tool.stop();
  await expect(ask(tool.ownerUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

it('lets only one server use a data folder', async () => {
  const folder = await givenFolder();
  const server = await openLocalDatabase({ ...folder, as: 'server' });

  await expect(openLocalDatabase({ ...folder, as: 'server' })).rejects.toMatchObject({ code: 'IN_USE' });

  await server.stop();
});

it('starts a killed database again under the same address and loses nothing acknowledged', async () => {
  const folder = await givenFolder();
  const server = await openLocalDatabase({ ...folder, as: 'server', durable: true });
  await ask(server.ownerUrl, 'create table note (text text)', "insert into note values ('kept')");
  const pid = await postmasterOf(folder.dataDir);

  process.kill(pid, 'SIGKILL');

  await expect
    .poll(() => ask(server.ownerUrl, 'select text from note').catch(() => []), { timeout: 20_000 })
    .toEqual([{ text: 'kept' }]);
  await server.stop();
});

it('removes nothing when the passwords are lost, the record is unreadable or the files are damaged', async () => {
  const { dataDir } = await givenFolder();
  await (await openLocalDatabase({ dataDir, durable: false })).stop();
  const [record, control] = [
    join(dataDir, 'database/database.json'),
    join(dataDir, 'database/cluster/global/pg_control'),
  ];
  const codes: string[] = [];
  const attempt = () => openLocalDatabase({ dataDir }).catch((error) => codes.push(error.code));

  await rename(record, `${record}.aside`);
  await attempt();
  await writeFile(record, '{');
  await attempt();
  await rename(`${record}.aside`, record);
  await rename(control, `${control}.aside`);
  await attempt();
  await rename(`${control}.aside`, control);

  expect(codes).toEqual(['BROKEN_DATA_FOLDER', 'BROKEN_DATA_FOLDER', 'BROKEN_DATA_FOLDER']);
  await (await openLocalDatabase({ dataDir })).stop(); // put back, everything is as it was
});

it('names the version that made a folder which is not ours to open', async () => {
  const { dataDir } = await givenFolder();
  await (await openLocalDatabase({ dataDir, version: 15, durable: false })).stop();

  await expect(openLocalDatabase({ dataDir, version: 18 })).rejects.toMatchObject({
    code: 'OLDER_DATA_FOLDER',
    message: expect.stringContaining('PostgreSQL 15'),
  });

  await writeFile(join(dataDir, 'database/cluster/PG_VERSION'), '19\n');
  await expect(openLocalDatabase({ dataDir })).rejects.toMatchObject({ code: 'NEWER_DATA_FOLDER' });
});

it('works in a folder that only its owner may enter, without changing its mode', async () => {
  const { dataDir: parent } = await givenFolder();
  const outside = await mkdtemp(join(tmpdir(), 'smartx-outside-'));
  onTestFinished(() => rm(outside, { recursive: true, force: true }));
  await Promise.all([chmod(parent, 0o700), chmod(outside, 0o755)]);
  const options = { dataDir: join(parent, '.smartx'), outside, durable: false };

  const first = await openLocalDatabase(options);
  await ask(first.ownerUrl, 'create table kept (id int)');
  await first.stop();
  const record = join(options.dataDir, 'database/database.json');
  await rename(record, `${record}.aside`);
  // Its files lie outside, and an empty database in their place would look like an empty CRM.
  await expect(openLocalDatabase(options)).rejects.toMatchObject({ code: 'BROKEN_DATA_FOLDER' });
  await rename(`${record}.aside`, record);
  const second = await openLocalDatabase(options);

  await expect(ask(second.ownerUrl, 'select count(*)::int as rows from kept')).resolves.toEqual([{ rows: 0 }]);
  expect((await stat(parent)).mode & 0o777).toBe(0o700);
  await second.stop();
  await hardDeleteLocalDatabase(options);
  await expect(stat(join(parent, '.smartx/database'))).rejects.toThrow('ENOENT');
});

async function givenFolder(): Promise<{ dataDir: string; durable: boolean }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smartx-local-'));
  await chmod(dataDir, 0o711); // so that root's database account can enter it
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return { dataDir, durable: false } satisfies LocalDatabaseOptions;
}

async function ask(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

async function postmasterOf(dataDir: string): Promise<number> {
  const pid = Number.parseInt(await readFile(join(dataDir, 'database/cluster/postmaster.pid'), 'utf8'), 10);
  expect(isAlive(pid)).toBe(true);
  return pid;
}
