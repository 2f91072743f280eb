import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { root } from './launcher.ts';

/** How a program ended. */
export interface ProgramEnd {
  readonly passed: boolean;
  /** What it wrote to its output, if that was asked for. */
  readonly output: string;
}

interface ProgramOptions {
  /** `inherit` shows the output, `to stderr` keeps ours free, `show and keep` does both, `keep` only returns it. */
  readonly stdout?: 'inherit' | 'to stderr' | 'show and keep' | 'keep';
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const running = new Set<ChildProcess>();

/** Passes the signal on to the programs that run, lets each end in its own good order, and then ends too. Returns how to call this off. */
export function passSignalsOn(): () => void {
  const pass = (signal: NodeJS.Signals) => {
    const ends = [...running].map((child) => once(child, 'close'));
    for (const child of running) child.kill(signal);
    Promise.allSettled(ends).finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  return () => {
    for (const signal of SIGNALS) process.off(signal, pass);
  };
}

/** Starts a script in this Node 26, with the tools of the repository on the path. */
export function startProgram(args: readonly string[], options: ProgramOptions = {}): ChildProcess {
  const keeps = options.stdout === 'keep' || options.stdout === 'show and keep';
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn(process.execPath, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...options.env },
    stdio: ['ignore', keeps ? 'pipe' : options.stdout === 'to stderr' ? 2 : 'inherit', 'inherit'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Runs a script in this Node 26 to its end. */
export function runProgram(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramEnd> {
  const { promise, resolve } = Promise.withResolvers<ProgramEnd>();
  const child = startProgram(args, options);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (options.stdout === 'show and keep') process.stdout.write(text);
  });
  child.on('error', (error) => resolve({ passed: false, output: error.message }));
  child.on('close', (code) => resolve({ passed: code === 0, output }));
  return promise;
}
