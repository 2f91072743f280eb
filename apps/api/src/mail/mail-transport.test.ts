import { createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { smtpTransport } from './mail-transport.ts';

const MAIL = { messageId: 'm1', to: 'ana@example.test', subject: 'Hello', body: 'Hello Ana' };
const GREETING = '220 mail.example.test ready\r\n';

const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

it.each([
  ['never greets', () => undefined],
  ['greets and then says nothing', (socket: Socket) => socket.write(GREETING)],
])('a mail server that %s is given up, so that the next attempt can come', async (_what, meet) => {
  const port = await listening(meet);
  const transport = smtpTransport(`smtp://127.0.0.1:${port}`, 'SmartX <no-reply@example.test>', 200);

  await expect(transport.send(MAIL)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
});

function listening(meet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    meet(socket);
  });
  servers.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
