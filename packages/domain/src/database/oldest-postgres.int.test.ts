import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hardDeleteLocalDatabase, openLocalDatabase } from '@smartx/local-database';
import { expect, it } from 'vitest';
import { migrateDatabase } from './migrate.ts';
import { openOrm } from './orm.ts';

it('migrates PostgreSQL 15, the oldest supported, to exactly what the entities say, twice', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'smartx-pg15-'));
  const database = await openLocalDatabase({ dataDir, version: 15, durable: false });
  try {
    const urls = { owner: database.ownerUrl, app: database.appUrl, keys: database.keysUrl };

    const first = await migrateDatabase(urls);
    const second = await migrateDatabase(urls);

    const orm = await openOrm({ url: database.ownerUrl, poolSize: 1 });
    const [{ version } = { version: '' }] = await orm.em
      .fork()
      .execute<{ version: string }[]>(`select current_setting('server_version') as version`);
    const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    await orm.close();
    expect(version).toMatch(/^15\./);
    expect(first.length).toBeGreaterThan(0);
    expect(second).toEqual([]);
    expect(difference.trim()).toBe('');
  } finally {
    await database.stop();
    await hardDeleteLocalDatabase({ dataDir });
  }
}, 60_000);
