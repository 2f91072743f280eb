import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidInputError, NotAllowedError, NotFoundError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { LocalFileStore } from './local-file-store.ts';
import {
  destroyExpiredUploads,
  type ReceiverParts,
  receiveUpload,
  takeUpload,
  UploadService,
} from './upload.service.ts';

const folder = mkdtempSync(join(tmpdir(), 'smartx-uploads-'));
let domain: TestDomain;
let parts: ReceiverParts;
beforeAll(async () => {
  domain = await openTestDomain();
  const { orm, vault, clock } = domain;
  parts = { em: orm.em, vault, clock, files: new LocalFileStore(folder, vault) };
});
beforeEach(() => domain.clock.set(new Date('2026-06-15T10:00:00Z')));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await domain.close();
});

const content = Buffer.from('name\nAcme\n');
const sha256 = createHash('sha256').update(content).digest('hex');
const announced = { use: 'import', fileName: 'my customers.csv', byteSize: content.length } as const;

describe('a file that is sent', () => {
  it('arrives once at an address of its own, and is used once', async () => {
    const scope = await givenAdministrator();
    const { uploadId, token } = await new UploadService(scope).create({ ...announced, sha256 });

    await receiveUpload(parts, token, [content]);

    await expect(receiveUpload(parts, token, [content])).rejects.toThrow(NotFoundError);
    const taken = await take(scope, uploadId);
    expect(taken).toMatchObject({ fileName: 'my customers.csv', byteSize: content.length });
    expect(await bytesOf(scope, taken.storageKey)).toEqual(content);
    await expect(take(scope, uploadId)).rejects.toThrow('used before');
    expect(await stored(scope)).toBe(1);
  });

  it('is kept once although it is sent twice at the same moment', async () => {
    const scope = await givenAdministrator();
    const { token } = await new UploadService(scope).create(announced);

    const results = await Promise.allSettled([
      receiveUpload(parts, token, [content]),
      receiveUpload(parts, token, [content]),
    ]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stored(scope)).toBe(1);
  });

  it.each([
    ['shorter', Buffer.from('name\n'), 'the size'],
    ['longer', Buffer.concat([content, content]), 'the size'],
    ['another one of the same size', Buffer.from('name\nBcme\n'), 'its hash is another'],
  ])('is refused when it is %s than announced, and can be sent again', async (_case, other, reason) => {
    const scope = await givenAdministrator();
    const { token } = await new UploadService(scope).create({ ...announced, sha256 });

    await expect(receiveUpload(parts, token, [other])).rejects.toThrow(reason);

    expect(await stored(scope)).toBe(0);
    await receiveUpload(parts, token, [content]);
  });

  it('comes too late after a quarter of an hour, and an unknown address looks the same', async () => {
    const { token } = await new UploadService(await givenAdministrator()).create(announced);
    domain.clock.set(new Date('2026-06-15T10:15:00Z'));

    await expect(receiveUpload(parts, token, [content])).rejects.toThrow(NotFoundError);
    await expect(receiveUpload(parts, 'unknown', [content])).rejects.toThrow(NotFoundError);
  });

  it('is announced by those who may use it, with a size', async () => {
    const workspace = await domain.givenWorkspace();
    const sales = new UploadService(await workspace.as('sales', 'DATA_CARE'));
    const administrator = new UploadService(await workspace.as('administrator', 'DATA_CARE'));

    await expect(sales.create(announced)).rejects.toThrow(NotAllowedError);
    for (const wrong of [{ byteSize: 0 }, { byteSize: 2 ** 30 }, { sha256: 'abc' }, { fileName: ' ' }])
      await expect(administrator.create({ ...announced, ...wrong })).rejects.toThrow(InvalidInputError);
  });

  it('of another workspace does not exist, and neither does one that has not arrived', async () => {
    const theirs = await new UploadService(await givenAdministrator()).create(announced);
    const scope = await givenAdministrator();
    const open = await new UploadService(scope).create(announced);

    await expect(take(scope, theirs.uploadId)).rejects.toThrow(NotFoundError);
    await expect(take(scope, open.uploadId)).rejects.toThrow('not arrived yet');
  });

  it('is destroyed a day later if nobody used it', async () => {
    const scope = await givenAdministrator();
    const unused = await new UploadService(scope).create(announced);
    await receiveUpload(parts, unused.token, [content]);
    domain.clock.advanceDays(2);

    expect(await destroyExpiredUploads(parts, scope.workspaceId)).toBe(1);

    expect(await stored(scope)).toBe(0);
  });
});

async function givenAdministrator(): Promise<Scope> {
  return (await domain.givenWorkspace()).as('administrator', 'DATA_CARE');
}

function take(scope: Scope, uploadId: string) {
  return scope.transaction((em) => takeUpload(em, scope, uploadId, 'import'));
}

async function bytesOf({ workspaceId }: Scope, storageKey: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of (await parts.files.read(workspaceId, storageKey)) ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function stored({ workspaceId }: Scope): Promise<number> {
  let files = 0;
  for await (const _file of parts.files.list(workspaceId)) files++;
  return files;
}
