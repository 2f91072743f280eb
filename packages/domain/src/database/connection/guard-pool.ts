import { Socket } from 'node:net';
import type pg from 'pg';

/** How long somebody waits for a connection: for one to be free, or for the server to answer at all. */
const CONNECT_MS = 5_000;

/** What a pool is opened with, so that no caller waits for a server that is gone. */
export type PatientOptions = Pick<pg.PoolConfig, 'connectionTimeoutMillis' | 'stream' | 'keepAlive'>;

/**
 * Options of a pool whose callers are told within seconds that the server is gone. `silenceMs` is the longest that a statement
 * of this pool may take: a connection on which nothing was heard for so long counts as cut, because a network that swallows
 * everything tells nobody.
 */
export function patientOptions(silenceMs: number): PatientOptions {
  return { connectionTimeoutMillis: CONNECT_MS, keepAlive: true, stream: () => openSocket(silenceMs) };
}

function openSocket(silenceMs: number): Socket {
  const socket = new Socket();
  const lost = () => socket.destroy(Object.assign(new Error('The database is silent.'), { code: 'ETIMEDOUT' }));
  return socket.setTimeout(silenceMs, lost);
}

/**
 * Keeps a pool usable when its server goes away. A connection that breaks neither ends the process nor keeps its place: the
 * Kysely inside MikroORM 7.2.1 (0.29.6) forgets to release one whose `begin` or `rollback` failed, and after as many as the
 * pool has places every further command would wait for ever.
 */
export function guardPool(pool: pg.Pool, onLost: (error: Error) => void = () => undefined): void {
  const held = new WeakSet<pg.PoolClient>();
  pool.on('error', onLost);
  pool.on('connect', (client) => {
    client.on('error', onLost);
    client.on('end', () => {
      if (held.has(client)) giveBack(client);
    });
  });
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
}

/** The place of a connection that ended. Whoever held it may still say so; that is no second release. */
function giveBack(client: pg.PoolClient): void {
  client.release(true);
  client.release = () => undefined;
}
