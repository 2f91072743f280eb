import { LocalDatabaseError } from '../local-database-error.ts';
import { type Account, runProgram } from './run-program.ts';

const OUR_ACCOUNT = 'smartx-postgres';

/**
 * PostgreSQL refuses to run as root: finds an account for it, or makes one. Undefined for an ordinary user, who runs it as themselves.
 * @throws LocalDatabaseError NO_DATABASE_ACCOUNT
 */
export async function databaseAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = (await findAccount(OUR_ACCOUNT)) ?? (await findAccount('postgres'));
  const account = existing ?? (await createAccount());
  if (account && (await runProgram('/bin/sh', ['-c', 'exit 0'], { account })).code === 0) return account;
  throw new LocalDatabaseError(
    'NO_DATABASE_ACCOUNT',
    `PostgreSQL does not run as root, and the account "${OUR_ACCOUNT}" could not be ${account ? 'used' : 'created'}. ` +
      'Start SmartX as an ordinary user, or create that account yourself.',
  );
}

async function findAccount(name: string): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all([runProgram('id', ['-u', name]), runProgram('id', ['-g', name])]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

/** Debian, Red Hat and macOS with shadow tools have `useradd`; Alpine has only BusyBox's `adduser`. */
async function createAccount(): Promise<Account | undefined> {
  const withUseradd = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OUR_ACCOUNT];
  if ((await runProgram('useradd', withUseradd)).code !== 0) {
    await runProgram('addgroup', ['-S', OUR_ACCOUNT]);
    await runProgram('adduser', ['-S', '-D', '-H', '-G', OUR_ACCOUNT, OUR_ACCOUNT]);
  }
  return findAccount(OUR_ACCOUNT);
}

/** Whether the account can go into a folder; asked of the system itself, because modes, lists and mounts all count. */
export async function canEnter(folder: string, account: Account): Promise<boolean> {
  return (await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { account })).code === 0;
}
