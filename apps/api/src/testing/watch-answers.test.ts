import { type FastifyInstance, fastify } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { watchAnswers } from './watch-answers.ts';

const UNTOLD = {
  database: 'postgres://smartx_app:p4ssw0rd@127.0.0.1:54777/smartx',
  folder: '/srv/smartx-data',
  tables: ['contact_point', 'deal'],
};

const LEAKS: readonly (readonly [what: string, text: string])[] = [
  ['a stack', `Error: x\n    at Reader.ask (file:///app/reader.ts:12:7)`],
  ['SQL', 'select id from contact where workspace_id = $1'],
  ['a parameter of SQL', 'where a.id = $3::uuid'],
  ['a host', 'connect to 127.0.0.1:54777'],
  ['a password', 'p4ssw0rd'],
  ['a table', '{"errors":[{"message":"contact_point is locked"}]}'],
  ['the driver', 'duplicate key value'],
  ['a path', 'ENOENT: /var/app/dist/main.js'],
  ['the data folder', 'no space in /srv/smartx-data'],
];

const HARMLESS =
  '{"data":{"table":"contact_point"},"errors":[{"message":"Select a deal from the list, where you set it."}]}';

/** A server that answers with a text, whichever way it is asked. */
async function givenServer(
  text: string,
): Promise<{ server: FastifyInstance; url: string; assertNothingTold: () => void }> {
  const server = fastify();
  server.get('/', () => text);
  const sockets = new WebSocketServer({ server: server.server });
  sockets.on('connection', (socket) => socket.send(text));
  const assertNothingTold = watchAnswers(server, UNTOLD);
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close());
  return { server, url, assertNothingTold };
}

const WAYS = {
  'inside the process': async ({ server }) => void (await server.inject('/')),
  'over HTTP': async ({ url }) => void (await (await fetch(url)).text()),
  'by a socket': async ({ url }) => {
    const socket = new WebSocket(url.replace('http', 'ws'));
    await new Promise((resolve) => socket.once('message', resolve));
    socket.terminate();
  },
} satisfies Record<string, (given: { server: FastifyInstance; url: string }) => Promise<void>>;

describe.each(Object.entries(WAYS))(
  'No stack, SQL, host, table or path in any response of the whole test run: asked %s,',
  (_way, ask) => {
    it.each(LEAKS)('%s is noticed', async (_what, text) => {
      const given = await givenServer(text);
      await ask(given);
      expect(given.assertNothingTold).toThrow('must not');
    });

    it('what looks a little like it is not', async () => {
      const given = await givenServer(HARMLESS);
      await ask(given);
      expect(given.assertNothingTold).not.toThrow();
    });
  },
);
