import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../env.ts';
import { openTestApi, type TestApi } from '../testing/test-api.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, parseCommand, runCommand } from './run-command.ts';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await openTestApi();
  folder = await mkdtemp(join(tmpdir(), 'smartx-keys-'));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

describe('smartx keys', () => {
  it('status tells versions and numbers of one workspace, to people and to machines, and never a key', async () => {
    const { slug, id } = await api.domain.givenWorkspace();
    await api.domain.vault.ensureKeys(id, 'subject', [newId(), newId()]);

    const [people, machine] = [
      await smartx(['keys', 'status', '--workspace', slug]),
      await smartx(['keys', 'status', '--workspace', slug, '--json']),
    ];

    expect(people.out).toContain('  subject: 2 keys, 0 destroyed');
    expect(people.out[2]).toMatch(/^ {2}version 1, made \d{4}-\d\d-\d\d: 3 data keys under it$/);
    const { masterKey, workspaces } = JSON.parse(machine.out.join());
    expect(masterKey).toMatch(/^[0-9a-f]{16}$/);
    expect(workspaces).toMatchObject([{ workspace: slug, versions: [{ version: 1, keys: 3 }] }]);
    expect(people.out.join() + machine.out.join()).not.toContain(api.domain.masterKey);
  });

  it('rotate leads one workspace to a new version and leaves the others alone', async () => {
    const [one, other] = [await api.domain.givenWorkspace(), await api.domain.givenWorkspace()];

    const { code, out } = await smartx(['keys', 'rotate', '--workspace', one.slug]);

    expect([code, out]).toEqual([EXIT.ok, [`${one.slug}: version 2, 1 data keys wrapped anew.`]]);
    const { out: after } = await smartx(['keys', 'status', '--workspace', other.slug, '--json']);
    expect(JSON.parse(after.join()).workspaces[0].versions).toHaveLength(1);
    expect((await smartx(['keys', 'rotate', '--workspace', 'nowhere'])).code).toBe(EXIT.refused);
  });

  it('rotate replaces no master key that it could not keep, and says what to do first', async () => {
    const foreign = {
      DATABASE_URL: 'postgresql://smartx_owner:x@db/smartx',
      APP_DATABASE_URL: 'postgresql://smartx_app:x@db/smartx',
      SMARTX_MASTER_KEY: api.domain.masterKey,
    };
    const rotate = (more: object) => smartx(['keys', 'rotate', '--master'], { ...foreign, ...more });

    const derived = await rotate({});
    const alone = rotate({ KEYS_DATABASE_URL: 'postgresql://smartx_keys:y@db/smartx_keys' });

    expect([derived.code, derived.notes.join()]).toEqual([EXIT.usage, expect.stringContaining('KEYS_DATABASE_URL')]);
    await expect(alone).rejects.toThrow('Set SMARTX_MASTER_KEY_NEXT to another key');
  });

  it('backup writes one file where it is told to and says until when it lives', async () => {
    const { out } = await smartx(['keys', 'backup', '--to', folder, '--json']);

    const { path, keys, expiresAt } = JSON.parse(out.join());
    expect(await readdir(folder)).toEqual([path.split('/').at(-1)]);
    expect(keys).toBeGreaterThan(0);
    expect(Date.parse(expiresAt) - api.domain.clock.now().getTime()).toBe(7 * 86_400_000);
  });

  it('sweep destroys what is left over in one workspace', async () => {
    const { slug, id } = await api.domain.givenWorkspace();
    await api.domain.vault.ensureKeys(id, 'subject', [newId()]);
    await api.app.keys.pool.query(
      "update data_key set created_at = now() - interval '2 days' where workspace_id = $1",
      [id],
    );

    const { out } = await smartx(['keys', 'sweep', '--workspace', slug]);

    expect(out).toEqual(['1 keys without a person or a record were destroyed.']);
  });
});

async function smartx(args: string[], variables: Record<string, string> = {}) {
  const [out, notes]: [string[], string[]] = [[], []];
  const found = parseCommand(COMMANDS, args);
  const code = await runCommand(found, {
    ...{ app: api.app, environment: readEnvironment(variables), isJson: found.values.json === true },
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
  });
  return { code, out, notes };
}
