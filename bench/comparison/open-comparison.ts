import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLocalDatabase } from '@smartx/local-database';
import pg from 'pg';
import { growWorkspace } from '../data/grow-workspace.ts';
import { type Peer, startPeer } from '../peers/peer.ts';
import { documentId, type Subjects } from '../questions/question.ts';
import { questions } from '../questions/questions.ts';
import { SELF } from '../questions/self.ts';
import { CHANGED_PEOPLE, changeThese, WRITES } from '../questions/writes.ts';

const SLUG = 'nordwind';
const PASSWORD = 'a password of the comparison';

/** The servers of a comparison on one database. */
export interface Comparison {
  readonly owner: pg.Client;
  readonly subjects: Subjects;
  readonly ours: Peer;
  readonly postgraphile: Peer;
  readonly bare: Peer;
  readonly bareWrites: Peer;
  readonly orm: Peer;
  /** Where ours writes for how long its event loop stood still. */
  readonly loopFile: string;
  /** The headers of somebody who is signed in with a role. */
  signIn(role: 'owner' | 'viewer' | 'privacy-officer'): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

/** Starts the database, ours and the peers, and fills the workspace. */
export async function openComparison(root: string, contacts: number): Promise<Comparison> {
  const dataDir = join(root, 'test-results', `bench-${contacts}`);
  mkdirSync(dataDir, { recursive: true });
  const loopFile = join(dataDir, 'loop-delay');
  const ours = await startPeer(
    join(root, 'apps/api/dist/main.js'),
    {
      BENCH_LOOP_FILE: loopFile,
      ...{ SMARTX_DATA_DIR: dataDir, SMARTX_DEMO_PASSWORD: PASSWORD, LOG_LEVEL: 'error' },
      SMARTX_DOCUMENTS: listDocuments(root),
      // The load of one comparison comes from one client, who would otherwise be told to wait.
      SMARTX_COST_PER_SECOND: '999999999',
    },
    '/health/ready',
    ['loop-delay.ts', 'viewer-of-a-team.ts'].map((name) => join(root, 'bench/measure', name)),
  );
  const database = await openLocalDatabase({ dataDir });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const workspaceId = await idOf(owner, 'select id from workspace where slug = $1', SLUG);
  await growWorkspace(owner, workspaceId, contacts);
  const company = (position: string) => idOf(owner, `select id from company where name = $1`, `Company ${position}`);
  const subjects = { workspaceId, largeCompanyId: await company('0000001'), companyId: await company('0000500') };
  const { rows } = await owner.query<{ id: string }>(
    'select id from contact where workspace_id = $1 order by sort_name desc nulls last limit $2',
    [workspaceId, CHANGED_PEOPLE],
  );
  const people = rows.map(({ id }) => id);
  changeThese(people);
  const env = {
    APP_DATABASE_URL: database.appUrl,
    BENCH_WORKSPACE: workspaceId,
    BENCH_COMPANY: subjects.companyId,
    BENCH_LARGE_COMPANY: subjects.largeCompanyId,
    BENCH_PEOPLE: people.join(','),
  };
  const postgraphile = await startPeer(join(root, 'bench/peers/postgraphile.ts'), env, '/graphql');
  const bare = await startPeer(join(root, 'bench/peers/bare.ts'), env, '/');
  const bareWrites = await startPeer(join(root, 'bench/peers/bare-writes.ts'), env, '/');
  const orm = await startPeer(join(root, 'bench/peers/orm.ts'), env, '/?query=%7B__typename%7D');
  return {
    ...{ owner, subjects, ours, postgraphile, bare, bareWrites, orm, loopFile },
    signIn: (role) => signIn(owner, ours, workspaceId, role),
    close: async () => {
      await owner.end();
      for (const peer of [orm, bareWrites, bare, postgraphile, ours]) await peer.stop();
      await database.stop();
    },
  };
}

/** Writes down what is asked, as an app's own documents are; the address of the list. */
function listDocuments(root: string): string {
  const file = join(root, 'test-results/bench-documents.json');
  const nowhere = { workspaceId: '', companyId: '', largeCompanyId: '' };
  const asked = [
    ...questions(nowhere).map(({ ours }) => ours.document),
    ...WRITES.map(({ document }) => document),
    ...SELF,
  ];
  const texts = asked.map((document) => [documentId(document), document]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(texts)));
  return file;
}

async function idOf(owner: pg.Client, statement: string, value: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(statement, [value]);
  if (!rows[0]) throw new Error(`There is no "${value}".`);
  return rows[0].id;
}

/** The demo's owner, who in this workspace holds one role only: the one that is asked for. */
async function signIn(
  owner: pg.Client,
  ours: Peer,
  workspaceId: string,
  role: string,
): Promise<Readonly<Record<string, string>>> {
  await owner.query(
    `update member_role set role_id = (select id from role where workspace_id = $1 and key = $2) where workspace_id = $1`,
    [workspaceId, role],
  );
  const answer = await fetch(`${ours.url}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ours.url },
    body: JSON.stringify({ email: 'owner@demo.example', password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`Signing in was answered with ${answer.status}.`);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { cookie: cookie.join('; '), 'x-workspace': SLUG, origin: ours.url };
}
