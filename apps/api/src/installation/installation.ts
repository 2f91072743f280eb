import { migrateDatabase } from '@smartx/domain/database';
import { assertKeyStore, deriveSecret, LocalKeyProvider } from '@smartx/domain/privacy';
import { openLocalDatabase, type Role } from '@smartx/local-database';
import type { ApplicationOptions } from '../application.ts';
import { FOREIGN_MIGRATIONS } from '../database/foreign-migrations.ts';
import type { Environment } from '../env.ts';
import { keepMasterKey, masterKeyPlace } from './master-key-place.ts';

/** The databases and the master key of this installation. */
export interface Installation extends Pick<ApplicationOptions, 'urls' | 'masterKey'> {
  /** Whether the database is the one inside the data folder. */
  readonly isEmbedded: boolean;
  /** Stops the embedded database, unless another process still uses it. */
  stop(): Promise<void>;
}

/**
 * Finds the databases that the environment names, or opens the one of the data folder.
 * @throws LocalDatabaseError · MasterKeyError, each with a sentence for the operator
 */
export async function openInstallation(
  environment: Environment,
  as: Role,
  onNotice: (sentence: string) => void,
): Promise<Installation> {
  const { DATABASE_URL, APP_DATABASE_URL, KEYS_DATABASE_URL, SMARTX_MASTER_KEY, SMARTX_DATA_DIR } = environment;
  const place = masterKeyPlace(environment);
  if (DATABASE_URL && APP_DATABASE_URL && SMARTX_MASTER_KEY) {
    const keys = KEYS_DATABASE_URL ?? keysUrl(DATABASE_URL, Buffer.from(SMARTX_MASTER_KEY, 'base64'));
    return {
      urls: { owner: DATABASE_URL, app: APP_DATABASE_URL, keys },
      masterKey: place.read,
      isEmbedded: false,
      stop: async () => undefined,
    };
  }
  const database = await openLocalDatabase({ dataDir: SMARTX_DATA_DIR, as, onNotice });
  const urls = { owner: database.ownerUrl, app: database.appUrl, keys: database.keysUrl };
  try {
    if (!SMARTX_MASTER_KEY) await keepMasterKey(SMARTX_DATA_DIR, urls);
    place.read();
    return { urls, masterKey: place.read, isEmbedded: true, stop: () => database.stop() };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/**
 * Brings the databases to this version, once it is certain that the keys are those of this installation.
 * @throws KeyStoreError · MasterKeyError, before anything is changed · NewerDatabaseError
 */
export async function prepareInstallation({
  urls,
  masterKey,
}: Pick<Installation, 'urls' | 'masterKey'>): Promise<void> {
  await assertKeyStore(urls, new LocalKeyProvider(masterKey));
  await migrateDatabase(urls, FOREIGN_MIGRATIONS);
}

/** The key database on the same server, under a role of its own whose password follows from the master key. */
function keysUrl(ownerUrl: string, masterKey: Buffer): string {
  const url = new URL(ownerUrl);
  url.username = 'smartx_keys';
  url.password = deriveSecret(masterKey, 'password of the role smartx_keys');
  url.pathname = '/smartx_keys';
  return url.href;
}
