import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hardDeleteLocalDatabase, openLocalDatabase } from '@smartx/local-database';
import type { TestProject } from 'vitest/node';
import { type ForeignMigration, migrateDatabase } from '../database/migrate.ts';
import type {} from './provided.ts';

/** One PostgreSQL for the whole run, migrated once; each case makes a workspace of its own in it. */
export async function startTestDatabase(
  project: TestProject,
  foreign: readonly ForeignMigration[],
): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smartx-test-'));
  const database = await openLocalDatabase({ dataDir, durable: false });
  const urls = { owner: database.ownerUrl, app: database.appUrl, keys: database.keysUrl };
  await migrateDatabase(urls, foreign);
  project.provide('database', { ...urls, masterKey: randomBytes(32).toString('base64') });
  return async () => {
    await database.stop();
    await hardDeleteLocalDatabase({ dataDir });
  };
}
