import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expireKeyBackups, KeyBackupError, restoreKeys, writeKeyBackup } from '@smartx/domain/backup';
import { ContactService } from '@smartx/domain/contact';
import { ensureKeyDatabase } from '@smartx/domain/database';
import { type Clock, newId } from '@smartx/domain/kernel';
import {
  ErasureService,
  fingerprintOf,
  LocalKeyProvider,
  type MasterKeys,
  rotateMasterKey,
} from '@smartx/domain/privacy';
import { foundWorkspace } from '@smartx/domain/workspace';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, openApplication } from '../application.ts';
import { readEnvironment } from '../env.ts';
import { rightsScope } from '../privacy/privacy-jobs.ts';
import { applicationOptions } from '../run-server.ts';
import { type OwnInstallation, openOwnInstallation } from '../testing/own-installation.ts';
import { dumpOf, on, rowCounts } from '../testing/raw-database.ts';
import { prepareInstallation } from './installation.ts';
import { masterKeyPlace } from './master-key-place.ts';

/** It makes a database of its own. */
const PATIENCE_MS = 120_000;
const BORN = '1984-05-12';

let own: OwnInstallation;
let workspaceId: string;
let folder: string;

beforeAll(async () => {
  own = await openOwnInstallation();
  folder = await mkdtemp(join(tmpdir(), 'smartx-key-backups-'));
  workspaceId = await inApp((app) => foundWorkspace(app.orm.em, app, { slug: 'acme', name: 'Acme' }));
}, PATIENCE_MS);
afterAll(async () => {
  await own.close();
  await rm(folder, { recursive: true, force: true });
}, PATIENCE_MS);

describe('a start with the wrong keys', () => {
  it('is refused where the key database is gone: none is made anew, and what was there is as it was', async () => {
    const before = await everything();

    const kept = await putAside();
    await expect(prepare()).rejects.toThrow(/"smartx_keys" is missing, but the database "smartx" holds one workspace/);
    const after = await everything();

    expect(after).toEqual({ ...before, keys: null });
    await putBack(kept);
    await expect(prepare()).resolves.toBeUndefined();
  });

  it('is refused where the key database was made anew and is empty', async () => {
    const kept = await putAside();
    await ensureKeyDatabase(own.urls);
    const before = await everything();

    await expect(prepare()).rejects.toThrow(
      '"smartx_keys" holds no keys, but the database "smartx" holds one workspace',
    );

    expect(await everything()).toEqual(before);
    await putBack(kept);
  });

  it('is refused with the key database of another installation, by its mark and by its keys, and neither is changed', async () => {
    const kept = await putAside();
    await ensureKeyDatabase(own.urls);
    await inKeys((keys) => keys.query('insert into installation_mark (id) values ($1)', [newId()]));
    await inKeys((keys) => keys.query(`insert into workspace_key values ($1, 1, '\\x00')`, [newId()]));
    const before = await everything();

    await expect(prepare()).rejects.toThrow(
      /belongs to another installation: it is marked [0-9a-f-]{36}, the database/,
    );
    await inKeys((keys) => keys.query('delete from installation_mark'));
    await expect(prepare()).rejects.toThrow('holds the keys of one workspace, none of which is among those');

    expect({ ...(await everything()).keys, installation_mark: 1 }).toEqual(before.keys);
    expect((await everything()).main).toEqual(before.main);
    await putBack(kept);
  });

  it('is refused with half of the keys, and with an older copy in which an erased person is alive', async () => {
    const [ana, bob] = [await givenPerson('Ana Ruiz'), await givenPerson('Bob Meyer')];
    await erase(bob.subjectId);
    const lost = await inKeys((keys) =>
      keys.query('delete from data_key where key_id = $1 returning *', [ana.subjectId]),
    );

    await expect(prepare()).rejects.toThrow(
      /is an older copy or half of one: it lacks 1 keys of workspaces and people/,
    );
    const { wrapped, created_at } = lost.rows[0] ?? {};
    await inKeys((keys) =>
      keys.query(`insert into data_key values ($1, $2, 'subject', 1, $3, $4, null)`, [
        ...[workspaceId, ana.subjectId, wrapped, created_at],
      ]),
    );
    await inKeys((keys) =>
      keys.query(`update data_key set wrapped = '\\x00', destroyed_at = null where key_id = $1`, [bob.subjectId]),
    );
    await expect(prepare()).rejects.toThrow('still has the keys of 1 people who were erased');

    await restore(null);
    await expect(prepare()).resolves.toBeUndefined();
    expect(await ana.born()).toBe(BORN);
  });

  it('is refused where the data is new and the keys are old', async () => {
    const main = new URL(own.urls.owner);
    main.pathname = '/other';
    await own.ask('create database other');

    const start = prepareInstallation({
      urls: { ...own.urls, owner: main.href },
      masterKey: Buffer.from(own.masterKey, 'base64'),
    });

    await expect(start).rejects.toThrow('holds the keys of one workspace, but the database "other" is new');
    await own.ask('drop database other');
  });
});

describe('a backup of the keys', () => {
  it('brings back what was lost, and destroys again who was erased since it was made', async () => {
    const [ana, bob] = [await givenPerson('Ana Ruiz'), await givenPerson('Bob Meyer')];
    const { path, keys } = await backup();
    await erase(bob.subjectId);
    const late = await givenPerson('Late Comer');
    const kept = await putAside();

    const report = await restore(path);

    expect(report.added).toBeGreaterThan(3);
    expect(report.added).toBeLessThan(keys);
    expect([report.destroyedAgain, report.lost]).toEqual([1, 1]);
    await expect(prepare()).resolves.toBeUndefined();
    expect([await ana.born(), await late.born()]).toEqual([BORN, null]);
    expect(await aliveKeys([ana.subjectId, bob.subjectId, late.subjectId])).toEqual([ana.subjectId]);
    expect(await restore(path)).toEqual({ added: 0, destroyedAgain: 0, lost: 0 });
    await putBack(kept);
  });

  it('brings back no key of a record that is gone, keeps that of one that is there, and asks first where very many are gone', async () => {
    const ana = await givenPerson('Ana Ruiz');
    const gone = Array.from({ length: 201 }, () => newId());
    await inApp(async ({ vault }) => {
      await vault.ensureKeys(workspaceId, 'record', [ana.contactId, ...gone]);
      const place = { workspaceId, table: 'contact', column: 'birth_date', rowId: ana.contactId };
      const sealed = await vault.seal(ana.contactId, place, BORN);
      await own.ask('update contact set birth_date = $1 where id = $2', [sealed, ana.contactId]);
    });
    await inKeys((keys) =>
      keys.query(`update data_key set created_at = now() - interval '1 hour' where kind = 'record'`),
    );
    const { path } = await backup();
    await inApp(({ vault }) => vault.destroyKeys(workspaceId, gone));
    const kept = await putAside();
    await expect(restore(path)).rejects.toThrow(/keys of records have no record in the database.*--all/);
    await restore(path, { isAllMeant: true });

    expect(await aliveKeys([ana.contactId, ...gone])).toEqual([ana.contactId]);
    expect(await ana.born()).toBe(BORN);
    await putBack(kept);
  });

  it('is refused cut off, changed, over its time, under another master key or of another installation; nothing is touched', async () => {
    const { path } = await backup();
    const bytes = await readFile(path);
    const variant = async (name: string, content: Buffer) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    const cut = await variant('cut', bytes.subarray(0, -40));
    const headless = await variant('none', Buffer.from('not a backup'));
    const prolonged = await variant(
      'prolonged',
      Buffer.from(bytes.toString('latin1').replace('"expiresAt":"2', '"expiresAt":"3'), 'latin1'),
    );
    const [before, [main]] = [await everything(), await own.ask<{ id: string }>('select id from installation.mark')];

    for (const [file, message] of [
      [cut, 'cut off or changed'],
      [prolonged, 'cut off or changed'],
      [headless, 'is no backup of keys'],
    ] as const)
      await expect(restore(file)).rejects.toThrow(message);
    await expect(restore(path, { days: 8 })).rejects.toThrow("The backup's time was over on");
    await expect(restore(path, { masterKey: randomBytes(32) })).rejects.toThrow('made under another master key');
    await inKeys((keys) => keys.query('update installation_mark set id = $1', [newId()]));
    await expect(restore(path)).rejects.toThrow('belongs to another installation');
    await inKeys((keys) => keys.query('update installation_mark set id = $1', [main?.id]));

    expect(await everything()).toEqual(before);
    await expect(restore(cut)).rejects.toBeInstanceOf(KeyBackupError);
  });

  it('names neither a person nor a key in clear, and is removed when its seven days are over', async () => {
    const { subjectId } = await givenPerson('Ana Ruiz');
    const first = await backup();
    await writeFile(join(folder, 'neighbour.txt'), 'mine');

    const bytes = await readFile(first.path, 'latin1');
    const second = await backup(7);

    expect(bytes).not.toContain(subjectId);
    const left = await readdir(folder);
    expect(left).toContain('neighbour.txt');
    expect(left).toContain(second.path.split('/').at(-1));
    expect(left).not.toContain(first.path.split('/').at(-1));
  });

  it('that cannot be read or was never finished is removed as well, in its time; a folder that cannot be read is an error', async () => {
    const ages = { 'broken-8.backup': 8, 'broken-6.backup': 6, '2.backup.part': 2, '0.backup.part': 0 };
    for (const [name, days] of Object.entries(ages)) {
      const path = join(folder, `smartx-keys-${name}`);
      await writeFile(path, 'SXK1 and nothing that could be read');
      const at = Date.now() / 1000 - days * 86_400 - 60;
      await utimes(path, at, at);
    }
    const expire = (where: string) => inApp((app) => expireKeyBackups({ ...app.keys, clock: clockIn(0) }, where));

    expect(await expire(folder)).toBe(2);

    const left = (await readdir(folder)).filter((name) => /broken|part/.test(name)).sort();
    expect(left).toEqual(['smartx-keys-0.backup.part', 'smartx-keys-broken-6.backup']);
    expect(await expire(join(folder, 'never-made'))).toBe(0);
    await expect(expire(join(folder, 'neighbour.txt'))).rejects.toThrow('ENOTDIR');
  });
});

describe('B9-AC1 a dump of the database', () => {
  it('without the keys shows nothing of what is sealed, in no encoding, and with them it opens', async () => {
    const canary = `canary${newId().slice(24)}`;
    const phone = '+34 699 123 987';
    await inApp((app) =>
      new ContactService(rightsScope(app, workspaceId)).create({
        ...{ fullName: `Searchable ${canary}`, birthDate: '1931-07-29' },
        points: [
          { kind: 'phone', value: phone, label: 'office' },
          { kind: 'postal', value: `Street of ${canary}address` },
        ],
      }),
    );

    const dump = await dumpOf(own.urls.owner);

    expect(dump).toContain(`Searchable ${canary}`);
    for (const secret of ['1931-07-29', '34699123987', phone, `${canary}address`])
      for (const encoded of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')])
        expect(dump).not.toContain(encoded);
  });
});

describe('B9-AC2 another master key', () => {
  it('takes the place of the old one without touching a data key or what is sealed, and goes on after a kill', async () => {
    const ana = await givenPerson('Ana Ruiz');
    await writeFile(join(folder, 'master.key'), own.masterKey);
    const place = masterKeyPlace({ ...readEnvironment({}), SMARTX_DATA_DIR: folder });
    const dataKeys = () => inKeys((keys) => keys.query('select key_id, wrapped from data_key order by 1'));
    const [before, secret] = [(await dataKeys()).rows, await inApp(async (app) => app.secret)];
    const master = fingerprintOf(place.next());

    await expect(inApp((app) => rotate(app, master, true), place.read)).rejects.toThrow('killed');
    await expect(prepare()).rejects.toThrow('The master key is not the one');
    await inApp((app) => foundWorkspace(app.orm.em, app, { slug: 'young', name: 'Young' }), place.read);
    const resumed = await inApp((app) => rotate(app, master), place.read);
    place.adopt();

    expect([resumed, place.read().length]).toEqual([1, 1]);
    expect((await inKeys((keys) => keys.query('select distinct master from workspace_key'))).rows).toEqual([
      { master },
    ]);
    expect((await dataKeys()).rows.filter(({ key_id }) => before.some((old) => old.key_id === key_id))).toEqual(before);
    await expect(prepare()).rejects.toThrow('The master key is not the one with which this installation sealed');
    await expect(prepare(place.read)).resolves.toBeUndefined();
    expect(await ana.born(place.read)).toBe(BORN);
    // What was signed before can be checked after: its key follows from this secret and not from the master key.
    expect(await inApp(async (app) => app.secret, place.read)).toEqual(secret);
  });
});

/** Rotates; `isKilled` ends the process once the new master key is announced and nothing is wrapped by it yet. */
function rotate({ keys }: Application, master: string, isKilled = false): Promise<number> {
  let begun = 0;
  const pool = new Proxy(keys.pool, {
    get: (target, name) => {
      if (name === 'connect' && isKilled) {
        begun += 1;
        if (begun > 1) return () => Promise.reject(new Error('killed'));
      }
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return rotateMasterKey({ ...keys, pool }, master);
}

function prepare(masterKey: MasterKeys = ownKey()): Promise<void> {
  return prepareInstallation({ urls: own.urls, masterKey });
}

function ownKey(): Buffer {
  return Buffer.from(own.masterKey, 'base64');
}

async function inApp<Result>(
  work: (app: Application) => Promise<Result>,
  masterKey: MasterKeys = ownKey(),
): Promise<Result> {
  const environment = readEnvironment({ SMARTX_DATA_DIR: own.dataDir });
  const installation = { urls: own.urls, masterKey, isEmbedded: true, stop: async () => undefined };
  const app = await openApplication(applicationOptions(environment, installation), { error: () => undefined });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function inKeys<Result>(work: (keys: pg.Client) => Promise<Result>): Promise<Result> {
  const address = new URL(own.urls.owner);
  address.pathname = '/smartx_keys';
  return on(address.href, work);
}

/** The key database under another name, as if it had been lost. */
async function putAside(): Promise<string> {
  const kept = `kept_${newId().slice(-6)}`;
  await own.ask(`alter database smartx_keys rename to ${kept}`);
  return kept;
}

async function putBack(kept: string): Promise<void> {
  await own.ask('drop database if exists smartx_keys');
  await own.ask(`alter database ${kept} rename to smartx_keys`);
}

/** How many rows every table of both databases has. */
async function everything() {
  const exists = await own.ask("select 1 from pg_database where datname = 'smartx_keys'");
  return { main: await on(own.urls.owner, rowCounts), keys: exists.length > 0 ? await inKeys(rowCounts) : null };
}

async function givenPerson(fullName: string) {
  const { contactId, subjectId } = await inApp(async (app) => {
    const scope = rightsScope(app, workspaceId);
    const id = await new ContactService(scope).create({ fullName, birthDate: BORN });
    const [row] = await scope.transaction((em) =>
      em.execute<{ subject_id: string }[]>('select subject_id from contact where workspace_id = ? and id = ?', [
        ...[workspaceId, id],
      ]),
    );
    return { contactId: id, subjectId: row?.subject_id ?? '' };
  });
  const born = (masterKey?: MasterKeys) =>
    inApp(async (app) => {
      const [row] = await own.ask<{ sealed: Buffer }>('select birth_date as sealed from contact where id = $1', [
        contactId,
      ]);
      const place = { workspaceId, table: 'contact', column: 'birth_date', rowId: contactId };
      return app.vault.open(place, row?.sealed ?? Buffer.alloc(0));
    }, masterKey);
  return { contactId, subjectId, born };
}

async function erase(subjectId: string): Promise<void> {
  await inApp(async (app) => {
    const scope = rightsScope(app, workspaceId);
    const erasure = new ErasureService(scope, app.privacy);
    const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
    for (const ledger of await scope.transaction((em) => erasure.plan(em, order))) await erasure.run(ledger);
  });
}

function backup(daysLater = 0) {
  return inApp((app) => writeKeyBackup({ ...app.keys, clock: clockIn(daysLater) }, folder));
}

function restore(path: string | null, { days = 0, masterKey = ownKey(), isAllMeant = false } = {}) {
  const prepareKeys = () => ensureKeyDatabase(own.urls);
  const provider = new LocalKeyProvider(masterKey);
  return restoreKeys({ urls: own.urls, provider, clock: clockIn(days), path, isAllMeant, prepare: prepareKeys });
}

function clockIn(days: number): Clock {
  return { now: () => new Date(Date.now() + days * 86_400_000) };
}

async function aliveKeys(ids: readonly string[]): Promise<string[]> {
  const sql = 'select key_id from data_key where key_id = any($1) and wrapped is not null';
  return (await inKeys((keys) => keys.query<{ key_id: string }>(sql, [ids]))).rows.map(({ key_id }) => key_id);
}
