import { connect, createServer, type Socket } from 'node:net';
import { newId } from '@smartx/domain/kernel';
import { openTestDomain, type TestDomain } from '@smartx/domain/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ReadPool } from './read-pool.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

/** The database behind a wire that is cut while a statement sleeps, as when its machine goes away. */
async function openWire(url: string): Promise<{ url: string; close: () => void }> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  const cut = () => {
    for (const socket of sockets.splice(0)) socket.destroy();
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    sockets.push(near, far);
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    near.on('data', (sent) => sent.includes('pg_sleep') && setTimeout(cut, 100));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const wired = new URL(url);
  wired.hostname = '127.0.0.1';
  wired.port = String(typeof address === 'object' ? address?.port : '');
  return { url: wired.href, close: () => server.close() };
}

it('loses with a broken connection the read on it and nothing else', async () => {
  const wire = await openWire(domain.urls.app);
  const pool = new ReadPool(wire.url);
  const slow = pool.run(newId(), [{ text: 'select pg_sleep(20)', values: [], name: null }]);

  const [outcome] = await slow;
  const [next] = await pool.run(newId(), [{ text: 'select 1 as one', values: [], name: null }]);

  expect(outcome).toHaveProperty('error');
  expect(next).toEqual({ value: 1 });
  await pool.close();
  wire.close();
});
