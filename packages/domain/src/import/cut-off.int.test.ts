import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStore } from '../file-store/file-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { destroyLeftImports } from './run/destroy-expired-imports.ts';
import { ImportService } from './run/import.service.ts';
import { runImport } from './run/run-import.ts';
import { countRows, ImportFixture, payloadOf } from './testing/given-import.ts';

let domain: TestDomain;
let imports: ImportFixture;
beforeAll(async () => {
  domain = await openTestDomain();
  imports = new ImportFixture(domain);
});
afterAll(async () => {
  imports.close();
  await domain.close();
});

describe('a run that is cut off', () => {
  const file = `name\n${Array.from({ length: 1200 }, (_, at) => `Product ${at}`).join('\n')}\n`;

  it('goes on behind its last batch, and no line is lost or written twice', async () => {
    const scope = await givenAdministrator();
    const runId = await imports.upload(scope, 'product', file);
    await new ImportService(scope, imports.parts.files).start(runId);
    const worker = new AbortController();
    const cutOff = runImport(
      { ...imports.parts, files: stopAfterFirstBatch(worker) },
      payloadOf(scope, runId),
      worker.signal,
    );
    await expect(cutOff).rejects.toThrow('The worker is stopping');
    const halfway = await imports.getRun(scope, runId);

    await runImport(imports.parts, payloadOf(scope, runId));

    const { run, lines } = await imports.result(scope, runId);
    expect(halfway.processedCount).toBeGreaterThan(0);
    expect(halfway.processedCount).toBeLessThan(1200);
    expect(run).toMatchObject({ state: 'done', processedCount: 1200, createdCount: 1200 });
    expect(new Set(lines.map(({ line }) => line)).size).toBe(1200);
    expect(await countRows(scope, 'product')).toBe(1200);
  });

  it('is written once although two workers have it', async () => {
    const scope = await givenAdministrator();
    const runId = await imports.upload(scope, 'product', file);
    await new ImportService(scope, imports.parts.files).start(runId);

    await Promise.allSettled([
      runImport(imports.parts, payloadOf(scope, runId)),
      runImport(imports.parts, payloadOf(scope, runId)),
    ]);

    await runImport(imports.parts, payloadOf(scope, runId));
    expect(await countRows(scope, 'product')).toBe(1200);
    expect(await imports.getRun(scope, runId)).toMatchObject({ state: 'done', processedCount: 1200 });
  });

  it('by somebody behind its last batch stays cancelled, too', async () => {
    const scope = await givenAdministrator();
    const runId = await imports.upload(scope, 'company', 'name,parent\nAcme,\nBeta,Acme\n');
    await new ImportService(scope, imports.parts.files).start(runId);
    const { files } = imports.parts;
    let reads = 0;
    const read = async (workspaceId: string, storageKey: string) => {
      reads += 1;
      // Names, lines and then parents: by now every line is written.
      if (reads === 3)
        await scope.transaction((em) => em.execute("update import_run set state = 'cancelled' where id = ?", [runId]));
      return files.read(workspaceId, storageKey);
    };

    await runImport({ ...imports.parts, files: { ...storeOf(files), read } }, payloadOf(scope, runId));

    expect(await imports.getRun(scope, runId)).toMatchObject({ state: 'cancelled', processedCount: 2 });
    expect(await storedFiles(scope)).toBe(0);
  });

  it('by somebody stays cancelled: what was imported stays, the file is gone', async () => {
    const scope = await givenAdministrator();
    const service = new ImportService(scope, imports.parts.files);
    const runId = await imports.upload(scope, 'product', file);
    await service.start(runId);
    await service.cancel(runId);

    await runImport(imports.parts, payloadOf(scope, runId));

    expect(await imports.getRun(scope, runId)).toMatchObject({ state: 'cancelled', processedCount: 0 });
    await expect(async () => service.start(runId)).rejects.toThrow('This import is cancelled');
    expect(await storedFiles(scope)).toBe(0);
  });

  it.each(['is tried again', 'is swept up after'] as const)(
    'between its last line and the destruction of its file leaves none once it %s',
    async (then) => {
      const scope = await givenAdministrator();
      const waiting = await imports.upload(scope, 'product', file);
      const runId = await imports.upload(scope, 'product', 'name\nLamp\n');
      await new ImportService(scope, imports.parts.files).start(runId);
      const killed = { ...storeOf(imports.parts.files), destroy: () => Promise.reject(new Error('killed')) };
      await expect(runImport({ ...imports.parts, files: killed }, payloadOf(scope, runId))).rejects.toThrow('killed');
      expect(await imports.getRun(scope, runId)).toMatchObject({ state: 'done' });
      expect(await storedFiles(scope)).toBe(2);

      if (then === 'is tried again') await runImport(imports.parts, payloadOf(scope, runId));
      else expect(await destroyLeftImports(imports.parts, scope.workspaceId)).toBe(1);

      // The file that nobody has started yet stays.
      expect(await storedFiles(scope)).toBe(1);
      expect(await imports.getRun(scope, waiting)).toMatchObject({ state: 'uploaded' });
    },
  );

  it('because its file is gone ends as failed, and says so', async () => {
    const scope = await givenAdministrator();
    const runId = await imports.upload(scope, 'product', file);
    await new ImportService(scope, imports.parts.files).start(runId);
    await imports.parts.files.destroy(scope.workspaceId, (await imports.getRun(scope, runId)).storageKey);

    await runImport(imports.parts, payloadOf(scope, runId));

    expect(await imports.getRun(scope, runId)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('not in the store'),
    });
  });
});

async function givenAdministrator(): Promise<Scope> {
  return (await domain.givenWorkspace()).as('administrator', 'DATA_CARE');
}

async function storedFiles({ workspaceId }: Scope): Promise<number> {
  let files = 0;
  for await (const _file of imports.parts.files.list(workspaceId)) files++;
  return files;
}

/** A store of which a test takes one part out. */
function storeOf(files: FileStore): FileStore {
  return {
    read: files.read.bind(files),
    write: files.write.bind(files),
    destroy: files.destroy.bind(files),
    list: files.list.bind(files),
    removeUnfinished: files.removeUnfinished.bind(files),
  };
}

/** A store that stops the worker while it reads: the first batch is written by then, the second is not. */
function stopAfterFirstBatch(worker: AbortController) {
  const { files } = imports.parts;
  return {
    ...storeOf(files),
    read: async (workspaceId: string, storageKey: string) => {
      const content = await files.read(workspaceId, storageKey);
      return content && inTwoParts(content, () => worker.abort());
    },
  };
}

async function* inTwoParts(content: AsyncIterable<Buffer>, between: () => void): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const middle = piece.lastIndexOf('\n', Math.floor(piece.length * 0.6));
    yield piece.subarray(0, middle);
    await new Promise((resolve) => setTimeout(resolve, 500));
    between();
    yield piece.subarray(middle);
  }
}
