import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalDatabaseError } from '../local-database-error.ts';
import { identifyProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

/** The server serves people and is alone on a data folder; a tool is a command that may run beside it. */
export type Role = 'server' | 'tool';

/** A process that uses the cluster. The last one to leave stops it; the claim of a dead process does not count. */
export interface Claim extends ProcessIdentity {
  readonly role: Role;
}

const LOCK_PATIENCE_MS = 120_000;

/** Declares that this process uses the cluster; returns the way to take it back. */
export function addClaim(folder: string, role: Role): () => void {
  mkdirSync(claimsFolder(folder), { recursive: true, mode: 0o700 });
  const path = join(claimsFolder(folder), `${process.pid}-${randomUUID()}.json`);
  const claim: Claim = { ...identifyProcess(process.pid), role };
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, JSON.stringify(claim));
  closeSync(file);
  return () => rmSync(path, { force: true });
}

/** The claims of processes that run; those of dead ones are cleared away. */
export function liveClaims(folder: string): readonly Claim[] {
  const live: Claim[] = [];
  for (const name of listOrEmpty(claimsFolder(folder))) {
    const path = join(claimsFolder(folder), name);
    const claim = readClaim(path);
    if (claim && isRunning(claim)) live.push(claim);
    else rmSync(path, { force: true });
  }
  return live;
}

/**
 * Makes, starts and stops of one cluster happen one after the other, across processes.
 * @throws LocalDatabaseError IN_USE if another process holds it for two minutes
 */
export async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'opening.lock');
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    if (tryLock(lock)) break;
    const holder = readClaim(lock);
    if (!holder || !isRunning(holder)) await takeAway(lock, holder);
    else if (Date.now() > deadline) throw inUse(folder, holder, 'is being opened or closed by');
    else await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Says which process is in the way. */
export function inUse(folder: string, holder: ProcessIdentity, how: string): LocalDatabaseError {
  return new LocalDatabaseError(
    'IN_USE',
    `The database in ${folder} ${how} another SmartX (process ${holder.pid}). Stop that one first, or name another folder in SMARTX_DATA_DIR.`,
  );
}

function tryLock(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600);
    writeSync(file, JSON.stringify({ ...identifyProcess(process.pid), role: 'tool' }));
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock without a readable holder may be one that is just being written: it gets a moment. */
async function takeAway(lock: string, holder: Claim | undefined): Promise<void> {
  await sleep(holder ? 0 : 200);
  if (readClaim(lock)?.pid !== holder?.pid) return;
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function readClaim(path: string): Claim | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value)) return undefined;
    const { pid, startedAt } = value;
    if (typeof pid !== 'number' || typeof startedAt !== 'string') return undefined;
    return { pid, startedAt, role: 'role' in value && value.role === 'server' ? 'server' : 'tool' };
  } catch {
    return undefined; // gone, or cut off by a crash while it was written
  }
}

function listOrEmpty(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function claimsFolder(folder: string): string {
  return join(folder, 'claims');
}
