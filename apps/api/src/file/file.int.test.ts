import { createHash, randomBytes } from 'node:crypto';
import { encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const UPLOAD = `mutation FileUpload($input: UploadCreateInput!) @purpose(is: RELATIONSHIP) {
  uploadCreate(input: $input) { upload { id url } errors { code path message } }
}`;
const FILE = 'id name mediaType byteSize version uploadedBy { displayName } contact { id } withheld { field reason }';
const command = (name: string, type: string) => `mutation FileCommand($input: ${type}!) @purpose(is: RELATIONSHIP) {
  ${name}(input: $input) { record { ${FILE} } errors { code path message } }
}`;
const ATTACH = command('fileAttach', 'FileAttachInput');
const RENAME = command('fileRename', 'FileRenameInput');
const DELETE = command('fileDelete', 'RecordInput');
const RESTORE = command('fileRestore', 'RecordInput');
const DOWNLOAD = `mutation FileFetch($input: FileDownloadInput!) @purpose(is: RELATIONSHIP) {
  fileDownload(input: $input) { download { url expiresAt } errors { code } }
}`;
const LIST = `query FileList($id: ID!) @purpose(is: RELATIONSHIP) {
  files(where: { contact: { id: { eq: $id } } }, orderBy: { field: CREATED_AT, direction: DESC }, first: 10) {
    nodes { ${FILE} } totalCount { value }
  }
}`;

type Result = Record<
  string,
  {
    readonly record: { readonly id: string } | null;
    readonly errors: readonly { code: string; path: string | null; message: string }[];
  }
>;
interface Download {
  readonly fileDownload: {
    readonly download: { readonly url: string; readonly expiresAt: string } | null;
    readonly errors: readonly { code: string }[];
  };
}
interface List {
  readonly files: {
    readonly nodes: readonly Record<string, unknown>[];
    readonly totalCount: { readonly value: number };
  };
}

it('whatever is sent to the server has an end, however slowly it comes', () => {
  const { requestTimeout, headersTimeout } = api.server.server;

  expect(requestTimeout).toBe(900_000);
  expect(headersTimeout).toBeGreaterThan(0);
});

describe('a file through the API', () => {
  it('is announced, sent, attached, listed and fetched: the same bytes, once, as an attachment', async () => {
    const workspace = await api.givenWorkspace();
    const caller = await workspace.call('sales');
    const contactId = await givenContact(caller);
    const content = randomBytes(300_000);

    const id = await givenFile(caller, contactId, 'Angebot für Ana.pdf', content);

    const { data } = await caller.query<List>(LIST, { id: contactId });
    expect(data.files).toEqual({
      nodes: [
        {
          ...{ id, name: 'Angebot für Ana.pdf', mediaType: 'application/pdf', byteSize: 300_000, version: 1 },
          ...{ uploadedBy: { displayName: 'A sales' }, contact: { id: contactId }, withheld: [] },
        },
      ],
      totalCount: { value: 1 },
    });
    const url = await linkOf(caller, id);
    expect((await api.server.inject({ method: 'HEAD', url })).statusCode).toBe(404);
    const sent = await get(url);
    expect(sent.statusCode).toBe(200);
    expect(sent.rawPayload).toEqual(content);
    expect(sent.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        'attachment; filename="Angebot f_r Ana.pdf"; filename*=UTF-8\'\'Angebot%20f%C3%BCr%20Ana.pdf',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await get(url)).statusCode).toBe(404);
  });

  it('never reaches a browser as a page of ours', async () => {
    const caller = await (await api.givenWorkspace()).call('owner');
    const contactId = await givenContact(caller);

    for (const name of ['page.html', 'drawing.svg', 'data.xml']) {
      const id = await givenFile(caller, contactId, name, Buffer.from('<script>alert(1)</script>'));
      const { headers } = await get(await linkOf(caller, id));
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringMatching(/^attachment;/),
      });
    }
  });

  it('is renamed, deleted and restored', async () => {
    const caller = await (await api.givenWorkspace()).call('sales');
    const contactId = await givenContact(caller);
    const id = await givenFile(caller, contactId, 'a.txt', Buffer.from('a'));

    const renamed = await caller.query<Result>(RENAME, { input: { id, name: 'b.png', ifVersion: 1 } });
    const stale = await caller.query<Result>(RENAME, { input: { id, name: 'c.png', ifVersion: 1 } });
    const refused = await caller.query<Result>(RENAME, { input: { id, name: 'b.exe' } });
    const url = await linkOf(caller, id);
    const deleted = await caller.query<Result>(DELETE, { input: { id } });
    const gone = await caller.query<List>(LIST, { id: contactId });
    const restored = await caller.query<Result>(RESTORE, { input: { id } });

    expect(renamed.data.fileRename).toMatchObject({ record: { name: 'b.png', mediaType: 'image/png' }, errors: [] });
    expect(stale.data.fileRename?.errors).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect(refused.data.fileRename?.errors).toMatchObject([{ code: 'INVALID_INPUT', path: 'name' }]);
    expect(deleted.data.fileDelete).toEqual({ record: null, errors: [] });
    expect(gone.data.files.totalCount.value).toBe(0);
    expect(restored.data.fileRestore).toMatchObject({ record: { id, name: 'b.png' }, errors: [] });
    // A link that was given before the file went into the bin ends with it; this one was restored in time.
    expect((await get(url)).statusCode).toBe(200);
  });
});

describe('an upload that is wrong', () => {
  it('is refused when it is announced: no bytes, too many, or a program', async () => {
    const caller = await (await api.givenWorkspace()).call('sales');
    const announce = async (input: object) =>
      (
        await caller.query<Result>(UPLOAD, { input: { use: 'file', fileName: 'a.pdf', byteSize: 1, ...input } })
      ).data.uploadCreate?.errors.map(({ path, message }) => `${path} ${message}`);

    expect(await announce({ byteSize: 0 })).toEqual([expect.stringContaining('This file is empty')]);
    expect(await announce({ byteSize: 50 * 1024 ** 2 + 1 })).toEqual([expect.stringContaining('at most 50 MB')]);
    expect(await announce({ fileName: 'a.exe' })).toEqual([expect.stringContaining('type .exe')]);
    expect(await announce({ fileName: '../..' })).toEqual([expect.stringContaining('may not be empty')]);
    expect(await announce({ byteSize: 50 * 1024 ** 2 })).toEqual([]);
  });

  it('is refused when other bytes arrive, and is not attached before they do', async () => {
    const caller = await (await api.givenWorkspace()).call('sales');
    const contactId = await givenContact(caller);
    const content = Buffer.from('what was announced');
    const upload = await announced(caller, 'a.txt', content);
    const attach = async () => (await caller.query<Result>(ATTACH, { input: { uploadId: upload.id, contactId } })).data;

    const early = await attach();
    const other = await put(upload.url, Buffer.from('what was ANNOUNCED'));
    const short = await put(upload.url, content.subarray(1));
    const right = await put(upload.url, content);
    const done = await attach();
    const again = await attach();

    expect(early.fileAttach?.errors).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect([other.statusCode, short.statusCode, right.statusCode]).toEqual([422, 422, 204]);
    expect(other.json().message).toContain('its hash is another');
    expect(done.fileAttach).toMatchObject({ record: { name: 'a.txt' }, errors: [] });
    expect(again.fileAttach?.errors).toMatchObject([{ code: 'WRONG_STATE' }]);
  });

  it('of another workspace does not exist, like its files and records', async () => {
    const theirs = await (await api.givenWorkspace()).call('owner');
    const ours = await (await api.givenWorkspace()).call('owner');
    const [theirContact, ourContact] = [await givenContact(theirs), await givenContact(ours)];
    const upload = await announced(theirs, 'a.txt', Buffer.from('a'));
    await put(upload.url, Buffer.from('a'));
    const id = await givenFile(theirs, theirContact, 'b.txt', Buffer.from('b'));
    const unknown = { upload: encodeId('upload', newId()), file: encodeId('file', newId()) };
    const bodies = async (documents: readonly [string, (known: boolean) => object][]) =>
      Promise.all(
        documents.map(async ([document, input]) => [
          (await ours.query(document, { input: input(true) })).data,
          (await ours.query(document, { input: input(false) })).data,
        ]),
      );

    const pairs = await bodies([
      [ATTACH, (known) => ({ uploadId: known ? upload.id : unknown.upload, contactId: ourContact })],
      [RENAME, (known) => ({ id: known ? id : unknown.file, name: 'c.txt' })],
      [DELETE, (known) => ({ id: known ? id : unknown.file })],
      [RESTORE, (known) => ({ id: known ? id : unknown.file })],
      [DOWNLOAD, (known) => ({ id: known ? id : unknown.file })],
    ]);

    for (const [foreign, missing] of pairs) expect(foreign).toEqual(missing);
    expect(JSON.stringify(pairs)).not.toContain(id);
  });
});

describe('the content of a file', () => {
  it('is fetched by those who see it, and the audit tells; a link made up or too old opens nothing', async () => {
    const workspace = await api.givenWorkspace();
    const caller = await workspace.call('sales');
    const id = await givenFile(caller, await givenContact(caller), 'a.txt', Buffer.from('a'));
    const viewer = await workspace.call('viewer');
    const at = api.domain.clock.now();

    const url = await linkOf(viewer, id);
    api.domain.clock.set(new Date(at.getTime() + 60_000));
    const late = await get(url);
    api.domain.clock.set(at);
    const changed = await get(`${url.slice(0, -2)}AA`);

    const long = await get(`/downloads/files/${'x'.repeat(2000)}`);
    expect([late, changed, long].map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    expect(await auditOf(workspace, caller)).toEqual([viewer.scope.viewer.id]);
  });

  it('is withheld with its name where the person refuses or is restricted', async () => {
    const workspace = await api.givenWorkspace();
    const caller = await workspace.call('owner');
    const contactId = await givenContact(caller);
    const id = await givenFile(caller, contactId, 'a.txt', Buffer.from('a'));
    await caller.scope.transaction((em) =>
      em.execute(
        `update data_subject set restricted_at = now(), blocked = ${(1n << 40n) - 1n} where workspace_id = ? and kind = 'contact'`,
        [workspace.id],
      ),
    );

    const { data } = await caller.query<List>(LIST, { id: contactId });
    const fetched = await caller.query<Download>(DOWNLOAD, { input: { id } });
    const attached = await caller.query<Result>(DELETE, { input: { id } });

    expect(data.files.nodes).toMatchObject([
      { name: null, withheld: expect.arrayContaining([{ field: 'name', reason: 'RESTRICTED' }]) },
    ]);
    expect(fetched.data.fileDownload).toEqual({ download: null, errors: [{ code: 'PROCESSING_RESTRICTED' }] });
    expect(attached.data.fileDelete?.errors).toMatchObject([{ code: 'PROCESSING_RESTRICTED' }]);
  });
});

async function givenContact(caller: Caller): Promise<string> {
  const { data } = await caller.query<Result>(
    `mutation GivenContact @purpose(is: RELATIONSHIP) {
      contactCreate(input: { fullName: "Ana Ruiz" }) { record { id } errors { code message } }
    }`,
  );
  return data.contactCreate?.record?.id ?? '';
}

async function announced(caller: Caller, fileName: string, content: Buffer): Promise<{ id: string; url: string }> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const input = { use: 'file', fileName, byteSize: content.length, sha256 };
  const { data } = await caller.query<{ uploadCreate: { upload: { id: string; url: string } } }>(UPLOAD, { input });
  return data.uploadCreate.upload;
}

async function givenFile(caller: Caller, contactId: string, fileName: string, content: Buffer): Promise<string> {
  const { id: uploadId, url } = await announced(caller, fileName, content);
  expect((await put(url, content)).statusCode).toBe(204);
  const { data } = await caller.query<Result>(ATTACH, { input: { uploadId, contactId } });
  expect(data.fileAttach?.errors).toEqual([]);
  return data.fileAttach?.record?.id ?? '';
}

async function linkOf(caller: Caller, id: string): Promise<string> {
  const { data } = await caller.query<Download>(DOWNLOAD, { input: { id } });
  expect(data.fileDownload.errors).toEqual([]);
  return data.fileDownload.download?.url ?? '';
}

function get(url: string) {
  return api.server.inject({ method: 'GET', url });
}

function put(url: string, payload: Buffer) {
  return api.server.inject({ method: 'PUT', url, payload, headers: { 'content-type': 'application/octet-stream' } });
}

async function auditOf(workspace: ApiWorkspace, caller: Caller): Promise<unknown[]> {
  const rows = await caller.scope.transaction((em) =>
    em.execute<{ actor_id: string }[]>(
      `select actor_id from audit_entry where workspace_id = ? and action = 'file:read' and fields = 'content'`,
      [workspace.id],
    ),
  );
  return rows.map(({ actor_id: actor }) => actor);
}
