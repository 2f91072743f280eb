import { decodeId, encodeId, newId } from '@smartx/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';
import { importJobs } from './import-jobs.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const UPLOAD = `mutation ImportUpload($input: UploadCreateInput!) @purpose(is: DATA_CARE) {
  uploadCreate(input: $input) { upload { id url expiresAt } errors { code path } }
}`;
const RUN = `id object state fileName byteSize lineCount processedCount createdCount updatedCount skippedCount failedCount failure
  errorFileUrl version startedBy { displayName }
  mapping { columns { column field dateFormat collision ifMissing confidence notice } notices }
  options { delimiter encoding currency source }`;
const CREATE = `mutation ImportNew($input: ImportCreateInput!) @purpose(is: DATA_CARE) {
  importCreate(input: $input) { record { ${RUN} } errors { code path message } }
}`;
const CHOOSE = `mutation ImportChoose($input: ImportChooseInput!) @purpose(is: DATA_CARE) {
  importChoose(input: $input) { record { ${RUN} } errors { code path message } }
}`;
const command = (name: string) => `mutation ImportCommand($input: RecordInput!) @purpose(is: DATA_CARE) {
  ${name}(input: $input) { record { ${RUN} } errors { code path message } }
}`;
const PROGRESS = `query ImportProgress($id: ID!) @purpose(is: DATA_CARE) {
  importRun(id: $id) {
    ${RUN}
    lines(first: 10) { nodes { line outcome recordType recordId columnName reason } totalCount { value } }
    failed: lines(where: { outcome: { eq: "failed" } }) { nodes { line } }
  }
}`;

interface Run {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}
type Result = Record<
  string,
  { readonly record: Run | null; readonly errors: readonly { code: string; path: string | null }[] }
>;

const FILE = 'company,founded,sector\nAcme,1999,steel\nBeta,soon,\n';

describe('an import through the API', () => {
  it('goes from the file to its records: sent, suggested, decided, tried, carried out', async () => {
    const workspace = await api.givenWorkspace();
    const caller = await workspace.call('administrator', 'DATA_CARE');
    const id = await givenImport(caller, FILE);

    const suggested = await progress(caller, id);
    const chosen = await caller.query<Result>(CHOOSE, {
      input: {
        id,
        ifVersion: suggested.version,
        columns: [
          { column: 'company', field: 'name' },
          { column: 'founded', field: 'foundedYear' },
          { column: 'sector', field: 'industry', collision: 'fill-if-blank' },
        ],
        options: { source: 'Trade fair', currency: 'USD' },
      },
    });
    const checked = await carryOut(caller, 'importCheck', id);
    const done = await carryOut(caller, 'importStart', id);

    expect(suggested).toMatchObject({
      object: 'company',
      state: 'uploaded',
      fileName: 'companies.csv',
      byteSize: FILE.length,
      lineCount: 2,
      startedBy: { displayName: 'A administrator' },
      mapping: {
        columns: [
          { column: 'company', field: 'name', confidence: 1, dateFormat: null, notice: null },
          { column: 'founded', field: 'ignore', confidence: 0 },
          { column: 'sector', field: 'industry', confidence: 1 },
        ],
      },
      options: { delimiter: ',', encoding: 'utf-8', currency: null },
    });
    expect(chosen.data.importChoose?.errors).toEqual([]);
    expect(chosen.data.importChoose?.record).toMatchObject({
      options: { delimiter: ',', currency: 'USD', source: 'Trade fair' },
    });
    expect(checked).toMatchObject({ state: 'checked', createdCount: 1, failedCount: 1 });
    expect(done).toMatchObject({
      state: 'done',
      processedCount: 2,
      createdCount: 1,
      failedCount: 1,
      lines: {
        nodes: [
          {
            line: 2,
            outcome: 'created',
            recordType: 'company',
            recordId: expect.stringMatching(/^com_[0-9a-f]{32}$/),
            reason: null,
          },
          { line: 3, outcome: 'failed', recordId: null, columnName: 'founded', reason: 'This is no whole number.' },
        ],
        totalCount: { value: 2 },
      },
      failed: { nodes: [{ line: 3 }] },
    });
  });

  it('gives back the lines that failed as a file, to those who may import', async () => {
    const workspace = await api.givenWorkspace();
    const caller = await workspace.call('owner', 'DATA_CARE');
    const id = await givenImport(caller, FILE.replace('founded', 'year founded'));
    await caller.query(CHOOSE, { input: { id, columns: MAPPED } });
    const { errorFileUrl } = await carryOut(caller, 'importStart', id);

    const file = await get(String(errorFileUrl), caller);
    const anonymous = await get(String(errorFileUrl));
    const seller = await get(String(errorFileUrl), await workspace.call('sales', 'DATA_CARE'));
    const unknown = await get(String(errorFileUrl).replace(id, encodeId('importRun', newId())), caller);

    expect(file.statusCode).toBe(200);
    expect(file.headers['content-disposition']).toContain("filename*=UTF-8''errors%20in%20companies.csv");
    expect(file.body).toBe(
      '\ufeffcompany,year founded,sector,line,error\r\nBeta,soon,,3,year founded: This is no whole number.\r\n',
    );
    expect([anonymous.statusCode, seller.statusCode, unknown.statusCode]).toEqual([404, 404, 404]);
    expect(unknown.body).toBe(anonymous.body);
  });

  it('reads the next file by a template', async () => {
    const caller = await (await api.givenWorkspace()).call('owner', 'DATA_CARE');
    const first = await givenImport(caller, 'what;note\nAcme;x\n');
    const columns = [
      { column: 'what', field: 'name', collision: 'never' },
      { column: 'note', field: 'industry' },
    ];
    await caller.query(CHOOSE, { input: { id: first, columns } });
    const save = `mutation TemplateSave($input: ImportTemplateSaveInput!) @purpose(is: DATA_CARE) {
      importTemplateSave(input: $input) { record { id name object mapping { columns { column field } } } errors { code } }
    }`;
    const saved = await caller.query<Result>(save, { input: { importId: first, name: 'Ours' } });
    const next = await givenImport(caller, 'what,note\nBeta,y\n');

    const templateId = saved.data.importTemplateSave?.record?.id;
    const chosen = await caller.query<Result>(CHOOSE, { input: { id: next, templateId } });
    const listed = await caller.query<{ importTemplates: { nodes: unknown[] } }>(
      'query Templates @purpose(is: DATA_CARE) { importTemplates { nodes { id name } } }',
    );

    expect(chosen.data.importChoose?.record?.mapping).toMatchObject({ columns });
    expect(listed.data.importTemplates.nodes).toEqual([{ id: templateId, name: 'Ours' }]);
  });

  it('shows the first lines and the fields that they can fill', async () => {
    const caller = await (await api.givenWorkspace()).call('owner', 'DATA_CARE');
    const id = await givenImport(caller, FILE);

    const { data } = await caller.query(
      `query Mapping($id: ID!) @purpose(is: DATA_CARE) {
        importPreview(id: $id, lines: 1) { columns rows }
        importFields(object: "contact") { key label kind isRequired isMany createsMissing }
      }`,
      { id },
    );

    expect(data.importPreview).toEqual({
      columns: ['company', 'founded', 'sector'],
      rows: [['Acme', '1999', 'steel']],
    });
    expect(data.importFields).toContainEqual({
      key: 'phone',
      label: 'Phone',
      kind: 'phone',
      isRequired: false,
      isMany: true,
      createsMissing: false,
    });
    expect(data.importFields).toContainEqual(
      expect.objectContaining({ key: 'company', kind: 'link', createsMissing: true }),
    );
  });
});

describe('what is wrong', () => {
  it('with a file is said before anything is imported', async () => {
    const caller = await (await api.givenWorkspace()).call('owner', 'DATA_CARE');

    const upload = await send(caller, 'PK\u0003\u0004');
    const { data } = await caller.query<Result>(CREATE, { input: { uploadId: upload.id, object: 'contact' } });
    const unsent = await caller.query<{ uploadCreate: { upload: { id: string } } }>(UPLOAD, { input: announce('x') });
    const early = await caller.query<Result>(CREATE, {
      input: { uploadId: unsent.data.uploadCreate.upload.id, object: 'contact' },
    });
    const object = await caller.query<Result>(CREATE, { input: { uploadId: upload.id, object: 'invoice' } });

    expect(data.importCreate).toMatchObject({ record: null, errors: [{ code: 'INVALID_INPUT', path: 'file' }] });
    expect(early.data.importCreate).toMatchObject({ record: null, errors: [{ code: 'WRONG_STATE' }] });
    expect(object.data.importCreate).toMatchObject({
      record: null,
      errors: [{ code: 'INVALID_INPUT', path: 'object' }],
    });
  });

  it('with a mapping is said by column', async () => {
    const caller = await (await api.givenWorkspace()).call('owner', 'DATA_CARE');
    const id = await givenImport(caller, FILE);
    const choose = async (columns: object[]) =>
      (await caller.query<Result>(CHOOSE, { input: { id, columns } })).data.importChoose?.errors;

    expect(await choose([{ column: 'company', field: 'colour' }])).toMatchObject([{ path: 'mapping.columns.0.field' }]);
    expect(await choose([{ column: 'company', field: 'name', collision: 'sometimes' }])).toMatchObject([
      { path: 'columns.0.collision' },
    ]);
    expect(
      (await caller.query<Result>(CHOOSE, { input: { id, options: { basis: 'consent' } } })).data.importChoose?.errors,
    ).toMatchObject([{ path: 'options.basis' }]);
  });

  it('with an upload is said where it is sent, and it can be sent once', async () => {
    const caller = await (await api.givenWorkspace()).call('owner', 'DATA_CARE');
    const { data } = await caller.query<{ uploadCreate: { upload: { url: string } } }>(UPLOAD, {
      input: announce('name\n'),
    });
    const { url } = data.uploadCreate.upload;

    const short = await put(url, 'name');
    const right = await put(url, 'name\n');
    const again = await put(url, 'name\n');
    const unknown = await put('/uploads/unknown', 'name\n');

    expect([short.statusCode, right.statusCode, again.statusCode, unknown.statusCode]).toEqual([422, 204, 404, 404]);
    expect(short.json()).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('size') });
  });

  it('is the role: refused to whoever may not import, and invisible', async () => {
    const workspace = await api.givenWorkspace();
    const id = await givenImport(await workspace.call('owner', 'DATA_CARE'), FILE);

    for (const role of ['sales', 'marketing', 'viewer'] as const) {
      const caller = await withDataCare(workspace, role);
      const upload = await caller.query<{ uploadCreate: unknown }>(UPLOAD, { input: announce('x') });
      const shown = await caller.query<{ importRun: unknown }>(PROGRESS, { id });
      const code = upload.errors?.[0]?.extensions.code;
      expect([code, shown.errors?.[0]?.extensions.code]).toEqual(['PURPOSE_NOT_HELD', 'PURPOSE_NOT_HELD']);
    }
    const officer = await workspace.call('privacy-officer', 'DATA_CARE');
    expect((await officer.query<{ importRun: Run }>(PROGRESS, { id })).data.importRun).toMatchObject({
      state: 'uploaded',
    });
    expect((await officer.query<Result>(command('importStart'), { input: { id } })).data.importStart).toMatchObject({
      record: null,
      errors: [{ code: 'NOT_ALLOWED' }],
    });
  });

  it('is the workspace: an import of another one looks like none', async () => {
    const theirs = await givenImport(await (await api.givenWorkspace()).call('owner', 'DATA_CARE'), FILE);
    const caller = await (await api.givenWorkspace()).call('owner', 'DATA_CARE');

    for (const name of ['importCheck', 'importStart', 'importCancel', 'importResume']) {
      const answers = await Promise.all(
        [theirs, encodeId('importRun', newId())].map((id) => caller.query<Result>(command(name), { input: { id } })),
      );
      expect(answers[0]?.data).toEqual(answers[1]?.data);
      expect(answers[0]?.data[name]).toMatchObject({ record: null, errors: [{ code: 'NOT_FOUND' }] });
    }
    expect((await caller.query<{ importRun: unknown }>(PROGRESS, { id: theirs })).data.importRun).toBeNull();
  });
});

const MAPPED = [
  { column: 'company', field: 'name' },
  { column: 'year founded', field: 'foundedYear' },
  { column: 'sector', field: 'industry' },
];

function announce(content: string) {
  return { use: 'import', fileName: 'companies.csv', byteSize: Buffer.byteLength(content) };
}

async function send(caller: Caller, content: string): Promise<{ id: string }> {
  const { data } = await caller.query<{ uploadCreate: { upload: { id: string; url: string } } }>(UPLOAD, {
    input: announce(content),
  });
  await put(data.uploadCreate.upload.url, content);
  return data.uploadCreate.upload;
}

async function givenImport(caller: Caller, content: string): Promise<string> {
  const { id } = await send(caller, content);
  const { data } = await caller.query<Result>(CREATE, { input: { uploadId: id, object: 'company' } });
  return data.importCreate?.record?.id ?? '';
}

async function carryOut(caller: Caller, name: 'importCheck' | 'importStart', id: string): Promise<Run> {
  const { data } = await caller.query<Result>(command(name), { input: { id } });
  expect(data[name]?.errors).toEqual([]);
  const { workspaceId, viewer } = caller.scope;
  const job = { workspaceId, runId: decodeId('importRun', id), memberId: viewer.id };
  await importJobs(api.app)[name === 'importCheck' ? 'import:check' : 'import:run']?.(
    job,
    new AbortController().signal,
  );
  return progress(caller, id);
}

async function progress(caller: Caller, id: string): Promise<Run> {
  const { data, errors } = await caller.query<{ importRun: Run }>(PROGRESS, { id });
  expect(errors).toBeUndefined();
  return data.importRun;
}

function put(url: string, payload: string) {
  return api.server.inject({ method: 'PUT', url, payload, headers: { 'content-type': 'application/octet-stream' } });
}

function get(url: string, caller?: Caller) {
  return api.server.inject({
    method: 'GET',
    url,
    headers: caller ? { 'x-test-caller': String(caller.scope.viewer.id) } : {},
  });
}

function withDataCare(workspace: ApiWorkspace, role: 'sales' | 'marketing' | 'viewer'): Promise<Caller> {
  return workspace.call(role, 'DATA_CARE');
}
