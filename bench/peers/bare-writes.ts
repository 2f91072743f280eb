/** The floor of writing: a bare server that sends the same rows in one pipelined transaction under the same row-level security. */
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { changeThese, WRITES } from '../questions/writes.ts';
import { port, required } from './env.ts';

const workspaceId = required('BENCH_WORKSPACE');
changeThese(required('BENCH_PEOPLE').split(','));
const writes = new Map(WRITES.map((write) => [write.name, write]));
const pool = new pg.Pool({ connectionString: required('APP_DATABASE_URL'), max: 10, pipeline: true });

createServer((request, response) => {
  void write(request).then(
    () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"data":{}}');
    },
    (error: unknown) => {
      response.writeHead(500).end(String(error));
    },
  );
}).listen(port(), '127.0.0.1', () => console.log('ready'));

async function write(request: IncomingMessage): Promise<void> {
  let body = '';
  for await (const piece of request) body += piece;
  if (body === '') return;
  const { name, n } = JSON.parse(body);
  const statements = writes.get(name)?.bare(workspaceId, n) ?? [];
  const client = await pool.connect();
  try {
    await Promise.all([
      client.query('begin'),
      client.query(`set local app.workspace_id = '${workspaceId}'`),
      ...statements.map(({ text, values }) => client.query({ name: text.slice(0, 60), text, values: [...values] })),
      client.query('commit'),
    ]);
  } finally {
    client.release();
  }
}
