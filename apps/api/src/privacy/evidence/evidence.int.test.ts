import { listMail } from '@smartx/domain/mail';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

const STATUS = `query ($input: RequestAccessInput!) {
  requestStatus(input: $input) { mayAddEvidence evidence { id name byteSize } steps { type } } }`;
const REMOVE = `mutation ($input: RequestRemoveEvidenceInput!) { requestRemoveEvidence(input: $input) { done errors { code } } }`;
const FILES = `query @purpose(is: RIGHTS_HANDLING) { privacyRequests(first: 1) { nodes { evidence { id kind name mediaType } } } }`;
const DOWNLOAD = `mutation ($input: PrivacyRequestEvidenceDownloadInput!) @purpose(is: RIGHTS_HANDLING) {
  privacyRequestEvidenceDownload(input: $input) { download { url } errors { code } } }`;
const PDF = '%PDF-1.7 the letter';
let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

it('B13-AC2 a file comes in by the public API and out as an attachment, once, to whoever handles the request', async () => {
  const workspace = await api.givenWorkspace();
  const access = await givenCorrection(workspace);

  expect((await send(access, 'Brief für “Ana”.pdf', PDF)).statusCode).toBe(204);
  const refused = await send(access, 'page.html', '<script>alert(1)</script>');
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'INVALID_INPUT']);
  expect((await send({ ...access, token: 'forged' }, 'a.pdf', PDF)).statusCode).toBe(404);
  expect((await send({ ...access, workspace: 'nobody' }, 'a.pdf', PDF)).statusCode).toBe(404);
  expect((await send(access, 'large.pdf', PDF.padEnd(6 * 1024 * 1024))).statusCode).toBe(413);

  const { requestStatus } = await asPerson(STATUS, access);
  expect(requestStatus).toMatchObject({
    mayAddEvidence: true,
    evidence: [{ name: 'Brief für “Ana”.pdf', byteSize: 19 }],
  });
  const officer = await workspace.call('owner');
  const { nodes } = (await officer.query<FilesAnswer>(FILES)).data.privacyRequests;
  expect(nodes[0]?.evidence).toMatchObject([{ kind: 'correction', mediaType: 'application/pdf' }]);
  const id = nodes[0]?.evidence[0]?.id;
  const { download } = (await officer.query<DownloadAnswer>(DOWNLOAD, { input: { id } })).data
    .privacyRequestEvidenceDownload;
  const file = await api.server.inject({ url: download?.url ?? '' });
  expect([file.statusCode, file.body]).toEqual([200, PDF]);
  expect(file.headers).toMatchObject({
    ...{ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
    'content-disposition': expect.stringMatching(/^attachment; /),
    'content-security-policy': expect.stringContaining('sandbox'),
  });
  expect((await api.server.inject({ url: download?.url ?? '' })).statusCode).toBe(404);
  // A link to a file of a record is another: neither opens the other.
  const elsewhere = (download?.url ?? '').replace('/downloads/evidence/', '/downloads/files/');
  expect((await api.server.inject({ url: elsewhere })).statusCode).toBe(404);

  const sales = await workspace.call('sales');
  expect((await sales.query(DOWNLOAD, { input: { id } })).errors?.[0]?.extensions?.code).toBe('PURPOSE_NOT_HELD');
  const other = await (await api.givenWorkspace()).call('owner');
  expect(
    (await other.query<DownloadAnswer>(DOWNLOAD, { input: { id } })).data.privacyRequestEvidenceDownload,
  ).toMatchObject({
    ...{ download: null, errors: [{ code: 'NOT_FOUND' }] },
  });
  expect(await asPerson(REMOVE, { ...access, id })).toMatchObject({ requestRemoveEvidence: { done: true } });
  expect(
    (await officer.query<DownloadAnswer>(DOWNLOAD, { input: { id } })).data.privacyRequestEvidenceDownload.download,
  ).toBeNull();
});

it('AGENT-AC2 a signed permission comes in with what the request of an agent gave, and with nothing else', async () => {
  const workspace = await api.givenWorkspace();
  const submit = `mutation ($input: RequestSubmitInput!) { requestSubmit(input: $input) { reference permissionToken } }`;
  const to = { workspace: workspace.slug, kind: 'access', email: 'ana@example.test' };
  const { requestSubmit: asked } = await asPerson(submit, { ...to, askedFor: 'client', agentName: 'Rights Ltd' });
  const { requestSubmit: own } = await asPerson(submit, to);
  const access = { workspace: workspace.slug, reference: asked.reference, permission: asked.permissionToken };

  expect(own.permissionToken).toBeNull();
  expect((await send(access, 'signed.pdf', PDF)).statusCode).toBe(204);
  expect((await send(access, 'page.html', '<script>')).statusCode).toBe(422);
  expect((await send({ ...access, reference: own.reference }, 'signed.pdf', PDF)).statusCode).toBe(404);
  // It opens nothing: neither as the token of the request, nor what the request holds.
  const { permission: token, ...named } = access;
  expect((await send({ ...named, token }, 'signed.pdf', PDF)).statusCode).toBe(404);
  expect(await asPerson(STATUS, { ...named, token })).toEqual({ requestStatus: null });
  const all = FILES.replace('first: 1', 'first: 5');
  const { nodes } = (await (await workspace.call('owner')).query<FilesAnswer>(all)).data.privacyRequests;
  expect(nodes.flatMap(({ evidence }) => evidence)).toMatchObject([{ kind: 'permission', name: 'signed.pdf' }]);
});

interface FilesAnswer {
  readonly privacyRequests: { readonly nodes: readonly { readonly evidence: readonly { readonly id: string }[] }[] };
}

interface DownloadAnswer {
  readonly privacyRequestEvidenceDownload: { readonly download: { readonly url: string } | null };
}

interface Access {
  readonly workspace: string;
  readonly reference: string;
  readonly token?: string;
  readonly permission?: string;
}

function send({ workspace, reference, token = '', permission }: Access, name: string, payload: string) {
  const opens = { 'x-request-token': token, ...(permission && { 'x-permission-token': permission }) };
  const headers = { 'x-request-workspace': workspace, 'x-request-reference': reference, ...opens };
  return api.server.inject({
    ...{ method: 'PUT', url: '/uploads/evidence', payload },
    headers: { ...headers, 'x-file-name': encodeURIComponent(name), 'content-type': 'text/html' },
  });
}

async function asPerson(query: string, input: object) {
  const response = await api.server.inject({
    ...{ method: 'POST', url: '/privacy/graphql', headers: { accept: 'application/graphql-response+json' } },
    payload: { query, variables: { input } },
  });
  return response.json().data;
}

async function givenCorrection(workspace: ApiWorkspace): Promise<Access> {
  const submit = `mutation ($input: RequestSubmitInput!) { requestSubmit(input: $input) { reference } }`;
  const verify = `mutation ($input: RequestVerifyInput!) { requestVerify(input: $input) { token } }`;
  const to = { workspace: workspace.slug };
  const corrections = [{ field: 'fullName', value: 'Ana Ruiz Gil' }];
  const asked = await asPerson(submit, { ...to, kind: 'rectification', email: 'ana@example.test', corrections });
  const { reference } = asked.requestSubmit;
  const [mail] = await listMail(workspace.asSystem('SECURITY'));
  const code = /\b\d{6}\b/.exec(mail?.mail?.subject ?? '')?.[0] ?? '';
  const { token } = (await asPerson(verify, { ...to, reference, code })).requestVerify;
  return { ...to, reference, token };
}
