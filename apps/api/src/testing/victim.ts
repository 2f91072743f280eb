import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const API = resolve(import.meta.dirname, '../..');
const VITE = resolve(API, '../../node_modules/vite/bin/vite.js');
/** Beside the packages that the built server imports, and outside of what is released. */
const BUILT = resolve(API, 'node_modules/.cache/victim');
const PATIENCE_MS = 60_000;

/** A server in a process of its own. */
export interface Victim {
  readonly url: string;
  /** Everything that it has printed. */
  output(): string;
  /** kill -9: it can finish nothing and say nothing. */
  kill(): Promise<void>;
}

/** Builds the server from its source, so that what is killed is what was written. */
export async function buildVictim(): Promise<void> {
  await promisify(execFile)(process.execPath, [VITE, 'build', '--outDir', BUILT, '--logLevel', 'error'], { cwd: API });
}

/** Starts the server that was built, with these variables, and waits until it serves. */
export async function startVictim(variables: Readonly<Record<string, string>>): Promise<Victim> {
  const child = spawn(process.execPath, [resolve(BUILT, 'main.js')], {
    env: variables,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that is given up must not leave a server behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const url = `http://127.0.0.1:${variables.PORT}`;
  await untilReady(child, url, said);
  return { url, output: () => said.join(''), kill: () => kill(child) };
}

async function untilReady(child: ChildProcess, url: string, said: readonly string[]): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${said.join('')}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  await kill(child);
  throw new Error(`The server does not serve: ${said.join('')}`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
