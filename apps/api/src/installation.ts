import { join } from 'node:path';
import { deriveSecret, isAnythingSealed, MasterKeyError } from '@smartx/domain/privacy';
import { findSecret, keepSecret, type LocalDatabase, openLocalDatabase, type Role } from '@smartx/local-database';
import type { ApplicationOptions } from './application.ts';
import type { Environment } from './env.ts';

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
  if (DATABASE_URL && APP_DATABASE_URL && SMARTX_MASTER_KEY) {
    const masterKey = Buffer.from(SMARTX_MASTER_KEY, 'base64');
    const keys = KEYS_DATABASE_URL ?? keysUrl(DATABASE_URL, masterKey);
    return {
      urls: { owner: DATABASE_URL, app: APP_DATABASE_URL, keys },
      masterKey,
      isEmbedded: false,
      stop: async () => undefined,
    };
  }
  const database = await openLocalDatabase({ dataDir: SMARTX_DATA_DIR, as, onNotice });
  try {
    const masterKey = SMARTX_MASTER_KEY
      ? Buffer.from(SMARTX_MASTER_KEY, 'base64')
      : await keepMasterKey(database, SMARTX_DATA_DIR);
    return {
      urls: { owner: database.ownerUrl, app: database.appUrl, keys: database.keysUrl },
      masterKey,
      isEmbedded: true,
      stop: () => database.stop(),
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

const MASTER_KEY_FILE = 'master.key';
const MASTER_KEY_BYTES = 32;

/** The master key of the data folder, made at the first start. A second one would lock away what the first has sealed. */
async function keepMasterKey(database: LocalDatabase, dataDir: string): Promise<Buffer> {
  const path = join(dataDir, MASTER_KEY_FILE);
  const found = findSecret(dataDir, MASTER_KEY_FILE);
  if (found === null && (await isAnythingSealed(database.keysUrl)))
    throw new MasterKeyError(
      `The master key ${path} is missing, and the database holds values that only it opens. Put the file back from a ` +
        'backup of the data folder. To begin anew, move the whole data folder away. Nothing was changed.',
    );
  const key = Buffer.from(found ?? keepSecret(dataDir, MASTER_KEY_FILE, MASTER_KEY_BYTES), 'base64');
  if (key.length !== MASTER_KEY_BYTES)
    throw new MasterKeyError(
      `The file ${path} does not hold a master key (32 bytes in base64). Put it back from a backup of the data folder. ` +
        'Nothing was changed.',
    );
  return key;
}

/** The key database on the same server, under a role of its own whose password follows from the master key. */
function keysUrl(ownerUrl: string, masterKey: Buffer): string {
  const url = new URL(ownerUrl);
  url.username = 'smartx_keys';
  url.password = deriveSecret(masterKey, 'password of the role smartx_keys');
  url.pathname = '/smartx_keys';
  return url.href;
}
