import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migrateDatabase } from '@smartx/domain/database';
import { newId } from '@smartx/domain/kernel';
import { ensureOperatorWorkspace } from '@smartx/domain/workspace';
import { hardDeleteLocalDatabase } from '@smartx/local-database';
import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openApplication } from '../application.ts';
import { FOREIGN_MIGRATIONS } from '../database/foreign-migrations.ts';
import { readEnvironment } from '../env.ts';
import { openInstallation } from '../installation/installation.ts';
import { applicationOptions, type RunningServer, runServer } from '../run-server.ts';
import { UnshownPassword } from '../seed/unshown-password.ts';

/** It makes a database of its own and a whole demo. */
const PATIENCE_MS = 120_000;
const ROOT = resolve(import.meta.dirname, '../../../..');

let dataDir: string;
let said: string;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'smartx-first-'));
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) await close();
  await hardDeleteLocalDatabase({ dataDir });
  await rm(dataDir, { recursive: true, force: true });
}, PATIENCE_MS);

it(
  'first starts that meet a taken port, are killed and are stopped leave nothing that runs, and the next one shows a sign-in',
  async () => {
    const neighbour = await occupied();
    const left = () => [isDatabaseRunning(), new UnshownPassword(dataDir).isWaiting];

    await expect(start(portOf(neighbour))).rejects.toThrow(`Port ${portOf(neighbour)} is taken`);
    const afterTakenPort = left();
    await cutOffSeed();
    await expect(start(await freePort(), AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
    const afterStop = left();
    const server = await start(await freePort());

    expect([afterTakenPort, afterStop]).toEqual([
      [false, false],
      [false, true],
    ]);
    expect(await signIn(server)).toBe(200);
    for (const path of ['/admin/', '/privacy', '/dev/mail', '/privacy/demo']) expect(said).toContain(server.url + path);
    expect(new UnshownPassword(dataDir).isWaiting).toBe(false);
  },
  PATIENCE_MS,
);

it(
  'once something is sealed, a lost master key is not replaced and another one does not start',
  async () => {
    const [path, backup] = [join(dataDir, 'master.key'), join(dataDir, 'backup.key')];
    await sealSomething();
    await rename(path, backup);

    await expect(start(await freePort())).rejects.toThrow(`The master key ${path} is missing`);
    const afterLoss = [existsSync(path), isDatabaseRunning()];
    await writeFile(path, 'deadbeef');
    await expect(start(await freePort())).rejects.toThrow('does not hold a master key');
    await writeFile(path, randomBytes(32).toString('base64'));
    await expect(start(await freePort())).rejects.toThrow('not the one with which this installation sealed');
    const afterAnother = isDatabaseRunning();
    await rename(backup, path);

    expect([afterLoss, afterAnother]).toEqual([[false, false], false]);
    await expect(sealSomething()).resolves.toBeUndefined();
  },
  PATIENCE_MS,
);

it(
  'a data folder of another version is named as such and stays as it is',
  async () => {
    await sealSomething();
    const rename = (name: string) =>
      inDatabase(`update mikro_orm_migrations set name = '${name}' where name like '0001%'`);
    await rename('0001-initial');

    await expect(start(await freePort())).rejects.toThrow('made by another version of SmartX');
    expect(isDatabaseRunning()).toBe(false);
  },
  PATIENCE_MS,
);

/** Runs a statement in the database of the data folder, as its owner. */
async function inDatabase(sql: string): Promise<void> {
  const installation = await openInstallation(environmentOf(await freePort()), 'tool', () => undefined);
  const owner = new pg.Client({ connectionString: installation.urls.owner });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
  await installation.stop();
}

/** Opens the installation of the data folder, and makes a key in it. */
async function sealSomething(): Promise<void> {
  const environment = environmentOf(await freePort());
  const installation = await openInstallation(environment, 'tool', () => undefined);
  await migrateDatabase(installation.urls, FOREIGN_MIGRATIONS);
  const app = await openApplication(applicationOptions(environment, installation), { error: () => undefined });
  await app.vault.ensureKeys(newId(), 'subject', [newId()]);
  await app.close();
  await installation.stop();
}

/** What a process leaves that is killed when it has just begun to seed: a workspace, and nobody who can sign in. */
async function cutOffSeed(): Promise<void> {
  const environment = environmentOf(await freePort());
  const installation = await openInstallation(environment, 'tool', () => undefined);
  await migrateDatabase(installation.urls, FOREIGN_MIGRATIONS);
  const app = await openApplication(applicationOptions(environment, installation), { error: () => undefined });
  new UnshownPassword(dataDir).keep();
  await ensureOperatorWorkspace(app.orm.em, app);
  await app.close();
  await installation.stop();
}

async function start(port: number, ending?: AbortSignal): Promise<RunningServer> {
  const server = await runServer(environmentOf(port), ROOT, () => async () => new Response(), ending);
  closing.push(() => server.close());
  return server;
}

/** The status of a sign-in with what stands on the operator's screen. */
async function signIn({ url }: RunningServer): Promise<number> {
  const email = /Demo sign-in\s+(\S+)/.exec(said)?.[1];
  const password = /Password\s+(\S+)/.exec(said)?.[1];
  const headers = { 'content-type': 'application/json', origin: url };
  const body = JSON.stringify({ email, password });
  return (await fetch(`${url}/auth/sign-in/email`, { method: 'POST', headers, body })).status;
}

function environmentOf(port: number) {
  return readEnvironment({ PORT: String(port), SMARTX_DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
}

function isDatabaseRunning(): boolean {
  return existsSync(join(dataDir, 'database/cluster/postmaster.pid'));
}

async function occupied(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => new Promise((closed) => server.close(closed)));
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const port = portOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
