import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureOperatorWorkspace, type WorkspaceClosure, WorkspaceExports } from '@smartx/domain/workspace';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { securityScope } from '../../privacy/privacy-jobs.ts';
import { openTestApi, type TestApi } from '../../testing/test-api.ts';
import { closureJobs, settleClosures, unsweptClosures } from './closure-jobs.ts';

const run = promisify(execFile);

const CLOSING = `query C @purpose(is: SECURITY) {
  workspaceClosing { name closingAt counts { kind records } exports { id state } }
}`;
const CLOSE = `mutation C($input: WorkspaceCloseInput!) @purpose(is: SECURITY) {
  workspaceClose(input: $input) { done errors { code path } }
}`;
const CANCEL = 'mutation C @purpose(is: SECURITY) { workspaceCloseCancel(input: {}) { done errors { code } } }';
const ORDER = 'mutation O @purpose(is: SECURITY) { workspaceExportOrder(input: {}) { done errors { code } } }';
const WAIVE = `mutation W($input: WorkspaceExportWaiveInput!) @purpose(is: SECURITY) {
  workspaceExportWaive(input: $input) { done errors { code path } }
}`;
const FETCH = `mutation F($input: WorkspaceExportDownloadInput!) @purpose(is: SECURITY) {
  workspaceExportDownload(input: $input) { download { url } errors { code path } }
}`;
const PUBLIC = `query P($slug: String!, $file: String!) {
  centreClosed(slug: $slug) { name }
  closureCertificateVerify(slug: $slug, file: $file) { version keys }
}`;

interface Closing {
  readonly workspaceClosing: {
    name: string;
    closingAt: string | null;
    exports: { id: string; state: string }[];
  } | null;
}

let api: TestApi;
let operatorId: string;
beforeAll(async () => {
  api = await openTestApi();
  operatorId = await ensureOperatorWorkspace(api.app.orm.em, api.app);
  // Beside others in one database: what ends in their time is none of its business.
  api.domain.clock.set(new Date('2025-03-01T10:00:00Z'));
  vi.spyOn(api.app.identity, 'isOwnPassword').mockImplementation(async (_viewer, password) => password === 'right');
});
afterAll(() => api.close());

it('28(3)(g) an owner closes a workspace with their password, takes everything along, and what is left is a certificate', async () => {
  const [workspace, other] = [await api.givenWorkspace(), await api.givenWorkspace()];
  const [owner, administrator] = [
    await workspace.call('owner', 'SECURITY'),
    await workspace.call('administrator', 'SECURITY'),
  ];
  const stranger = await other.call('owner', 'SECURITY');
  const { data } = await owner.query<Closing>(CLOSING);
  const input = { confirmation: data?.workspaceClosing?.name, password: 'wrong', takesOverRequests: false };

  expect((await administrator.query(CLOSING)).data).toEqual({ workspaceClosing: null });
  expect((await administrator.query(CLOSE, { input })).data).toMatchObject({
    workspaceClose: { errors: [{ code: 'NOT_ALLOWED' }] },
  });
  expect((await owner.query(CLOSE, { input })).data).toMatchObject({
    workspaceClose: { errors: [{ path: 'password' }] },
  });
  const right = { ...input, password: 'right', reason: 'moved' };
  expect((await owner.query(CLOSE, { input: right })).data).toEqual({ workspaceClose: { done: true, errors: [] } });
  expect((await owner.query(ORDER)).data).toMatchObject({
    workspaceExportOrder: { errors: [{ code: 'WRONG_STATE' }] },
  });
  const given = { confirmation: input.confirmation, password: 'wrong' };
  expect((await owner.query(WAIVE, { input: given })).data).toMatchObject({
    workspaceExportWaive: { done: false, errors: [{ path: 'password' }] },
  });
  expect((await owner.query(WAIVE, { input: { ...given, password: 'right' } })).data).toMatchObject({
    workspaceExportWaive: { done: false, errors: [{ code: 'WRONG_STATE' }] },
  });
  expect((await owner.query(CANCEL)).data).toEqual({ workspaceCloseCancel: { done: true, errors: [] } });
  await owner.query(CLOSE, { input: right });

  const made = (await owner.query<Closing>(CLOSING)).data?.workspaceClosing;
  const id = made?.exports[0]?.id ?? '';
  const scope = securityScope(api.app, workspace.id);
  const [ordered] = await new WorkspaceExports(scope, api.app.privacy).list();
  const jobs = closureJobs(api.app);
  const { signal } = new AbortController();
  await jobs['workspace:export']?.({ workspaceId: workspace.id, exportId: ordered?.id ?? '' }, signal);
  const ask = (caller: typeof owner, password: string) =>
    caller.query<{ workspaceExportDownload: { download: { url: string } | null } }>(FETCH, { input: { id, password } });
  expect((await ask(owner, 'wrong')).data).toMatchObject({
    workspaceExportDownload: { errors: [{ path: 'password' }] },
  });
  expect((await ask(stranger, 'right')).data).toMatchObject({
    workspaceExportDownload: { errors: [{ code: 'NOT_FOUND' }] },
  });
  const url = (await ask(owner, 'right')).data?.workspaceExportDownload.download?.url ?? '';
  const archive = await api.server.inject({ method: 'GET', url });
  expect([archive.statusCode, archive.rawPayload.toString('latin1', 0, 10)]).toEqual([200, 'README.txt']);
  expect((await api.server.inject({ method: 'GET', url })).statusCode).toBe(404);

  api.domain.clock.advanceDays(30);
  await jobs['workspace:end']?.({}, signal);

  const [row] = await securityScope(api.app, operatorId).transaction((em) =>
    em.execute<{ document: string }[]>('select document from workspace_closure where closed_workspace_id = ?', [
      workspace.id,
    ]),
  );
  const file = row?.document ?? '';
  const checked = async (slug: string, text: string) => {
    const payload = { query: PUBLIC, variables: { slug, file: text } };
    return (await api.server.inject({ method: 'POST', url: '/privacy/graphql', payload })).json().data;
  };
  expect(await checked(workspace.slug, file)).toMatchObject({
    ...{ centreClosed: { name: made?.name }, closureCertificateVerify: { version: 1 } },
  });
  expect(
    (await checked(workspace.slug, file.replace(/"files": \d+/, '"files": 99'))).closureCertificateVerify,
  ).toBeNull();
  expect(await checked(other.slug, file)).toEqual({ centreClosed: null, closureCertificateVerify: null });
  expect(await verified(file)).toMatch(/no key of the workspace is alive[\s\S]*VERIFIED/);
  await expect(verified(file.replace(/"keys": \d+/, '"keys": 99'))).rejects.toThrow(/NOT VERIFIED. The signature/);
});

it('28(3)(g) a workspace ends though what another one left cannot be destroyed, which is said after', async () => {
  const [stuck, ending] = [await api.givenWorkspace(), await api.givenWorkspace()];
  const scope = securityScope(api.app, stuck.id);
  await (await stuck.call('owner', 'SECURITY')).query(ORDER);
  const exports = new WorkspaceExports(scope, api.app.privacy);
  const [ordered] = await exports.list();
  await exports.make(ordered?.id ?? '');
  const owner = await ending.call('owner', 'SECURITY');
  const confirmation = (await owner.query<Closing>(CLOSING)).data?.workspaceClosing?.name;
  await owner.query(CLOSE, { input: { confirmation, password: 'right', takesOverRequests: false } });
  const last = new WorkspaceExports(securityScope(api.app, ending.id), api.app.privacy);
  for (const { id } of await last.list()) await last.make(id);
  const { files } = api.app.privacy;
  const destroy = files.destroy.bind(files);
  const broken = vi.spyOn(files, 'destroy').mockImplementation(async (workspaceId, key) => {
    if (workspaceId === stuck.id) throw new Error('The disk is gone.');
    await destroy(workspaceId, key);
  });
  api.domain.clock.advanceDays(30);

  const run = closureJobs(api.app)['workspace:end']?.({}, new AbortController().signal);

  await expect(run).rejects.toBeInstanceOf(AggregateError);
  broken.mockRestore();
  const waiting = await unsweptClosures(api.app);
  const ended = waiting.find(({ closedWorkspaceId }) => closedWorkspaceId === ending.id);
  expect(ended).toBeDefined();
  // The same of what a sweep did for closures.
  const nobody: WorkspaceClosure = Object.create(ended ?? {}, { closedWorkspaceId: { value: 'nobody' } });
  const settled = settleClosures(api.app, ended ? [nobody, ended] : [], { isRewritten: true, pending: null });
  await expect(settled).rejects.toBeInstanceOf(AggregateError);
  const left = (await unsweptClosures(api.app)).map(({ closedWorkspaceId }) => closedWorkspaceId);
  expect(left).not.toContain(ending.id);
});

/** What the open script says that needs nothing of the product. */
async function verified(file: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'smartx-closure-')), 'certificate.json');
  await writeFile(path, file);
  const script = 'tools/verify/verify-certificate.mjs';
  const { stdout } = await run(process.execPath, [script, path, '--key', api.app.privacy.signingKey.id]);
  return stdout;
}
