import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { inherited } from './env.ts';

/** A server of the comparison in a process of its own. */
export interface Peer {
  readonly pid: number;
  readonly url: string;
  /** Ends the process, and resolves when it is gone. */
  stop(): Promise<void>;
}

/** A port that nobody uses. */
export function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
  });
  return promise;
}

/**
 * Starts a program, with modules that are loaded before it, and waits until `path` answers.
 * @throws Error with what it said where it ends before that
 */
export async function startPeer(
  program: string,
  env: Readonly<Record<string, string>>,
  path: string,
  before: readonly string[] = [],
): Promise<Peer> {
  const port = await freePort();
  const preload = before.flatMap((module) => ['--import', module]);
  const child = spawn(process.execPath, ['--enable-source-maps', ...preload, program], {
    env: { ...inherited(), NODE_ENV: 'production', ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString()).slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url + path))) {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${said}`);
    await setTimeout(200);
  }
  return { pid: child.pid ?? 0, url, stop: () => stop(child) };
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.body?.cancel();
    return answer.status !== 503;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}
