import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ContactService } from '@smartx/domain/contact';
import { ApiKeyService } from '@smartx/domain/identity';
import { ConsentService, PurposeSettingService } from '@smartx/domain/privacy';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer } from '../server.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../../..');
/** The example takes a Node that has SQLite and runs TypeScript. */
const IS_NODE_NEW = isBuiltin('node:sqlite') && Number(process.versions.node.split('.')[0]) >= 24;

let api: TestApi;
let server: FastifyInstance;
let url: string;
let folder: string;

beforeAll(async () => {
  api = await openTestApi();
  server = await createServer({ app: api.app, viewers: api.app.identity.viewers, logLevel: 'error' });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'smartx-partner-'));
  // As a partner has it: the example beside the package as it is published.
  await cp(join(ROOT, 'examples/partner-sync/src'), join(folder, 'src'), { recursive: true });
  const packed = join(folder, 'node_modules/@smartx/client');
  await run(process.execPath, [join(ROOT, 'tools/pack-partner-client.ts'), packed], { cwd: ROOT });
}, 120_000);
afterAll(async () => {
  await server.close();
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the example until nothing more is waiting, and gives the names in its copy. */
async function sync(key: string, file: string): Promise<string[]> {
  const env = { SMARTX_URL: url, SMARTX_KEY: key, SMARTX_PURPOSE: 'MARKETING', MIRROR_FILE: file };
  await run(process.execPath, ['src/partner-sync.ts', '--once'], { cwd: folder, env });
  const { DatabaseSync } = await import('node:sqlite');
  const copy = new DatabaseSync(join(folder, file));
  const rows = copy.prepare('select full_name from contact order by full_name').all();
  copy.close();
  return rows.map(({ full_name: name }) => String(name));
}

async function givenContact(workspace: ApiWorkspace, fullName: string) {
  const id = await new ContactService(workspace.asSystem()).create({ fullName });
  const rows = await workspace
    .asSystem()
    .transaction((em) =>
      em.execute<{ subject_id: string }[]>('select subject_id from contact where workspace_id = ? and id = ?', [
        ...[workspace.id, id],
      ]),
    );
  return { id, subjectId: rows[0]?.subject_id ?? '' };
}

it.skipIf(!IS_NODE_NEW)(
  'A partner’s copy holds whom it may see, follows what changes, and loses whoever takes their consent back',
  async () => {
    const workspace = await api.givenWorkspace();
    const officer = workspace.asSystem('RIGHTS_HANDLING');
    const consent = new ConsentService(officer);
    const yes = (subjectId: string, occurredAt: Date) =>
      consent.record({
        ...{ subjectId, purpose: 'MARKETING', event: 'given', occurredAt, wording: 'Yes, please', method: 'web-form' },
      });
    const scopes = ['contact:read', 'developer'];
    const keyInput = { name: 'Newsletter', recipient: 'Nordlicht GmbH', scopes, purposes: ['MARKETING'] };
    const allowedAddresses = ['127.0.0.1'];
    const keys = new ApiKeyService(workspace.asSystem('SECURITY'));
    const { id: keyId, key } = await keys.create({ ...keyInput, allowedAddresses });
    await new PurposeSettingService(officer).update('MARKETING', { isOn: true });
    const [ana, ben, cleo] = [
      await givenContact(workspace, 'Ana Ruiz'),
      await givenContact(workspace, 'Ben Ito'),
      await givenContact(workspace, 'Cleo Park'),
    ];
    const spring = new Date('2026-04-01');
    await yes(ana.subjectId, spring);
    await yes(ben.subjectId, spring);

    const first = await sync(key, 'copy.sqlite');
    await consent.record({ subjectId: ana.subjectId, purpose: 'MARKETING', event: 'withdrawn', method: 'email' });
    await yes(cleo.subjectId, new Date('2026-05-01'));
    await new ContactService(workspace.asSystem()).update(ben.id, { fullName: 'Benjamin Ito' });

    expect(first).toEqual(['Ana Ruiz', 'Ben Ito']);
    // Other tests write to the same database; their open transactions hold the feed back for a moment.
    await expect.poll(() => sync(key, 'copy.sqlite'), { timeout: 20_000 }).toEqual(['Benjamin Ito', 'Cleo Park']);

    await keys.revoke(keyId);
    await expect(sync(key, 'copy.sqlite')).rejects.toThrow('UNAUTHENTICATED');
  },
  60_000,
);
