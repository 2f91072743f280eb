import { spawn } from 'node:child_process';

/** The unprivileged account that PostgreSQL runs as when SmartX itself is started by root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** What a finished program left: its exit code (null when it could not be started) and everything it printed. */
export interface ProgramResult {
  readonly code: number | null;
  readonly output: string;
}

/**
 * PostgreSQL's programs must not see PGDATA, PGPORT or a German locale of the person who starts SmartX.
 * Windows needs its own variables to start anything.
 */
const QUIET_ENVIRONMENT =
  process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin' } };

/** Runs a program to its end, as `account` if given; never throws for a program that fails or is missing. */
export function runProgram(
  file: string,
  args: readonly string[],
  options: { readonly account?: Account | undefined; readonly cwd?: string } = {},
): Promise<ProgramResult> {
  const { promise, resolve } = Promise.withResolvers<ProgramResult>();
  try {
    // The folder we stand in may be closed to the account; '/' never is.
    const child = spawn(file, args, {
      ...QUIET_ENVIRONMENT,
      ...options.account,
      cwd: options.cwd ?? '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
  } catch (error) {
    // Node throws here, and does not emit, when it may not take on the account (EPERM in a restricted container).
    resolve({ code: null, output: error instanceof Error ? error.message : String(error) });
  }
  return promise;
}
