import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { LocalKeyProvider } from './key-provider.ts';
import { KeyRing } from './key-ring.ts';
import { KeyStore, type StoredKey } from './key-store.ts';

let domain: TestDomain;
let pool: pg.Pool;
beforeAll(async () => {
  domain = await openTestDomain();
  pool = new pg.Pool({ connectionString: domain.urls.keys, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await domain.close();
});

/** A store whose answer is still on its way when something else happens. */
class SlowStore extends KeyStore {
  meanwhile: (() => Promise<void>) | null = null;

  override async findKeys(workspaceId: string, keyIds: readonly string[]): Promise<StoredKey[]> {
    const found = await super.findKeys(workspaceId, keyIds);
    const { meanwhile } = this;
    this.meanwhile = null;
    await meanwhile?.();
    return found;
  }
}

it('keeps no key that is destroyed while it is being read', async () => {
  const [workspaceId, keyId] = [newId(), newId()];
  const place = { workspaceId, table: 'contact', column: 'birth_date', rowId: newId() };
  const provider = new LocalKeyProvider(Buffer.from(domain.masterKey, 'base64'));
  const writer = new KeyRing(new KeyStore(pool), provider);
  await writer.ensureKeys(workspaceId, 'subject', [keyId]);
  const sealed = await writer.seal(keyId, place, '1984-05-12');
  const store = new SlowStore(pool);
  const reader = new KeyRing(store, provider);
  store.meanwhile = () => reader.destroyKeys(workspaceId, [keyId]);

  const whileDestroyed = await reader.open(place, sealed);
  const afterwards = await reader.open(place, sealed);

  expect([whileDestroyed, afterwards]).toEqual([null, null]);
});
