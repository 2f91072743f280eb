import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process told apart from a later one that got the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, as the system says it; empty where the system cannot be asked. */
  readonly startedAt: string;
}

/** The identity of a running process; with its number alone where the system tells no more. */
export function identifyProcess(pid: number): ProcessIdentity {
  return { pid, startedAt: startOf(pid) };
}

/** Whether exactly this process still runs. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  return isAlive(pid) && startOf(pid) === startedAt;
}

/** Whether any process has this number. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command line of a process, empty if there is none or the system does not tell. */
export function commandLineOf(pid: number): string {
  if (process.platform === 'linux') return readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  return ask(pid, 'command=');
}

/** In a container without an init process a dead server stays in the table; it holds nothing any more. */
function isZombie(pid: number): boolean {
  return process.platform === 'linux' && afterName(readOrEmpty(`/proc/${pid}/stat`))[0] === 'Z';
}

function startOf(pid: number): string {
  if (process.platform !== 'linux') return ask(pid, 'lstart=');
  // Ticks since boot repeat after a restart of the machine, so the boot is part of the answer.
  const ticks = afterName(readOrEmpty(`/proc/${pid}/stat`))[19] ?? '';
  return `${readOrEmpty('/proc/sys/kernel/random/boot_id').trim()}:${ticks}`;
}

/** The name in parentheses may hold spaces; the fields that count come after it. */
function afterName(stat: string): readonly string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // the process is gone
  }
}

function ask(pid: number, field: string): string {
  if (process.platform === 'win32') return '';
  try {
    return execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return ''; // the process is gone
  }
}
