import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalFileStore } from '../../file-store/local-file-store.ts';
import type { Scope } from '../../kernel/scope.ts';
import { findSharedData } from '../../testing/env.ts';
import type { TestDomain } from '../../testing/test-domain.ts';
import type { ColumnMapping, ImportOptions } from '../import-mapping.ts';
import { ImportLine, ImportRun } from '../import-run.entity.ts';
import type { ImportObject } from '../mapping/import-field.ts';
import { checkImport } from '../run/check-import.ts';
import { ImportService } from '../run/import.service.ts';
import type { ImportParts, RunPayload } from '../run/import-scope.ts';
import { runImport } from '../run/run-import.ts';

/** How a test imports a file. */
export interface GivenImport {
  readonly fileName?: string;
  readonly options?: ImportOptions;
  /** Changes to the suggested columns, by column. */
  readonly columns?: Readonly<Record<string, Partial<ColumnMapping>>>;
}

/** A run with what became of its lines. */
export interface ImportResult {
  readonly run: ImportRun;
  readonly lines: readonly ImportLine[];
  /** Number of lines by outcome. */
  readonly counts: Readonly<Record<'created' | 'updated' | 'skipped' | 'failed', number>>;
  /** Line, column and reason of every line that has one. */
  readonly remarks: readonly string[];
}

/** The import with a file store of its own, for one test file. */
export class ImportFixture {
  readonly folder = mkdtempSync(join(tmpdir(), 'smartx-import-'));
  readonly parts: ImportParts;

  constructor(domain: TestDomain) {
    const { vault, clock, jobs, orm } = domain;
    this.parts = { em: orm.em, vault, clock, jobs, files: new LocalFileStore(this.folder, vault) };
  }

  /** Uploads a text or bytes and applies what the test decides. */
  async upload(scope: Scope, object: ImportObject, content: string | Buffer, given: GivenImport = {}): Promise<string> {
    const service = new ImportService(scope, this.parts.files);
    const { fileName = `${object}.csv`, options = {}, columns = {} } = given;
    const runId = await service.upload({ object, fileName, content: [Buffer.from(content)] });
    const suggested = (await this.getRun(scope, runId)).mapping?.columns ?? [];
    const mapping = { columns: suggested.map((column) => ({ ...column, ...columns[column.column] })) };
    await service.choose(runId, { options, mapping });
    return runId;
  }

  /** Carries a file out, from upload to the last line. */
  async run(
    scope: Scope,
    object: ImportObject,
    content: string | Buffer,
    given: GivenImport = {},
  ): Promise<ImportResult> {
    const runId = await this.upload(scope, object, content, given);
    await new ImportService(scope, this.parts.files).start(runId);
    await runImport(this.parts, payloadOf(scope, runId));
    return this.result(scope, runId);
  }

  /** Tries a file, without keeping anything. */
  async check(
    scope: Scope,
    object: ImportObject,
    content: string | Buffer,
    given: GivenImport = {},
  ): Promise<ImportResult> {
    const runId = await this.upload(scope, object, content, given);
    await new ImportService(scope, this.parts.files).check(runId);
    await checkImport(this.parts, payloadOf(scope, runId));
    return this.result(scope, runId);
  }

  async result(scope: Scope, runId: string): Promise<ImportResult> {
    const run = await this.getRun(scope, runId);
    const lines = await scope.transaction((em) =>
      em.find(
        ImportLine,
        { workspaceId: scope.workspaceId, run: [scope.workspaceId, runId] },
        { orderBy: { line: 'asc' } },
      ),
    );
    const { createdCount: created, updatedCount: updated, skippedCount: skipped, failedCount: failed } = run;
    const remarks = lines.flatMap(({ line, columnName, reason }) =>
      reason ? [`${line} ${columnName ?? '-'}: ${reason}`] : [],
    );
    return { run, lines, counts: { created, updated, skipped, failed }, remarks };
  }

  getRun(scope: Scope, runId: string): Promise<ImportRun> {
    return scope.transaction((em) => em.findOneOrFail(ImportRun, { workspaceId: scope.workspaceId, id: runId }));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What the queue would hand to a worker for this run. */
export function payloadOf(scope: Scope, runId: string): RunPayload {
  return { workspaceId: scope.workspaceId, runId, memberId: scope.viewer.kind === 'member' ? scope.viewer.id : null };
}

/** A file of the real data, or an empty one where it is absent and its test skips. */
export function sharedFile(path: string): Buffer {
  const file = findSharedData(path);
  return file ? readFileSync(file) : Buffer.alloc(0);
}

/** The number of rows of a table that fulfil a condition. */
export function countRows(scope: Scope, table: string, where = 'true'): Promise<number> {
  return scope.transaction(async (em) => {
    const sql = `select count(*) as rows from ${table} where workspace_id = ? and (${where})`;
    const [row] = await em.execute<{ rows: string }[]>(sql, [scope.workspaceId]);
    return Number(row?.rows);
  });
}
