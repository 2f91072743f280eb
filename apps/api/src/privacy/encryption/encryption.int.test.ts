import { ContactService } from '@smartx/domain/contact';
import { encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobHandlers } from '../../jobs/handlers.ts';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const STATUS = (purpose: string) => `query @purpose(is: ${purpose}) {
  encryptionStatus {
    versions { version keys }
    counts { kind alive destroyed }
    lastBackup { madeAt expiresAt }
    lastDataBackup { madeAt expiresAt }
    journalCompleteAt
    columns { table column stored }
  }
}`;
const ROTATE = 'mutation @purpose(is: SECURITY) { keyRotate(input: {}) { done errors { code } } }';

interface Status {
  encryptionStatus: {
    versions: { version: number; keys: number }[];
    counts: { kind: string; alive: number; destroyed: number }[];
    lastBackup: { madeAt: string; expiresAt: string } | null;
    lastDataBackup: { madeAt: string; expiresAt: string } | null;
    journalCompleteAt: string | null;
    columns: { table: string; column: string; stored: string }[];
  } | null;
}

describe('the encryption of a workspace', () => {
  it('is told in versions, numbers and columns, never a key, and of no other workspace', async () => {
    const [workspace, other] = [await api.givenWorkspace(), await api.givenWorkspace()];
    await api.domain.vault.ensureKeys(other.id, 'record', [newId(), newId()]);
    const owner = await workspace.call('owner', 'SECURITY');
    const gone = newId();
    await api.domain.vault.ensureKeys(workspace.id, 'record', [gone]);
    await api.domain.vault.destroyKeys(workspace.id, [gone]);

    const { data, errors } = await owner.query<Status>(STATUS('SECURITY'));

    expect(errors).toBeUndefined();
    expect(data.encryptionStatus?.versions).toEqual([{ version: 1, keys: 2 }]);
    expect(data.encryptionStatus?.counts).toEqual([
      { kind: 'record', alive: 0, destroyed: 1 },
      { kind: 'subject', alive: 1, destroyed: 0 },
      { kind: 'workspace', alive: 1, destroyed: 0 },
    ]);
    const stored = data.encryptionStatus?.columns ?? [];
    expect(stored).toContainEqual({ table: 'contact', column: 'birth_date', stored: 'sealed' });
    expect(stored).toContainEqual({ table: 'contact', column: 'full_name', stored: 'searchable' });
    expect(stored.some(({ column }) => column === 'version')).toBe(false);
  });

  it('is for those who answer for it: owner, administrator, officer, auditor', async () => {
    const workspace = await api.givenWorkspace();
    const ask = async (
      role: 'administrator' | 'privacy-officer' | 'auditor' | 'sales',
      purpose: 'SECURITY' | 'RIGHTS_HANDLING' | 'RELATIONSHIP',
    ) => (await (await workspace.call(role, purpose)).query<Status>(STATUS(purpose))).data?.encryptionStatus;

    expect(await ask('administrator', 'SECURITY')).not.toBeNull();
    expect(await ask('privacy-officer', 'RIGHTS_HANDLING')).not.toBeNull();
    expect(await ask('auditor', 'RIGHTS_HANDLING')).not.toBeNull();
    expect(await ask('sales', 'RELATIONSHIP')).toBeNull();
  });

  it('names the newest backup of the keys while its seven days last', async () => {
    const workspace = await api.givenWorkspace();
    const owner = await workspace.call('owner', 'SECURITY');

    await jobHandlers(api.app)['keys:backup']?.({}, new AbortController().signal);
    const { data } = await owner.query<Status>(STATUS('SECURITY'));

    const { madeAt = '', expiresAt = '' } = data.encryptionStatus?.lastBackup ?? {};
    expect(Date.parse(expiresAt) - Date.parse(madeAt)).toBe(7 * 86_400_000);
  });
});

describe('B9-AC1 the backups of the data', () => {
  it('tell the newest that is whole and when its key dies, and up to when the journal is complete', async () => {
    const workspace = await api.givenWorkspace();
    const owner = await workspace.call('owner', 'SECURITY');
    const [id, expiresAt] = [newId(), '2126-07-20T09:00:00.000Z'];
    const write = (sql: string) => api.app.keys.pool.query(sql, [id]);
    await write(`insert into backup_key (id, wrapped, path, made_at, expires_at)
      values ($1, '\\x00', '/nowhere', '2126-06-15T09:00:00Z', '${expiresAt}')`);

    const unfinished = await owner.query<Status>(STATUS('SECURITY'));
    await write('update backup_key set finished_at = made_at where id = $1');
    await api.app.keys.pool.query('insert into replay_journal (complete_until) values (now()) on conflict do nothing');
    const { data } = await owner.query<Status>(STATUS('SECURITY'));
    await write('update backup_key set wrapped = null, destroyed_at = now() where id = $1');

    expect(unfinished.data.encryptionStatus?.lastDataBackup?.expiresAt).not.toBe(expiresAt);
    expect(data.encryptionStatus?.lastDataBackup?.expiresAt).toBe(expiresAt);
    expect(Date.parse(data.encryptionStatus?.journalCompleteAt ?? '')).toBeGreaterThan(0);
    const later = await owner.query<Status>(STATUS('SECURITY'));
    expect(later.data.encryptionStatus?.lastDataBackup?.expiresAt).not.toBe(expiresAt);
  });
});

describe('B9-AC2 keyRotate', () => {
  it('has the key replaced in the background, and every process opens what was sealed before', async () => {
    const workspace = await api.givenWorkspace();
    const owner = await workspace.call('owner', 'SECURITY');
    const contactId = await new ContactService((await workspace.call('owner')).scope).create({
      fullName: 'Ana',
      birthDate: '1984-05-12',
    });
    const birthDate = async () =>
      (
        await (
          await workspace.call('owner')
        ).query<{ contact: { birthDate: string } }>(
          `query @purpose(is: RELATIONSHIP) { contact(id: "${encodeId('contact', contactId)}") { birthDate } }`,
        )
      ).data.contact.birthDate;
    const before = await birthDate();
    expect(await versionOfNewKey(workspace.id)).toBe(1);

    const { data } = await owner.query<{ keyRotate: { done: boolean; errors: [] } }>(ROTATE);
    const job = { workspaceId: workspace.id, version: 2 };
    await jobHandlers(api.app)['keys:rotate']?.(job, new AbortController().signal);

    expect(data.keyRotate).toEqual({ done: true, errors: [] });
    const status = await owner.query<Status>(STATUS('SECURITY'));
    expect(status.data.encryptionStatus?.versions.map(({ version, keys }) => [version, keys > 0])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect([before, await birthDate()]).toEqual(['1984-05-12', '1984-05-12']);
    // The vault of this server had the old key in memory, and is told of the new one.
    await expect.poll(() => versionOfNewKey(workspace.id), { timeout: 3000 }).toBe(2);
  });

  it('is refused to whoever only reads, and for another purpose', async () => {
    const workspace = await api.givenWorkspace();
    const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
    const owner = await workspace.call('owner', 'RIGHTS_HANDLING');
    const forRights = ROTATE.replace('SECURITY', 'RIGHTS_HANDLING');

    const refusals = [await officer.query(forRights), await owner.query(forRights)];

    expect(refusals.map(({ data }) => JSON.stringify(data))).toEqual([
      expect.stringMatching(/"done":false.*NOT_ALLOWED/),
      expect.stringMatching(/"done":false.*PURPOSE_NOT_ALLOWED/),
    ]);
  });
});

async function versionOfNewKey(workspaceId: string): Promise<number | undefined> {
  const keyId = newId();
  await api.app.vault.ensureKeys(workspaceId, 'record', [keyId]);
  const { rows } = await api.app.keys.pool.query<{ version: number }>(
    'select workspace_key_version as version from data_key where workspace_id = $1 and key_id = $2',
    [workspaceId, keyId],
  );
  return rows[0]?.version;
}
