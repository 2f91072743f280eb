import { join } from 'node:path';
import { isAnythingSealed, MasterKeyError } from '@smartx/domain/privacy';
import { findSecret, keepSecret, replaceSecret } from '@smartx/local-database';
import type { Environment } from '../env.ts';

/** Where the master key is kept, and how another one takes its place. */
export interface MasterKeyPlace {
  /** The present key first, then the one that is to follow it, if there is one. @throws MasterKeyError */
  read(): readonly Buffer[];
  /** The key that is to follow; made and kept where that is ours to do. @throws MasterKeyError where it is not there */
  next(): Buffer;
  /** Makes the next key the present one, once nothing is wrapped by the old one any more; the old one is gone. */
  adopt(): void;
}

const PRESENT = 'master.key';
const NEXT = 'master.key.next';
const BYTES = 32;

/** The place that the environment names, or else the data folder. */
export function masterKeyPlace(environment: Environment): MasterKeyPlace {
  const { SMARTX_MASTER_KEY: present, SMARTX_MASTER_KEY_NEXT: next, SMARTX_DATA_DIR } = environment;
  return present ? inEnvironment(present, next) : inFolder(SMARTX_DATA_DIR);
}

/**
 * Makes the master key of a data folder that has none, unless something was sealed with one before: a second one would lock it away.
 * @throws MasterKeyError
 */
export async function keepMasterKey(dataDir: string, urls: { owner: string; keys: string }): Promise<void> {
  if (findSecret(dataDir, PRESENT) !== null) return;
  if (await isAnythingSealed(urls))
    throw new MasterKeyError(
      `The master key ${join(dataDir, PRESENT)} is missing, and the database holds values that only it opens. Put the file back ` +
        'from where you keep it. To begin anew, move the whole data folder away. Nothing was changed.',
    );
  keepSecret(dataDir, PRESENT, BYTES);
}

function inEnvironment(present: string, next: string | undefined): MasterKeyPlace {
  const keys = [present, ...(next ? [next] : [])].map((key) => Buffer.from(key, 'base64'));
  return {
    read: () => keys,
    next: () => {
      const key = keys[1];
      if (key && !key.equals(keys[0] ?? key)) return key;
      throw new MasterKeyError(
        'Set SMARTX_MASTER_KEY_NEXT to another key, as "openssl rand -base64 32" prints it, for every server and for this ' +
          'command, and start them again; then the key can be replaced. Nothing was changed.',
      );
    },
    // The environment is the operator's; the command says what to do with it.
    adopt: () => undefined,
  };
}

function inFolder(dataDir: string): MasterKeyPlace {
  const find = (file: string) => {
    const found = findSecret(dataDir, file);
    if (found === null) return [];
    const key = Buffer.from(found, 'base64');
    if (key.length === BYTES) return [key];
    throw new MasterKeyError(
      `The file ${join(dataDir, file)} does not hold a master key (32 bytes in base64). Put it back from where you keep it. ` +
        'Nothing was changed.',
    );
  };
  return {
    read: () => [...find(PRESENT), ...find(NEXT)],
    next: () => find(NEXT)[0] ?? Buffer.from(keepSecret(dataDir, NEXT, BYTES), 'base64'),
    adopt: () => replaceSecret(dataDir, NEXT, PRESENT),
  };
}
