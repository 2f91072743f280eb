import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { guardPool, type MikroORM, openOrm, patientOptions } from '@smartx/domain/database';
import { type FileStore, LocalFileStore } from '@smartx/domain/file-store';
import { type Clock, systemClock, type Vault } from '@smartx/domain/kernel';
import type { MailTransport } from '@smartx/domain/mail';
import {
  KeyDatabaseKeys,
  KeyDatabaseWitness,
  type KeyParts,
  KeyRing,
  KeyStore,
  LocalKeyProvider,
  type MasterKeys,
  openInstallationSecret,
  type PrivacyParts,
  recordReads,
  SigningKey,
} from '@smartx/domain/privacy';
import pg from 'pg';
import { describeFailure } from './failure/describe-failure.ts';
import type { ContextParts } from './graphql/context.ts';
import { typeNamed } from './graphql/read-types.ts';
import { type Identity, openIdentity } from './identity/identity.ts';
import { type JobLog, PgBossQueue } from './jobs/pg-boss-queue.ts';
import { forgetDestroyedKeys } from './privacy/destroyed-keys.ts';
import { privacyPartsOf } from './privacy/privacy-parts.ts';
import { CursorCodec } from './read/cursor.ts';
import { ReadPool } from './read/read-pool.ts';
import { ReadSpool } from './read-log/read-spool.ts';
import { OutboxRelay } from './realtime/outbox/outbox-relay.ts';

/** Where the databases are, and the key that wraps all keys, or where to read it. */
export interface ApplicationOptions {
  readonly urls: { readonly owner: string; readonly app: string; readonly keys: string };
  readonly masterKey: MasterKeys;
  /** The address that people use. */
  readonly publicUrl: string;
  /** Other origins from which this installation is used, such as localhost. */
  readonly trustedOrigins?: readonly string[];
  readonly clock?: Clock;
  /** Null keeps mail in the database, where `/dev/mail` shows it. */
  readonly mail?: MailTransport | null;
  /** Where files are kept, encrypted, and what was read is noted down. */
  readonly dataFolder: string;
}

/** The opened database, keys and queue: what the server, the worker and the command line share. */
export interface Application extends ContextParts {
  readonly orm: MikroORM;
  readonly vault: Vault;
  readonly keyRing: KeyRing;
  readonly queue: PgBossQueue;
  readonly identity: Identity;
  readonly publicUrl: string;
  /** The origins of the product's own pages. */
  readonly origins: readonly string[];
  readonly urls: ApplicationOptions['urls'];
  /** The key database and who wraps its keys, for what is done to keys as such. */
  readonly keys: KeyParts;
  readonly dataFolder: string;
  readonly mail: MailTransport | null;
  readonly files: FileStore;
  readonly privacy: PrivacyParts;
  /** Whether both databases answer. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** A key is one row; what takes longer is lost. */
const KEY_MS = 15_000;
const READY_MS = 3_000;

/** Opens a migrated installation as the application's own role. @throws Error if a database or the queue cannot be reached */
export async function openApplication(options: ApplicationOptions, log: JobLog): Promise<Application> {
  const { urls, masterKey, clock = systemClock, mail = null } = options;
  const lost = (database: string) => (error: Error) =>
    log.error({ database, ...describeFailure(error) }, 'A database connection was lost');
  const provider = new LocalKeyProvider(masterKey);
  const orm = await openOrm({ url: urls.app, onLost: lost('main') });
  const keyPool = new pg.Pool({ ...patientOptions(KEY_MS), connectionString: urls.keys, max: 4 });
  guardPool(keyPool, lost('keys'));
  const secret = await openInstallationSecret(keyPool, provider);
  const keyRing = new KeyRing(new KeyStore(keyPool), provider);
  const destroyedKeys = await forgetDestroyedKeys(urls.keys, keyRing, (problem) =>
    log.error({ problem }, 'The listener for destroyed keys has a problem'),
  );
  const readPool = new ReadPool(urls.app);
  const queue = await PgBossQueue.open({ url: urls.app, log });
  const metadata = orm.getMetadata();
  const files = new LocalFileStore(join(options.dataFolder, 'files'), keyRing);
  const reads = await ReadSpool.open({
    folder: join(options.dataFolder, 'reads'),
    move: (entries) => recordReads(orm.em, entries),
    onProblem: (error) => log.error({ ...describeFailure(error) }, 'What was read cannot be moved to the database'),
  });
  const identity = await openIdentity({
    ...{ orm, vault: keyRing, clock, jobs: queue, urls, secret, publicUrl: options.publicUrl },
    ...(options.trustedOrigins && { trustedOrigins: options.trustedOrigins }),
    onProblem: (problem) => log.error({ problem }, 'The sign-in has a problem'),
  });
  const outbox = await OutboxRelay.open({
    ...{ orm, listenUrl: urls.app },
    onProblem: (problem) => log.error({ problem }, 'The listener for changes has a problem'),
  });
  return {
    orm,
    outbox,
    reads,
    vault: keyRing,
    keyRing,
    clock,
    jobs: queue,
    queue,
    identity,
    publicUrl: options.publicUrl,
    origins: [new URL(options.publicUrl).origin, ...(options.trustedOrigins ?? [])],
    readPool,
    cursors: new CursorCodec(secret),
    metadata: (entity) => metadata.get(entity),
    typeNamed,
    urls,
    secret,
    keys: { pool: keyPool, provider },
    dataFolder: options.dataFolder,
    mail,
    files,
    privacy: privacyPartsOf({
      ...{ orm, vault: keyRing, jobs: queue, clock, files, publicUrl: options.publicUrl },
      signingKey: SigningKey.of(secret),
      witness: new KeyDatabaseWitness(keyPool),
      liveKeys: new KeyDatabaseKeys(keyPool),
    }),
    isReady: () => answers(readPool, keyPool),
    close: async () => {
      await identity.settle();
      await reads.close();
      await queue.stop();
      await identity.close();
      await Promise.all([destroyedKeys.close(), outbox.close()]);
      await Promise.all([readPool.close(), keyPool.end(), orm.close()]);
    },
  };
}

async function answers(readPool: ReadPool, keyPool: pg.Pool): Promise<boolean> {
  try {
    const both = Promise.all([readPool.ping(), keyPool.query('select 1')]);
    return await Promise.race([both.then(() => true), setTimeout(READY_MS, false, { ref: false })]);
  } catch {
    // Whatever the reason: a server without its databases is not ready, and the pools report errors themselves.
    return false;
  }
}
