import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { type MikroORM, openOrm } from '../orm.ts';
import { isOutage } from './outage.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const CUT = 'select pg_terminate_backend(pg_backend_pid())';

describe('a command whose connection is cut', () => {
  it('fails, and the next one works, however often that happens', async () => {
    const orm = await givenOrm(domain.urls.app, 2);

    // More often than the pool has places: each cut connection has to give its own back.
    for (let time = 0; time < 5; time++) {
      const refusal = await orm.em
        .fork()
        .transactional((em) => em.execute(CUT))
        .catch((error: unknown) => error);
      expect(isOutage(refusal)).toBe(true);
    }

    await expect(one(orm)).resolves.toEqual([{ one: 1 }]);
  });

  it('fails also where its work goes on for a while before it asks again', async () => {
    const orm = await givenOrm(domain.urls.app, 1);
    const slow = orm.em.fork().transactional(async (em) => {
      await em.execute(CUT).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return em.execute('select 1 as one');
    });

    await expect(slow).rejects.toSatisfy(isOutage);

    await expect(one(orm)).resolves.toEqual([{ one: 1 }]);
  });
});

it('a command is told within seconds that a server does not answer at all', async () => {
  const orm = await givenOrm(await givenSilentServer(domain.urls.app), 1);
  const begun = Date.now();

  await expect(one(orm)).rejects.toSatisfy(isOutage);

  expect(Date.now() - begun).toBeLessThan(20_000);
});

async function givenOrm(url: string, poolSize: number): Promise<MikroORM> {
  const orm = await openOrm({ url, poolSize });
  onTestFinished(() => orm.close());
  return orm;
}

function one(orm: MikroORM): Promise<unknown> {
  return orm.em.fork().transactional((em) => em.execute('select 1 as one'));
}

/** Takes connections and says nothing, as a network does that swallows everything. */
async function givenSilentServer(like: string): Promise<string> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => socket.destroy())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const url = new URL(like);
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return url.href;
}
