import type pg from 'pg';
import { KeyStoreError, nameOf } from '../../privacy/keys/installation/installation-mark.ts';
import { inKeyDatabase, isOneServer, type KeyUrls, withClient } from '../../privacy/keys/installation/key-database.ts';
import {
  KEY_DATABASE_SCHEMA,
  KEY_TABLES,
  PRUNED_KEY_TABLES,
} from '../../privacy/keys/installation/key-database-schema.ts';
import { ensureLogin, loginOf, quoteIdentifier } from './roles.ts';

/**
 * Makes the role, the database and the tables of the keys where they do not exist. Whether they ought to exist is asked before:
 * a database that is made anew holds no key of anybody.
 * @throws KeyStoreError where it is on a server of its own and not there
 */
export async function ensureKeyDatabase(urls: KeyUrls): Promise<void> {
  const login = loginOf(urls.keys);
  if (isOneServer(urls)) await withClient(urls.owner, (owner) => ensureDatabase(owner, urls));
  const made = await inKeyDatabase(urls, async (keys) => {
    await keys.query(KEY_DATABASE_SCHEMA);
    const role = quoteIdentifier(login.user);
    await keys.query(`revoke all on schema public from public`);
    await keys.query(`grant usage on schema public to ${role}`);
    await keys.query(`grant select, insert, update on ${KEY_TABLES.join(', ')} to ${role}`);
    await keys.query(`grant delete on ${PRUNED_KEY_TABLES.join(', ')} to ${role}`);
    return true;
  });
  if (!made)
    throw new KeyStoreError(
      `There is no database "${nameOf(urls.keys)}" on the server of KEYS_DATABASE_URL, or its role may not sign in: make both ` +
        'there, the role as owner of the database. Nothing was changed.',
    );
}

async function ensureDatabase(owner: pg.Client, urls: KeyUrls): Promise<void> {
  const login = loginOf(urls.keys);
  await ensureLogin(owner, login);
  const { rowCount } = await owner.query('select 1 from pg_database where datname = $1', [login.database]);
  if (!rowCount) await owner.query(`create database ${quoteIdentifier(login.database)}`);
}
