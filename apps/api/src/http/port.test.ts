import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { assertPortFree, ownAddress } from './port.ts';

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
])('a server that listens on %s is reached from its own machine at %s', (host, address) => {
  expect(ownAddress(host, 3000)).toBe(address);
  expect(new URL(address).origin).toBe(address);
});

it('an address that is not ours is said by the name of its variable, before anything is made', async () => {
  await expect(assertPortFree(0, '192.0.2.1')).rejects.toThrow('HOST: expected an address of this machine');
  await expect(assertPortFree(0, 'no such host')).rejects.toThrow('HOST: expected an address of this machine');
});

it('a port that somebody listens on is taken, and free again once they are gone', async () => {
  const neighbour = createServer();
  const port = await new Promise<number>((resolve) => {
    neighbour.listen(0, '127.0.0.1', () => {
      const address = neighbour.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

  await expect(assertPortFree(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is taken`);
  await new Promise((closed) => neighbour.close(closed));
  await expect(assertPortFree(port, '127.0.0.1')).resolves.toBeUndefined();
});
