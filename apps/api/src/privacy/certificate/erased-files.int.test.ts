import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { encodeId, type Purpose } from '@smartx/domain/kernel';
import { listMail } from '@smartx/domain/mail';
import { PrivacyRequest, RequestFulfilment, RequestPortal, RequestService } from '@smartx/domain/privacy';
import { type PlantedPerson, plantPerson } from '@smartx/domain/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands.ts';
import { parseCommand, runCommand } from '../../cli/run-command.ts';
import { readEnvironment } from '../../env.ts';
import { jobHandlers } from '../../jobs/handlers.ts';
import { type OwnInstallation, openOwnInstallation } from '../../testing/own-installation.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { eraseAndCertify } from './erasure-jobs.ts';

const RIGHTS: Purpose = 'RIGHTS_HANDLING';
const SCRIPT = resolve('tools/verify/verify-certificate.mjs');
const CERTIFICATE = `reference version destroyedKeys sweptAt sweepReason dataBackupsEndAt keyBackupsEndAt
  erased { category records } kept { category ground endsOn } recipients { name toldAt acknowledgedAt } file`;

/** A database of its own: its files are read, and who owns it loses rights for a while. The cases go on in their order. */
let installation: OwnInstallation;
let api: TestApi;
let workspace: ApiWorkspace;
let folder: string;
let person: { readonly mark: string; readonly subjectId: string };
let erased: { readonly id: string; readonly reference: string; readonly token: string };
let wrapped: Buffer;
beforeAll(async () => {
  installation = await openOwnInstallation();
  api = await openTestApi({ database: { ...installation.urls, masterKey: installation.masterKey } });
  folder = await mkdtemp(join(tmpdir(), 'smartx-certificate-'));
  workspace = await api.givenWorkspace();
  const planted = await plantPerson(api.domain, workspace, api.app.privacy);
  await takeProofsBack(planted.canaries);
  person = planted;
  wrapped = await wrappedKey(planted.subjectId);
  await work('keys:backup');
  // What the planner remembers, and what is written out: as after any day.
  await installation.ask('analyze');
  await installation.ask('checkpoint');
  // Whichever files of the log the checkpoint dropped: a value of the person is in the newest.
  await installation.ask(`select pg_logical_emit_message(true, 'test', $1)`, [person.mark]);
  await answer('access', planted.email);
  erased = await answer('erasure', planted.email);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await api.close();
  await installation.close();
});

describe('B11-AC2 the sweep of the files of the databases', () => {
  it('is needed: after the deletion the person still lies in tables, statistics, log and keys', async () => {
    const left = await filesWith(person.mark);

    expect(left.some((file) => file.includes('/base/'))).toBe(true);
    expect(left.some((file) => file.includes('/pg_wal/'))).toBe(true);
    expect(left.filter((file) => !/\/cluster\/(base|pg_wal)\//.test(file))).toEqual([]);
    expect(await filesWith(wrapped)).not.toEqual([]);
    const seen = await installation.ask<{ found: string }>(
      `select 1 as found from pg_stats where position($1 in (most_common_vals::text || histogram_bounds::text)) > 0
         or position($1 in histogram_bounds::text) > 0`,
      [person.mark],
    );
    expect(seen.length).toBeGreaterThan(0);
  });

  it('rewrites what it may, and says honestly that the log waits where ending it is not the owner’s right', async () => {
    await asSuperuser('revoke pg_checkpoint from smartx_owner');
    await work('erasure:sweep');
    const waiting = await certificate();
    await asSuperuser('grant pg_checkpoint to smartx_owner');

    expect(waiting).toMatchObject({ version: 2, sweptAt: null, sweepReason: 'log-not-ours' });
    const left = await filesWith(person.mark);
    expect(left.filter((file) => !file.includes('/pg_wal/'))).toEqual([]);
  });

  it('leaves no canary in any file of the databases, of the log, of uploads, mails and exports, nor the key that was destroyed', async () => {
    const [before] = await installation.ask<{ file: number }>(`select pg_relation_filenode('contact') as file`);
    await work('erasure:sweep');

    expect(await filesWith(person.mark)).toEqual([]);
    expect(await filesWith(wrapped)).toEqual([]);
    expect(await certificate()).toMatchObject({
      ...{ version: 3, sweptAt: api.domain.clock.now().toISOString(), sweepReason: null },
    });
    // Only the log had been left: nothing is written anew twice.
    expect(await installation.ask(`select pg_relation_filenode('contact') as file`)).toEqual([before]);
    const [{ seconds } = { seconds: -1 }] = await installation.ask<{ seconds: number }>(
      'select seconds from erasure_sweep',
    );
    expect(seconds).toBeGreaterThanOrEqual(0);
  });

  it('does nothing where nothing was erased since, also by hand', async () => {
    const { code, said } = await smartx('request', 'sweep', '--files');

    expect([code, said]).toEqual([0, ['Every workspace was swept.', 'Nothing is left in the files of the databases.']]);
    expect(await certificate()).toMatchObject({ version: 3 });
  });
});

describe('B11-AC12 the certificate outside the domain', () => {
  it('says in console and privacy centre what is gone, what stays, and when the last backups end', async () => {
    const shown = await certificate();
    const own = await ask('requestCertificate', 'RequestAccessInput', { ...access() });

    expect(own).toEqual(shown);
    expect(shown).toMatchObject({
      ...{ reference: erased.reference, destroyedKeys: 1, dataBackupsEndAt: null },
      keyBackupsEndAt: new Date(api.domain.clock.now().getTime() + 7 * 86_400_000).toISOString(),
      recipients: [{ name: 'Mailer Inc.' }],
    });
    expect(shown?.erased.map(({ category }) => category)).toEqual(
      expect.arrayContaining(['identity', 'contact', 'communication', 'commerce']),
    );
    expect(shown?.kept).toContainEqual({ category: 'preference', ground: 'proof', endsOn: expect.any(String) });
    expect(shown?.file).not.toContain(person.mark);
  });

  it('opens with the person’s own token alone, and for those who handle requests in their own workspace', async () => {
    const elsewhere = await api.givenWorkspace();
    const read = async (one: ApiWorkspace, role: 'owner' | 'sales' | 'privacy-officer', purpose: Purpose) =>
      (await (await one.call(role, purpose)).query<Shown>(queryOf(purpose), { id: requestId() })).data
        .erasureCertificate;

    expect(await ask('requestCertificate', 'RequestAccessInput', { ...access(), token: 'another' })).toBeNull();
    expect(
      await ask('requestCertificate', 'RequestAccessInput', { ...access(), workspace: elsewhere.slug }),
    ).toBeNull();
    expect(await read(workspace, 'privacy-officer', RIGHTS)).toMatchObject({ version: 3 });
    expect(await read(workspace, 'sales', 'RELATIONSHIP')).toBeNull();
    expect(await read(elsewhere, 'privacy-officer', RIGHTS)).toBeNull();
  });

  it('is verified by anybody; forged, cut, replaced, another’s or unknown have one face', async () => {
    const file = (await certificate())?.file ?? '';
    const [{ document: replaced } = { document: '' }] = await installation.ask<{ document: string }>(
      'select document from certificate where version = 1',
    );
    const verify = (text: string, reference = erased.reference, slug = workspace.slug) =>
      ask('certificateVerify', 'CertificateVerifyInput', { workspace: slug, reference, file: text });

    expect(await verify(file)).toMatchObject({ version: 3, reference: erased.reference });
    const refusals = await Promise.all([
      ...[verify(file.replace('"records": ', '"records": 1')), verify(file.slice(0, 900)), verify(replaced)],
      ...[verify(file, 'PR-AAAA-AAAA'), verify(file, erased.reference, 'nowhere'), verify('{}')],
    ]);
    expect(refusals).toEqual([null, null, null, null, null, null]);
  });

  it('is checked by the open script and by the command, which say what does not hold', async () => {
    const file = (await certificate())?.file ?? '';
    const key = (await api.server.inject('/.well-known/smartx-audit.json')).body;
    const [{ document: replaced } = { document: '' }] = await installation.ask<{ document: string }>(
      'select document from certificate where version = 2',
    );
    const forged = file.replace('"state": "done"', '"state": "pending"');
    const paths = await written({ file, forged, cut: file.slice(0, -300), replaced, key });
    const { publicKey } = JSON.parse(key);
    const strange = Buffer.alloc(32, 5).toString('base64');

    const [sound, ...refused] = await Promise.all([
      script(paths.file, '--key', paths.key, '--reference', erased.reference),
      script(paths.forged, '--key', publicKey),
      script(paths.cut, '--key', publicKey),
      script(paths.file, '--key', strange),
      script(paths.file, '--key', publicKey, '--reference', 'PR-AAAA-AAAA'),
      script(paths.file),
    ]);
    expect(sound).toEqual({
      code: 0,
      said: expect.stringMatching(/files of the database were swept[\s\S]*VERIFIED\.\n$/),
    });
    expect(refused.map(({ code }) => code)).toEqual([1, 1, 1, 1, 2]);
    expect(refused.map(({ said }) => said.split('\n')[0])).toEqual([
      'NOT VERIFIED. The signature does not hold: the certificate was changed or cut.',
      expect.stringContaining('NOT VERIFIED.'),
      `NOT VERIFIED. It was signed with another key, ${publicKey}.`,
      `NOT VERIFIED. It is about something else, ${erased.reference}.`,
      expect.stringContaining('node verify-certificate.mjs FILE --key KEY'),
    ]);

    const command = ['request', 'verify-certificate'];
    const verified = await smartx(...command, paths.file, '--reference', erased.reference);
    expect([verified.code, verified.said.at(-1)]).toEqual([0, 'Verified.']);
    const notes = await Promise.all([
      smartx(...command, paths.forged),
      smartx(...command, paths.cut),
      smartx(...command, paths.replaced),
      smartx(...command, paths.file, '--reference', 'PR-AAAA-AAAA'),
    ]);
    expect(notes.map(({ code, noted }) => [code, noted[0]])).toEqual([
      [1, 'NOT VERIFIED. It is not what was signed.'],
      [1, 'NOT VERIFIED. The file is no certificate of erasure, or a part of one.'],
      [1, 'NOT VERIFIED. A newer certificate has replaced it.'],
      [1, 'NOT VERIFIED. It is about another request or batch.'],
    ]);
    expect(() => parseCommand(COMMANDS, command)).toThrow('FILE is missing.');
    expect(() => parseCommand(COMMANDS, [...command, 'one', 'two'])).toThrow('one word too many');
  });
});

interface Shown {
  readonly erasureCertificate: Certificate | null;
}

interface Certificate {
  readonly file: string;
  readonly erased: readonly { readonly category: string }[];
  readonly kept: readonly object[];
}

function queryOf(purpose: Purpose): string {
  return `query Certificate($id: ID!) @purpose(is: ${purpose}) { erasureCertificate(requestId: $id) { ${CERTIFICATE} } }`;
}

function requestId(): string {
  return encodeId('privacyRequest', erased.id);
}

async function certificate(): Promise<Certificate | null> {
  const officer = await workspace.call('privacy-officer', RIGHTS);
  return (await officer.query<Shown>(queryOf(RIGHTS), { id: requestId() })).data.erasureCertificate;
}

function access() {
  return { workspace: workspace.slug, reference: erased.reference, token: erased.token };
}

async function ask(field: string, type: string, input: object): Promise<unknown> {
  const query = `query Ask($input: ${type}!) { ${field}(input: $input) { ${CERTIFICATE} } }`;
  const response = await api.server.inject({
    ...{ method: 'POST', url: '/privacy/graphql', headers: { accept: 'application/graphql-response+json' } },
    payload: { query, variables: { input } },
  });
  expect(response.json().errors).toBeUndefined();
  return response.json().data[field];
}

/** What is kept as proof names nobody in the product, though the canary was written into it past all rules: as if it never had been. */
async function takeProofsBack(canaries: PlantedPerson['canaries']): Promise<void> {
  for (const { place, value } of canaries.filter(({ isKept }) => isKept)) {
    const [table = '', column = ''] = place.split('.').map((name) => pg.escapeIdentifier(name));
    await installation.ask(`update ${table} set ${column} = 'proof' where ${column}::text = $1`, [value]);
    await installation.ask(`vacuum full ${table}`);
  }
}

/** A request of the person, from the privacy centre to the end. */
async function answer(kind: 'access' | 'erasure', email: string) {
  const { privacy } = api.app;
  const portal = new RequestPortal(workspace.asSystem(RIGHTS), privacy);
  const { reference } = await portal.submit({ kind, email });
  const mails = await listMail(workspace.asSystem('SECURITY'));
  const code = mails.find(({ template }) => template === 'request-code')?.mail?.subject ?? '';
  const { token } = await portal.verify(reference, /\b\d{6}\b/.exec(code)?.[0] ?? '');
  const [officer, owner] = [await workspace.as('privacy-officer', RIGHTS), await workspace.as('owner', RIGHTS)];
  const { id } = await officer.transaction((em) =>
    em.findOneOrFail(PrivacyRequest, { workspaceId: workspace.id, reference }),
  );
  await new RequestService(officer, privacy).matchSubjects(id);
  await new RequestFulfilment(officer, privacy).prepare(id);
  await new RequestFulfilment(owner, privacy).approve(id);
  await new RequestFulfilment(officer, privacy).carryOut(id);
  if (kind === 'erasure') await eraseAndCertify(api.app, { workspaceId: workspace.id, requestId: id });
  return { id, reference, token };
}

async function work(name: 'keys:backup' | 'erasure:sweep'): Promise<void> {
  await jobHandlers(api.app)[name]?.({}, new AbortController().signal);
}

async function wrappedKey(subjectId: string): Promise<Buffer> {
  const { rows } = await api.domain.keyPool.query<{ wrapped: Buffer }>(
    'select wrapped from data_key where key_id = $1',
    [subjectId],
  );
  return rows[0]?.wrapped ?? Buffer.alloc(0);
}

/** Every file of the installation that has these bytes in it: databases, log, contents, what was read, backups of keys. */
async function filesWith(needle: string | Buffer): Promise<string[]> {
  expect(needle.length).toBeGreaterThan(8);
  const found: string[] = [];
  for (const root of [installation.dataDir, api.app.dataFolder])
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      // A file of the log or of a table may just have been dropped.
      const bytes = entry.isFile() ? await readFile(path).catch(() => Buffer.alloc(0)) : Buffer.alloc(0);
      if (bytes.includes(needle)) found.push(path.slice(root.length));
    }
  return found;
}

async function asSuperuser(sql: string): Promise<void> {
  const record = JSON.parse(await readFile(join(installation.dataDir, 'database/database.json'), 'utf8'));
  const url = new URL(installation.urls.owner);
  Object.assign(url, { username: 'postgres', password: record.passwords.superuser, pathname: '/postgres' });
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function written<Names extends string>(files: Record<Names, string>): Promise<Record<Names, string>> {
  const paths = { ...files };
  for (const name in files) {
    paths[name] = join(folder, `${name}.json`);
    await writeFile(paths[name], files[name]);
  }
  return paths;
}

async function script(...args: string[]): Promise<{ code: number; said: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, ...args], { cwd: folder });
    return { code: 0, said: stdout };
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'stderr' in error)
      return { code: Number(error.code), said: String(error.stderr) };
    throw error;
  }
}

async function smartx(...args: string[]): Promise<{ code: number; said: string[]; noted: string[] }> {
  const [said, noted]: [string[], string[]] = [[], []];
  const answer = { out: (line: string) => void said.push(line), note: (line: string) => void noted.push(line) };
  const context = { app: api.app, environment: readEnvironment({}), isJson: false, ...answer };
  return { code: await runCommand(parseCommand(COMMANDS, args), context), said, noted };
}
