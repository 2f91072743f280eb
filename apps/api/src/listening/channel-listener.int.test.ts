import { connect, createServer, type Server, type Socket } from 'node:net';
import { newId } from '@smartx/domain/kernel';
import { openTestDomain, type TestDomain } from '@smartx/domain/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ChannelListener } from './channel-listener.ts';

let domain: TestDomain;
let wire: Server;
const ends: Socket[] = [];
/** While true, what is sent over the wire arrives nowhere, and neither end hears of it. */
let isCut = false;

beforeAll(async () => {
  domain = await openTestDomain();
  const { hostname, port } = new URL(domain.urls.app);
  wire = createServer((near) => {
    const far = connect(Number(port), hostname);
    const isOld = () => isCut && ends.includes(near);
    near.on('data', (bytes) => isOld() || far.write(bytes));
    far.on('data', (bytes) => isOld() || near.write(bytes));
    for (const end of [near, far]) end.on('error', () => undefined);
    if (!isCut) ends.push(near, far);
  });
  await new Promise<void>((listening) => wire.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  for (const end of ends) end.destroy();
  wire.close();
  await domain.close();
});

it('a connection that dies without a word is noticed, told as a gap, and replaced', async () => {
  const heard: string[] = [];
  let gaps = 0;
  const channel = `test_${newId().replaceAll('-', '')}`;
  const listener = new ChannelListener({
    // Patient enough for a machine that is busy: what it takes for an answer is no silence.
    ...{ url: urlOverWire(), channel, beatMs: 100, patienceMs: 1_500 },
    onMessage: (payload) => heard.push(payload),
    onGap: () => {
      gaps += 1;
    },
  });
  await listener.open();
  await say(channel, 'before');
  await vi.waitFor(() => expect(heard).toEqual(['before']), 5_000);

  const gapsBefore = gaps;
  isCut = true;
  // Lost and opened again, each of them a gap.
  await vi.waitFor(() => expect(gaps).toBeGreaterThanOrEqual(gapsBefore + 2), 15_000);
  await vi.waitFor(async () => {
    await say(channel, 'after');
    expect(heard).toContain('after');
  }, 5_000);
  await listener.close();
});

function urlOverWire(): string {
  const url = new URL(domain.urls.app);
  const address = wire.address();
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  return url.href;
}

async function say(channel: string, payload: string): Promise<void> {
  await domain.orm.em.fork().execute('select pg_notify(?, ?)', [channel, payload]);
}
