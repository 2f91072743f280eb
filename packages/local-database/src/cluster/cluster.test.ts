import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findAnswering } from './cluster.ts';
import type { ClusterHome } from './cluster-home.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A cluster whose file names a process that lives for a while and is called like the server. */
async function givenCluster(livesMs: number, port: number): Promise<ClusterHome> {
  const cluster = await mkdtemp(join(tmpdir(), 'smartx-cluster-'));
  const lives = spawn(process.execPath, ['-e', `setTimeout(() => {}, ${livesMs})`, 'postgres']);
  closing.push(
    () => rm(cluster, { recursive: true }),
    () => lives.kill('SIGKILL'),
  );
  await writeFile(join(cluster, 'postmaster.pid'), [lives.pid, cluster, 0, port].join('\n'));
  return { cluster, folder: cluster, postgres: '', log: '', elsewhere: null, account: undefined } as ClusterHome;
}

async function listen(answer: string | null): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (answer === null) socket.resetAndDestroy();
    else socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe('the server of a cluster', () => {
  it('is joined where it answers', async () => {
    const port = await listen('N');

    expect(await findAnswering(await givenCluster(60_000, port))).toMatchObject({ port });
  });

  it('is waited for until it is gone where it was killed a moment ago', async () => {
    expect(await findAnswering(await givenCluster(700, await listen(null)))).toBeUndefined();
  });
});
