import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  assertNotInQuarantine,
  findQuarantine,
  JournalFiles,
  relayJournal,
  restoreBackup,
  writeBackup,
  writeKeyBackup,
} from '@smartx/domain/backup';
import { schemaPrint } from '@smartx/domain/database';
import { type Clock, newId } from '@smartx/domain/kernel';
import { LocalKeyProvider } from '@smartx/domain/privacy';
import { foundWorkspace } from '@smartx/domain/workspace';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Application } from '../application.ts';
import { COMMANDS } from '../cli/commands.ts';
import { EXIT, parseCommand, runCommand } from '../cli/run-command.ts';
import { readEnvironment } from '../env.ts';
import { jobHandlers } from '../jobs/handlers.ts';
import { runServer } from '../run-server.ts';
import { type OwnInstallation, openOwnInstallation } from '../testing/own-installation.ts';
import { dumpOf, on, rowCounts } from '../testing/raw-database.ts';
import { filesFolder, journalFolder } from './folders.ts';
import { newestOf, verdictsOn } from './testing/certified-erasure.ts';
import { GivenEnds } from './testing/given-ends.ts';
import { GivenPeople } from './testing/given-people.ts';

/** It makes a database of its own, and makes it anew. */
const PATIENCE_MS = 180_000;
const DAY = 86_400_000;

let own: OwnInstallation;
let people: GivenPeople;
let elsewhere: string;

beforeAll(async () => {
  own = await openOwnInstallation();
  elsewhere = await mkdtemp(join(tmpdir(), 'smartx-elsewhere-'));
  people = await inApp(async (app) => {
    const [acme, other] = [await found(app, 'acme'), await found(app, 'other')];
    return GivenPeople.make(app, acme, other);
  });
}, PATIENCE_MS);
afterAll(async () => {
  await own.close();
  await rm(elsewhere, { recursive: true, force: true });
}, PATIENCE_MS);

it(
  'B11-AC3 a restore brings back nobody who was erased since, closes what was closed since, and only then opens',
  async () => {
    const before = await inApp((app) => people.stateOfOthers(app));
    const { backup, keyBackup } = await inApp(async (app) => {
      await jobHandlers(app)['audit:sequence']?.({}, never);
      const made = await smartx(app, ['backup', '--to', elsewhere]);
      expect(made.code).toBe(EXIT.ok);
      const keys = await writeKeyBackup({ ...app.keys, clock: app.clock }, elsewhere);
      return { backup: backupIn(made.out), keyBackup: keys.path };
    });
    expect(await readFile(backup, 'latin1')).not.toContain(people.canary);
    const erased = await inApp(async (app) => {
      const certificate = await people.liveOn(app);
      await jobHandlers(app)['audit:sequence']?.({}, never);
      await jobHandlers(app)['journal:relay']?.({}, never);
      return certificate;
    });
    await cp(journalFolder(own.dataDir), join(elsewhere, 'journal'), { recursive: true });

    // The machine is lost: both databases, files, journal. What is left lay elsewhere, the keys from before the erasure.
    await loseEverything();
    const restoreFrom = ['restore', '--from', backup, '--journal', join(elsewhere, 'journal')];
    await expect(smartx(null, restoreFrom)).rejects.toThrow('"smartx_keys" holds no keys');
    await smartx(null, ['keys', 'restore', '--from', keyBackup]);
    await expect(smartx(null, ['restore', '--from', backup])).rejects.toThrow(
      'The journal of what was erased and withdrawn',
    );
    await refuses(backup);

    // Cut off between the data and the replay: the server goes on with it, closed, and is cut off once more.
    await restoreBackup({ ...(await restoreParts()), path: backup });
    await rm(join(elsewhere, 'journal'), { recursive: true });
    expect(await dumpOf(own.urls.owner)).toContain(people.canary);
    await closedServerIsCut();
    expect(await findQuarantine(own.urls.owner)).toMatchObject({ state: 'replaying' });
    const finished = await smartx(null, ['restore']);

    expect([finished.code, finished.out.join()]).toEqual([EXIT.ok, expect.stringContaining('1 erasures')]);
    expect(await findQuarantine(own.urls.owner)).toBeNull();
    expect(await dumpOf(own.urls.owner)).not.toContain(people.canary);
    await inApp(async (app) => {
      expect(await people.isGone(app)).toEqual({ key: false, contents: 0 });
      expect(await people.closedSince(app)).toEqual({
        marketing: false,
        restricted: true,
        address: true,
        keyEnded: true,
        memberLeft: true,
        held: true,
      });
      expect(await people.stateOfOthers(app)).toEqual(before);
      expect(await people.eventsAreTold(app)).toBe(true);
      await jobHandlers(app)['audit:sequence']?.({}, never);
      // What the person keeps still holds, and so does what is issued about the erasure that was done again.
      const holds = { installation: null, script: true };
      expect(await verdictsOn(app, erased, elsewhere)).toEqual(holds);
      await jobHandlers(app)['request:sweep']?.({}, never);
      const again = await newestOf(app, erased);
      expect(again?.file).not.toBe(erased.file);
      for (const one of [erased, again ?? erased]) expect(await verdictsOn(app, one, elsewhere)).toEqual(holds);
    });
    expect(await auditFindings()).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'B11-AC3 a restore of the main database alone erases again also whom the journal had not heard of, and what ended stays at its end; mail that waited is not sent',
  async () => {
    const late = `late${newId().slice(24)}`;
    const ends = new GivenEnds(own);
    const path = await inApp(async (app) => {
      const person = await people.add(app, `Late ${late}`);
      await people.queueMail(app);
      await ends.make(app);
      const made = await writeBackup({ ...(await backupParts(app)), folder: elsewhere });
      await ends.end(app);
      await relayJournal({ em: app.orm.em, pool: app.keys.pool, clock: app.clock, folder: journalFolder(own.dataDir) });
      await people.erase(app, person);
      await ends.endLate(app);
      return made.path;
    });
    await loseMain();

    const { code } = await smartx(null, ['restore', '--from', path]);

    expect(code).toBe(EXIT.ok);
    const dump = await dumpOf(own.urls.owner);
    expect(dump).not.toContain(late);
    expect(dump).not.toContain(`gone-${ends.canary}`);
    expect(await inApp((app) => ends.state(app))).toEqual({
      ...{ goesOn: true, open: [{ state: 'in-progress' }], ended: { email: null, full_name: null } },
      ...{ closures: [{ state: 'done' }, { state: 'done' }], workspaces: 0 },
    });
    expect(await own.ask('select distinct state from mail_message')).toEqual([{ state: 'stopped' }]);
    await expect(smartx(null, ['restore', '--from', path])).rejects.toThrow('is not empty');
    await expect(smartx(null, ['restore'])).resolves.toMatchObject({ code: EXIT.usage });
  },
  PATIENCE_MS,
);

it(
  'B9-AC1 the key of a backup dies after 35 days, and the file with it; one that cannot be written leaves neither',
  async () => {
    await inApp(async (app) => {
      const parts = await backupParts(app);
      const { path, madeAt, expiresAt } = await writeBackup({ ...parts, folder: elsewhere });
      const full = join(elsewhere, 'no-folder');
      await writeFile(full, '');
      await expect(writeBackup({ ...parts, folder: join(full, 'deeper') })).rejects.toThrow('cannot be made');
      const clock: Clock = { now: () => new Date(Date.now() + 36 * DAY) };

      const young = await app.keys.pool.query('select count(wrapped)::int as alive from backup_key');
      const later = await writeBackup({ ...parts, clock, folder: elsewhere });
      const old = await app.keys.pool.query('select id from backup_key where wrapped is not null');
      const list = await smartx(app, ['backup', 'list']);

      expect(expiresAt.getTime() - madeAt.getTime()).toBe(35 * DAY);
      expect(young.rows[0]?.alive).toBe(3);
      expect(old.rows).toEqual([{ id: later.id }]);
      expect(list.out.join('\n')).toMatch(/its key was destroyed on .*; it was never finished/);
      expect(await readdir(elsewhere)).not.toContain(path.split('/').at(-1));
      expect((await readdir(elsewhere)).filter((name) => name.endsWith('.part'))).toEqual([]);
    });
  },
  PATIENCE_MS,
);

it(
  'B11-AC3 a workspace whose journal cannot be written keeps no other waiting, and the journal does not call itself complete',
  async () => {
    await inApp(async (app) => {
      const parts = { em: app.orm.em, pool: app.keys.pool, clock: app.clock, folder: journalFolder(own.dataDir) };
      await relayJournal(parts);
      const until = await new JournalFiles(parts.folder).completeUntil();
      // The workspaces are asked by their names: the broken one first.
      const [broken, sound] = await people.withdrawEverywhere(app);
      await on(keysUrl(), (keys) =>
        keys.query(
          `alter table replay_entry add constraint broken check (workspace_id <> '${broken.workspaceId}') not valid`,
        ),
      );
      const state = async () => {
        const { entries, completeUntil } = await new JournalFiles(parts.folder).read();
        return { until: completeUntil, written: [broken, sound].map(({ id }) => entries.some((one) => one.id === id)) };
      };

      await expect(relayJournal(parts)).rejects.toThrow('The journal of 1 workspace');
      expect(await state()).toEqual({ until, written: [false, true] });

      await on(keysUrl(), (keys) => keys.query('alter table replay_entry drop constraint broken'));
      await relayJournal(parts);
      const { until: later, written } = await state();
      expect(written).toEqual([true, true]);
      expect(later?.getTime()).toBeGreaterThan(until?.getTime() ?? 0);
    });
  },
  PATIENCE_MS,
);

const never = new AbortController().signal;

/** Every way in which a restore is refused before it touches anything. */
async function refuses(backup: string): Promise<void> {
  const bytes = await readFile(backup);
  const variant = async (name: string, content: Buffer) => {
    await writeFile(join(elsewhere, name), content);
    return join(elsewhere, name);
  };
  const bent = Buffer.from(bytes);
  bent[bytes.length - 300] = (bent[bytes.length - 300] ?? 0) ^ 1;
  const parts = { ...(await restoreParts()), path: backup };
  const before = await everything();
  const journal = await readFile(await journalFile(), 'utf8');

  for (const [change, message] of [
    [{ path: await variant('none', Buffer.from('no backup')) }, 'is no backup of the data'],
    [{ path: await variant('cut', bytes.subarray(0, -40)) }, 'cut off or changed'],
    [{ path: await variant('bent', bent) }, 'cut off or changed'],
    [{ schema: 'of another version' }, 'another version of SmartX'],
    [{ provider: new LocalKeyProvider(randomBytes(32)) }, 'The master key is not the one'],
    [{ clock: { now: () => new Date(Date.now() + 36 * DAY) } }, "The backup's time was over on"],
  ] as const)
    await expect(restoreBackup({ ...parts, ...change })).rejects.toThrow(message);
  await writeFile(await journalFile(), journal.replace('"erasure"', '"stop"'));
  await expect(smartx(null, ['restore', '--from', backup, '--journal', join(elsewhere, 'journal')])).rejects.toThrow(
    'its lines do not follow each other',
  );
  await writeFile(await journalFile(), journal);

  expect(await everything()).toEqual(before);
  expect(before.main).toEqual({});
}

async function journalFile(): Promise<string> {
  const [name = ''] = (await readdir(join(elsewhere, 'journal'))).filter((one) => one.endsWith('.jsonl'));
  return join(elsewhere, 'journal', name);
}

/** A server that finds a restore half done: closed to everybody while it replays, and killed in the middle of it. */
async function closedServerIsCut(): Promise<void> {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const environment = readEnvironment(await own.asForeign());
  await on(own.urls.owner, async (owner) => {
    await owner.query('begin');
    // The erasure waits for whoever holds the person.
    await owner.query('select id from data_subject for update');
    const start = runServer(environment, resolve(import.meta.dirname, '../../../..'), () => () => Promise.reject());
    const ended = start.catch((error: unknown) => error);
    const at = `http://127.0.0.1:${environment.PORT}`;
    const statusOf = (path: string) =>
      fetch(at + path)
        .then(({ status }) => status)
        .catch(() => null);
    await expect.poll(() => statusOf('/health/live'), { timeout: 60_000 }).toBe(200);
    for (const path of ['/', '/health/ready', '/graphql', '/privacy', '/admin/'])
      expect(await statusOf(path)).toBe(503);
    await expect(assertNotInQuarantine(own.urls.owner)).rejects.toThrow('has not been finished');
    await expect.poll(isWaiting, { timeout: 60_000 }).toBe(true);
    await own.cutConnections();
    expect(await ended).toBeInstanceOf(Error);
    await owner.query('rollback');
  });
  vi.restoreAllMocks();
}

async function isWaiting(): Promise<boolean> {
  const rows = await own.ask('select 1 from pg_locks where not granted');
  return rows.length > 0;
}

async function everything() {
  return { main: await on(own.urls.owner, rowCounts), keys: await on(keysUrl(), rowCounts), files: await filesThere() };
}

async function filesThere(): Promise<string[]> {
  return readdir(filesFolder(own.dataDir), { recursive: true }).catch(() => []);
}

async function loseEverything(): Promise<void> {
  await loseMain();
  await own.ask('drop database smartx_keys');
  for (const folder of ['files', 'journal', 'backups'])
    await rm(join(own.dataDir, folder), { recursive: true, force: true });
}

async function loseMain(): Promise<void> {
  await on(keysUrl(), async (keys) => {
    await keys.query('drop database smartx with (force)');
    await keys.query('create database smartx');
  });
}

/** The key database as the owner of the main one. */
function keysUrl(): string {
  const address = new URL(own.urls.owner);
  address.pathname = '/smartx_keys';
  return address.href;
}

function found(app: Application, slug: string): Promise<string> {
  return foundWorkspace(app.orm.em, app, { slug, name: slug });
}

async function inApp<Result>(work: (app: Application) => Promise<Result>): Promise<Result> {
  const app = await own.open();
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function backupParts(app: Application) {
  const { urls, keys, clock, dataFolder } = app;
  return { ...keys, urls, clock, schema: schemaPrint(), files: filesFolder(dataFolder) };
}

async function restoreParts() {
  const { urls, masterKey, dataDir } = own;
  const { migrateDatabase } = await import('@smartx/domain/database');
  const { FOREIGN_MIGRATIONS } = await import('../database/foreign-migrations.ts');
  return {
    ...{ urls, schema: schemaPrint(), files: filesFolder(dataDir), isJournalGivenUp: false },
    provider: new LocalKeyProvider(Buffer.from(masterKey, 'base64')),
    clock: { now: () => new Date() },
    journal: await new JournalFiles(join(elsewhere, 'journal')).read(),
    migrate: () => migrateDatabase(urls, FOREIGN_MIGRATIONS),
  };
}

async function auditFindings(): Promise<string[]> {
  const { out } = await inApp((app) => smartx(app, ['audit', 'verify', '--workspace', 'acme', '--json']));
  return JSON.parse(out.join()).findings;
}

function backupIn(out: readonly string[]): string {
  return /^(\S+\.backup) holds/.exec(out.join())?.[1] ?? '';
}

async function smartx(app: Application | null, args: string[]) {
  const [out, notes]: [string[], string[]] = [[], []];
  const command = parseCommand(COMMANDS, args);
  const environment = readEnvironment({ ...(await own.asEmbedded()) });
  const answer = {
    ...{ environment, isJson: command.values.json === true },
    out: (line: string) => out.push(line),
    note: (line: string) => notes.push(line),
  };
  const installation = {
    ...{ urls: own.urls, masterKey: Buffer.from(own.masterKey, 'base64'), isEmbedded: true },
    stop: async () => undefined,
  };
  const code = await runCommand(command, app ? { app, ...answer } : { installation, ...answer });
  return { code, out, notes };
}
