import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { encodeId } from '@smartx/domain/kernel';
import { sequenceEntries } from '@smartx/domain/privacy';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands.ts';
import { EXIT, parseCommand, runCommand } from '../../cli/run-command.ts';
import { readEnvironment } from '../../env.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

const SCRIPT = resolve('tools/verify/verify-audit.mjs');
const HEAD = `query Head($since: Int) @purpose(is: RIGHTS_HANDLING) {
  auditHead(since: $since) { entries waiting root signedAt publicKey file } }`;
const PROOF = `query Proof($id: ID!) @purpose(is: RIGHTS_HANDLING) {
  auditProof(id: $id) { position entries signedAt file } }`;
const CHECK = `query Check($earlier: String) @purpose(is: RIGHTS_HANDLING) {
  auditVerify(earlier: $earlier) { entries waiting findingCount findings { kind position entryId } } }`;

let api: TestApi;
let owner: pg.Client;
let folder: string;
beforeAll(async () => {
  api = await openTestApi();
  owner = new pg.Client({ connectionString: api.domain.urls.owner });
  await owner.connect();
  folder = await mkdtemp(join(tmpdir(), 'smartx-audit-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await owner.end();
  await api.close();
});

describe('audit tree: the API', () => {
  it('gives heads and proofs that the script checks without the product, with the key that is published', async () => {
    const workspace = await givenCompanies(5);
    const auditor = await workspace.call('auditor', 'RIGHTS_HANDLING');
    const first = (await auditor.query<Asked>(HEAD)).data.auditHead;
    await addCompanies(workspace, 6);
    const since = (await auditor.query<Asked>(HEAD, { since: first.entries })).data.auditHead;
    const entry = await entryAt(workspace, 3);
    const proof = (await auditor.query<Asked>(PROOF, { id: encodeId('auditEntry', entry) })).data.auditProof;
    const key = (await api.server.inject('/.well-known/smartx-audit.json')).body;
    const files = { first: first.file, since: since.file, proof: proof.file, key };
    const paths = await written(files);

    const proven = await script(paths.proof, '--key', paths.key);
    const grown = await script(paths.since, '--key', since.publicKey, '--earlier', paths.first);

    expect([first.entries, since.entries, proof.position, proof.entries]).toEqual([5, 11, 4, 11]);
    expect(proven).toEqual({ code: 0, said: expect.stringContaining(`Entry ${entry} is number 4 in it`) });
    expect(grown).toEqual({ code: 0, said: expect.stringContaining('begins with the tree of 5 entries') });
  });

  it('gives proofs of which no letter can be changed, and which no other key and no other tree stands for', async () => {
    const workspace = await givenCompanies(4);
    const auditor = await workspace.call('auditor', 'RIGHTS_HANDLING');
    const head = (await auditor.query<Asked>(HEAD)).data.auditHead;
    const id = encodeId('auditEntry', await entryAt(workspace, 1));
    const { file } = (await auditor.query<Asked>(PROOF, { id })).data.auditProof;
    const stranger = (await (await givenCompanies(2)).call('auditor', 'RIGHTS_HANDLING')).query<Asked>(HEAD);
    const paths = await written({
      proof: file,
      head: head.file,
      leaf: file.replace('company:create', 'company:delete'),
      place: file.replace('"place": 1', '"place": 2'),
      size: file.replace(String.raw`\n4\n`, String.raw`\n3\n`),
      other: (await stranger).data.auditHead.file,
    });
    const forged = Buffer.alloc(32, 5).toString('base64');

    const ran = await Promise.all([
      script(paths.leaf, '--key', head.publicKey),
      script(paths.place, '--key', head.publicKey),
      script(paths.size, '--key', head.publicKey),
      script(paths.proof, '--key', forged),
      script(paths.proof, '--key', head.publicKey, '--earlier', paths.other),
      script(paths.proof),
    ]);

    expect(ran.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 2]);
    expect(ran.map(({ said }) => said.split('\n')[0])).toEqual([
      'NOT VERIFIED. The entry is not in the tree that was signed.',
      'NOT VERIFIED. The entry is not in the tree that was signed.',
      'NOT VERIFIED. The signature of the head does not hold.',
      `NOT VERIFIED. The head was signed with another key, ${head.publicKey}.`,
      'NOT VERIFIED. The earlier head is of another tree.',
      expect.stringContaining('node verify-audit.mjs FILE --key KEY'),
    ]);
  });

  it('says what was changed, and that an earlier head is not continued', async () => {
    const workspace = await givenCompanies(3);
    const auditor = await workspace.call('auditor', 'RIGHTS_HANDLING');
    const { file } = (await auditor.query<Asked>(HEAD)).data.auditHead;
    const sound = (await auditor.query<Asked>(CHECK, { earlier: file })).data.auditVerify;
    const entry = await entryAt(workspace, 1);
    await owner.query("update audit_entry set action = 'x:y' where id = $1", [entry]);
    await owner.query('delete from audit_leaf where workspace_id = $1 and sequence = 2', [workspace.id]);
    await owner.query('delete from audit_head where workspace_id = $1', [workspace.id]);

    const { auditVerify } = (await auditor.query<Asked>(CHECK, { earlier: file })).data;

    expect(sound).toEqual({ entries: 3, waiting: 0, findingCount: 0, findings: [] });
    expect(auditVerify.findings).toEqual([
      { kind: 'CUT_OFF', position: 3, entryId: null },
      { kind: 'HEAD_MISSING', position: 2, entryId: null },
    ]);
  });

  it('is for those who may read the audit, in their own workspace', async () => {
    const [workspace, elsewhere] = [await givenCompanies(2), await givenCompanies(1)];
    const id = encodeId('auditEntry', await entryAt(workspace, 0));
    const nothing = { auditHead: null, auditProof: null, auditVerify: null };
    const ALL = (purpose: string) => `query All($id: ID!) @purpose(is: ${purpose}) {
      auditHead { entries } auditProof(id: $id) { position } auditVerify { findingCount } }`;

    const asSales = await (await workspace.call('sales')).query(ALL('RELATIONSHIP'), { id });
    const asSecurity = await (await workspace.call('administrator', 'SECURITY')).query(ALL('SECURITY'), { id });
    const there = await (await elsewhere.call('owner', 'RIGHTS_HANDLING')).query(ALL('RIGHTS_HANDLING'), { id });

    expect(asSales.data).toEqual(nothing);
    expect(asSecurity.data).toEqual({
      ...{ auditHead: { entries: 2 }, auditProof: { position: 1 }, auditVerify: { findingCount: 0 } },
    });
    expect(there.data).toEqual({ auditHead: { entries: 1 }, auditProof: null, auditVerify: { findingCount: 0 } });
  });
});

describe('smartx audit', () => {
  it('verify says that all is sound, and with exit code 1 what is not', async () => {
    const workspace = await givenCompanies(3);
    const sound = await smartx('audit', 'verify', '--workspace', workspace.slug);
    const head = await smartx('audit', 'head', '--workspace', workspace.slug);
    const paths = await written({ head: head.said });
    const kept = await smartx('audit', 'verify', '--workspace', workspace.slug, '--head', paths.head, '--json');
    const entry = await entryAt(workspace, 2);
    await owner.query('delete from audit_entry where id = $1', [entry]);

    const broken = await smartx('audit', 'verify', '--workspace', workspace.slug);

    expect([sound.code, head.code, kept.code, broken.code]).toEqual([EXIT.ok, EXIT.ok, EXIT.ok, EXIT.failed]);
    expect(sound.said).toMatch(/^3 entries in the tree, signed .*; 0 wait .*\nSound: nothing was changed/);
    expect(JSON.parse(kept.said)).toMatchObject({ isSound: true, entries: 3, findings: [] });
    expect(broken.said).toContain(`ENTRY_MISSING  at 3  ${encodeId('auditEntry', entry)}`);
    expect(broken.notes).toBe('NOT SOUND: 1 findings.');
  });

  it('knows no workspace, no file and no size that does not exist', async () => {
    const { slug } = await givenCompanies(1);
    const ends = await Promise.all([
      smartx('audit', 'verify', '--workspace', 'no-such-workspace'),
      smartx('audit', 'verify', '--workspace', slug, '--head', join(folder, 'nothing')),
      smartx('audit', 'head', '--workspace', slug, '--since', '9'),
    ]);

    expect(ends.map(({ code }) => code)).toEqual([EXIT.refused, EXIT.usage, EXIT.refused]);
  });
});

interface Asked {
  readonly auditHead: { readonly entries: number; readonly publicKey: string; readonly file: string };
  readonly auditProof: { readonly position: number; readonly entries: number; readonly file: string };
  readonly auditVerify: { readonly findings: readonly object[] };
}

async function givenCompanies(count: number): Promise<ApiWorkspace> {
  const workspace = await api.givenWorkspace();
  await addCompanies(workspace, count);
  return workspace;
}

async function addCompanies(workspace: ApiWorkspace, count: number): Promise<void> {
  const caller = await workspace.call('owner');
  const create = `mutation Create($name: String!) @purpose(is: RELATIONSHIP) {
    companyCreate(input: { name: $name }) { errors { code } } }`;
  for (let done = 0; done < count; done++) await caller.query(create, { name: `Company ${done}` });
  const { orm, clock, privacy } = api.app;
  await sequenceEntries({ em: orm.em, clock, ...privacy }, workspace.id);
}

async function entryAt({ id }: ApiWorkspace, place: number): Promise<string> {
  const { rows } = await owner.query('select id from audit_leaf where workspace_id = $1 and sequence = $2', [
    id,
    place,
  ]);
  return rows[0]?.id;
}

let files = 0;

async function written<Names extends string>(contents: Record<Names, string>): Promise<Record<Names, string>> {
  const paths = { ...contents };
  for (const name in contents) {
    paths[name] = join(folder, `${name}-${files++}.json`);
    await writeFile(paths[name], contents[name]);
  }
  return paths;
}

/** Runs the open script in a process of its own, in which there is nothing of the product. */
async function script(...args: string[]): Promise<{ code: number; said: string }> {
  const run = promisify(execFile);
  try {
    const { stdout } = await run(process.execPath, [SCRIPT, ...args], { cwd: folder });
    return { code: 0, said: stdout };
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'stderr' in error)
      return { code: Number(error.code), said: String(error.stderr) };
    throw error;
  }
}

async function smartx(...args: string[]): Promise<{ code: number; said: string; notes: string }> {
  const [out, notes]: [string[], string[]] = [[], []];
  const found = parseCommand(COMMANDS, args);
  const code = await runCommand(found, {
    ...{ app: api.app, environment: readEnvironment({}), isJson: found.values.json === true },
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
  });
  return { code, said: out.join('\n'), notes: notes.join('\n') };
}
