import { deriveSecret } from '@smartx/domain/privacy';
import { keepSecret, openLocalDatabase, type Role } from '@smartx/local-database';
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
 * @throws LocalDatabaseError with a sentence for the operator
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
  const masterKey = SMARTX_MASTER_KEY ?? keepSecret(SMARTX_DATA_DIR, 'master.key', 32);
  return {
    urls: { owner: database.ownerUrl, app: database.appUrl, keys: database.keysUrl },
    masterKey: Buffer.from(masterKey, 'base64'),
    isEmbedded: true,
    stop: () => database.stop(),
  };
}

/** The key database on the same server, under a role of its own whose password follows from the master key. */
function keysUrl(ownerUrl: string, masterKey: Buffer): string {
  const url = new URL(ownerUrl);
  url.username = 'smartx_keys';
  url.password = deriveSecret(masterKey, 'password of the role smartx_keys');
  url.pathname = '/smartx_keys';
  return url.href;
}
