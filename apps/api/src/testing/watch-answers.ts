import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';

/** What no answer may hold, whoever asked for what. */
const NEVER: Readonly<Record<string, RegExp>> = {
  'a stack': /\bat (?:async )?[\w$.<>[\] ]{0,80}\(?(?:file:\/\/|node:|\/)[^\s"\\]+:\d+:\d+/,
  'a path': /node_modules|file:\/\/\/|\/(?:home|root|usr|var|proc)\/[\w.-]+/,
  'a statement': /\b(?:select|insert into|update|delete from)\b[^<>]{1,300}\bworkspace_id\b|\$\d+::\w+/i,
  'the driver':
    /violates (?:check|unique|foreign|not-null)|duplicate key value|relation \\?"\w+\\?" |at or near|ECONN(?:REFUSED|RESET)/,
};

/** What a message says: the catalogue and the preview of a deletion name tables on purpose, a refusal never does. */
const MESSAGE = /"message":"((?:[^"\\]|\\.)*)"/g;

/** What is looked for in the answers of a server beside {@link NEVER}. */
export interface Untold {
  /** Where the database is, and as whom it is asked. */
  readonly database: string;
  readonly folder: string;
  readonly tables: readonly string[];
}

/**
 * Looks into everything that a server sends, by requests, streams and sockets alike, whatever the test is about.
 * @returns what to call at the end; it throws where an answer held a stack, SQL, a host, a table or a path
 */
export function watchAnswers(server: FastifyInstance, untold: Untold): () => void {
  const leaks: string[] = [];
  const look = (sent: unknown) => {
    if (typeof sent === 'string') leaks.push(...leaksIn(sent, untold));
    else if (sent instanceof Uint8Array) leaks.push(...leaksIn(Buffer.from(sent).toString('utf8'), untold));
  };
  server.server.on('connection', (socket) => {
    socket.write = new Proxy(socket.write, {
      apply: (write, own, sent) => {
        look(sent[0]);
        return Reflect.apply(write, own, sent);
      },
    });
  });
  server.inject = new Proxy(server.inject, {
    apply: async (inject, own, asked) => {
      const response = await Reflect.apply(inject, own, asked);
      look(response.payload);
      return response;
    },
  });
  return () => {
    if (leaks.length > 0) throw new Error(`Answers tell what they must not:\n${leaks.slice(0, 5).join('\n')}`);
  };
}

function leaksIn(text: string, { database, folder, tables }: Untold): string[] {
  const { host, username, password } = new URL(database);
  const words: Readonly<Record<string, string>> = { 'the host': host, 'the password': password, 'a folder': folder };
  const messages = [...text.matchAll(MESSAGE)].map(([, message]) => message ?? '').join('\n');
  const found = [
    ...Object.entries(NEVER).filter(([, pattern]) => pattern.test(text)),
    ...Object.entries({ ...words, 'another folder': tmpdir() }).filter(
      ([, word]) => word !== '' && text.includes(word),
    ),
    ...tables.filter((table) => table.includes('_') && messages.includes(table)).map((table) => [`table ${table}`]),
    ...(username !== '' && messages.includes(username) ? [['the role']] : []),
  ];
  return found.map(([what]) => `${what}: ${text.slice(0, 2_000)}`);
}
