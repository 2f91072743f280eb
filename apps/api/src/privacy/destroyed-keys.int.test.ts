import { newId } from '@smartx/domain/kernel';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

it('B11-AC2 a key that another process destroys opens nothing here any more, though it was in memory', async () => {
  const sealed = await givenSealed();
  expect(await sealed.open()).toBe('1984-05-12');

  // The domain of a test has a vault of its own, as a second server has.
  await api.domain.vault.destroyKeys(sealed.workspaceId, [sealed.keyId]);

  await expect.poll(sealed.open, { timeout: 2000 }).toBeNull();
});

it('a key that was destroyed while the connection was cut is forgotten too', async () => {
  const sealed = await givenSealed();
  expect(await sealed.open()).toBe('1984-05-12');
  const keys = new pg.Client({ connectionString: api.domain.urls.keys });
  await keys.connect();

  const cut = await keys.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen smartx_key'",
  );
  await keys.query('update data_key set wrapped = null, destroyed_at = now() where key_id = $1', [sealed.keyId]);
  await keys.end();

  expect(cut.rowCount).toBeGreaterThan(0);
  await expect.poll(sealed.open, { timeout: 5000 }).toBeNull();
});

async function givenSealed() {
  const [workspaceId, keyId] = [newId(), newId()];
  const place = { workspaceId, table: 'contact', column: 'birth_date', rowId: newId() };
  await api.app.vault.ensureKeys(workspaceId, 'subject', [keyId]);
  const sealed = await api.app.vault.seal(keyId, place, '1984-05-12');
  return { workspaceId, keyId, open: () => api.app.vault.open(place, sealed) };
}
