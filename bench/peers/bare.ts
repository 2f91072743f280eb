/** The ceiling: a bare server whose SQL builds the JSON, with the same role, transaction and row-level security. */
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { questions } from '../questions/questions.ts';
import { port, required } from './env.ts';

const workspaceId = required('BENCH_WORKSPACE');
const asked = new Map(
  questions({
    workspaceId,
    companyId: required('BENCH_COMPANY'),
    largeCompanyId: required('BENCH_LARGE_COMPANY'),
  }).map((question) => [question.name, question.bare]),
);
const pool = new pg.Pool({ connectionString: required('APP_DATABASE_URL'), max: 10, pipeline: true });

createServer((request, response) => {
  void answer(request).then(
    (data) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"data":${data}}`);
    },
    (error: unknown) => {
      response.writeHead(500).end(String(error));
    },
  );
}).listen(port(), '127.0.0.1', () => console.log('ready'));

async function answer(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += piece;
  const { name } = JSON.parse(body);
  const question = asked.get(name);
  if (!question) throw new Error(`Nobody asks "${name}".`);
  const client = await pool.connect();
  try {
    const results = await Promise.all([
      client.query('begin read only'),
      client.query(`set local app.workspace_id = '${workspaceId}'`),
      client.query({ name, text: `select (${question.sql})::text as data`, values: [...question.values] }),
      client.query('commit'),
    ]);
    return results[2].rows[0].data;
  } finally {
    client.release();
  }
}
