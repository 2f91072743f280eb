import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLocalDatabase } from '@smartx/local-database';
import pg from 'pg';
import { GDPR_DOCUMENTS } from '../gdprbench/documents.ts';
import { type Peer, startPeer } from '../peers/peer.ts';
import { documentId } from '../questions/question.ts';
import { questions } from '../questions/questions.ts';
import { SELF } from '../questions/self.ts';
import { WRITES } from '../questions/writes.ts';
import { SCALE_DOCUMENTS } from '../scale/documents.ts';

const SLUG = 'nordwind';
/** Of everybody in the comparison. */
export const PASSWORD = 'a password of the comparison';

/** A role in which somebody asks. */
export type BenchRole = 'owner' | 'viewer' | 'privacy-officer';

/** Our server on a database of its own. */
export interface Ours {
  readonly ours: Peer;
  readonly owner: pg.Client;
  /** The database as the application's own role. */
  readonly appUrl: string;
  readonly workspaceId: string;
  /** Where ours writes for how long its event loop stood still. */
  readonly loopFile: string;
  /** The headers of somebody who is signed in with some roles. */
  signIn(...roles: readonly BenchRole[]): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

/** Starts our server on the database in a folder of `test-results`, which it fills with the demo where it is new. */
export async function openOurServer(root: string, folder: string): Promise<Ours> {
  const dataDir = join(root, 'test-results', folder);
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
  return {
    ...{ ours, owner, appUrl: database.appUrl, workspaceId, loopFile },
    signIn: (...roles) => signIn(owner, ours, workspaceId, roles),
    close: async () => {
      await owner.end();
      await ours.stop();
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
    ...GDPR_DOCUMENTS,
    ...SCALE_DOCUMENTS,
  ];
  const texts = asked.map((document) => [documentId(document), document]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(texts)));
  return file;
}

/** @throws Error where nothing is called so */
export async function idOf(owner: pg.Client, statement: string, value: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(statement, [value]);
  if (!rows[0]) throw new Error(`There is no "${value}".`);
  return rows[0].id;
}

/** The demo's owner, who in this workspace holds these roles alone. */
async function signIn(
  owner: pg.Client,
  ours: Peer,
  workspaceId: string,
  roles: readonly BenchRole[],
): Promise<Readonly<Record<string, string>>> {
  await owner.query('delete from member_role where workspace_id = $1', [workspaceId]);
  await owner.query(
    `insert into member_role (workspace_id, id, member_id, role_id) select $1, gen_random_uuid(), m.id, r.id
     from member m join role r on r.workspace_id = m.workspace_id where m.workspace_id = $1 and m.account_id is not null and r.key = any ($2)`,
    [workspaceId, roles],
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
