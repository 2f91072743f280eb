import type { EntityManager } from '@mikro-orm/postgresql';
import type { Content, FileStore } from '../../file-store/file-store.ts';
import { StaleVersionError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { Workspace } from '../../workspace/workspace.entity.ts';
import type { ImportMapping, ImportOptions } from '../import-mapping.ts';
import { ImportRun } from '../import-run.entity.ts';
import type { ImportObject } from '../mapping/import-field.ts';
import { assertOptions } from '../mapping/import-options.ts';
import { planReading } from '../mapping/read-plan.ts';
import { suggestMapping } from '../mapping/suggest-mapping.ts';
import { type FileInspection, inspectFile, previewFile, type StatedFormat } from '../read/inspect-file.ts';
import { isTextEncoding } from '../read/text-encoding.ts';
import { resetLines } from './import-progress.ts';
import { formatOf, getRun, openContent, placeOfFileName } from './open-run.ts';

/** A file of this size is a million lines; a larger one is split. */
export const MOST_BYTES = 100 * 1024 * 1024;
const KEPT_DAYS = 7;

/** A file to be imported. */
export interface NewImport {
  readonly object: ImportObject;
  readonly fileName: string;
  readonly content: Content;
}

/** What somebody decides about a run before it starts; what is absent stays as it is. */
export interface ImportChoice {
  readonly object?: ImportObject | undefined;
  readonly mapping?: ImportMapping | undefined;
  readonly options?: ImportOptions | undefined;
}

/** A file as it was read so far, for somebody to decide about. */
export interface ImportPreview {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The commands on imports: a file comes in, is looked at, tried, and carried out by a job. */
export class ImportService {
  constructor(
    private readonly scope: Scope,
    private readonly files: FileStore,
  ) {}

  /**
   * Stores a file and suggests what its columns are. Nothing is imported yet.
   * @throws NotAllowedError · InvalidInputError for a file that is empty, no text or has no column names · FileTooLargeError
   */
  async upload(input: NewImport): Promise<string> {
    this.scope.require('import:run');
    const { workspaceId } = this.scope;
    const stored = await this.files.write({ workspaceId, keyId: workspaceId }, input.content, { maxBytes: MOST_BYTES });
    try {
      const inspection = await this.inspect(stored.storageKey, {});
      return await this.scope.transaction((em) => this.createRun(em, input, stored, inspection));
    } catch (error) {
      await this.files.destroy(workspaceId, stored.storageKey);
      throw error;
    }
  }

  /**
   * Decides what a run imports, from which columns and how its file is read. Another object, encoding or separator suggests
   * the columns anew.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError once it was started · InvalidInputError
   */
  async choose(runId: string, choice: ImportChoice, ifVersion?: number | null): Promise<string> {
    this.scope.require('import:run');
    const run = await this.scope.transaction((em) => this.findOpen(em, runId, ifVersion));
    const object = choice.object ?? run.object;
    const options = { ...run.options, ...choice.options };
    assertOptions(options);
    const isReadAnew =
      object !== run.object ||
      options.encoding !== run.options?.encoding ||
      options.delimiter !== run.options?.delimiter;
    const inspection = isReadAnew ? await this.inspect(run.storageKey, statedFormat(run, options)) : null;
    return this.scope.transaction(async (em) => {
      const current = await this.findOpen(em, runId, run.version);
      const suggested = inspection ? suggestionOf(object, inspection) : current.mapping;
      const mapping = choice.mapping ?? suggested ?? { columns: [] };
      // A suggestion may still lack something; whoever starts the run is told.
      if (choice.mapping) await this.assertPlan(em, object, current, mapping, options, inspection);
      await resetLines(em, this.scope, current);
      Object.assign(current, { object, mapping, options: { ...options, ...inspection?.format }, state: 'uploaded' });
      if (inspection) current.lineCount = inspection.lineCount;
      return runId;
    });
  }

  /**
   * Tries a run: each line gets the result that it would have, and nothing is kept.
   * @throws NotAllowedError · NotFoundError · WrongStateError · InvalidInputError where the mapping does not fit
   */
  check(runId: string, ifVersion?: number | null): Promise<string> {
    return this.enqueue(runId, ifVersion, 'dry-run', 'import:check');
  }

  /**
   * Starts a run. It goes on in the background; what it did is in its lines.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError · InvalidInputError where the mapping does not fit
   */
  start(runId: string, ifVersion?: number | null): Promise<string> {
    return this.enqueue(runId, ifVersion, 'running', 'import:run');
  }

  /**
   * Goes on with a run that was cut off or failed, behind its last line.
   * @throws NotAllowedError · NotFoundError · WrongStateError for a run that was not started or is over
   */
  resume(runId: string): Promise<string> {
    this.scope.require('import:run');
    return this.scope.transaction(async (em) => {
      const run = await getRun(em, this.scope, runId);
      if (!['running', 'failed'].includes(run.state)) throw over(run);
      Object.assign(run, { state: 'running', failure: null, finishedAt: null, updatedAt: this.scope.clock.now() });
      await this.enqueueJob(em, 'import:run', runId);
      this.record(em, runId, 'resumed');
      return runId;
    });
  }

  /**
   * Stops a run behind the batch that is being written. What was imported stays.
   * @throws NotAllowedError · NotFoundError · WrongStateError once it is over
   */
  async cancel(runId: string): Promise<string> {
    this.scope.require('import:run');
    const storageKey = await this.scope.transaction(async (em) => {
      const run = await getRun(em, this.scope, runId);
      if (['done', 'failed', 'cancelled'].includes(run.state)) throw over(run);
      const now = this.scope.clock.now();
      Object.assign(run, { state: 'cancelled', finishedAt: now, updatedAt: now });
      this.record(em, runId, 'cancelled');
      return run.storageKey;
    });
    await this.files.destroy(this.scope.workspaceId, storageKey);
    return runId;
  }

  /**
   * The columns and first lines of a run's file.
   * @throws NotAllowedError · NotFoundError · WrongStateError once the file is gone
   */
  async preview(runId: string, lines = 5): Promise<ImportPreview> {
    this.scope.require('import:run');
    const run = await this.scope.transaction((em) => getRun(em, this.scope, runId));
    if (['done', 'cancelled'].includes(run.state)) throw over(run);
    const columns = run.mapping?.columns.map(({ column }) => column) ?? [];
    const open = () => openContent(this.scope, this.files, run.storageKey);
    return { columns, rows: await previewFile(open, { format: formatOf(run.options ?? {}), columns }, lines) };
  }

  private inspect(storageKey: string, stated: StatedFormat): Promise<FileInspection> {
    return inspectFile(() => openContent(this.scope, this.files, storageKey), stated);
  }

  private async createRun(
    em: EntityManager,
    { object, fileName }: NewImport,
    stored: { storageKey: string; byteSize: number },
    inspection: FileInspection,
  ): Promise<string> {
    const { workspaceId, vault, clock, viewer } = this.scope;
    const id = newId();
    const now = clock.now();
    const run = em.create(ImportRun, {
      ...{ workspaceId, id, object, state: 'uploaded' },
      fileName: await vault.seal(workspaceId, placeOfFileName(workspaceId, id), fileName.slice(0, 255)),
      storageKey: stored.storageKey,
      byteSize: BigInt(stored.byteSize),
      mapping: suggestionOf(object, inspection),
      options: inspection.format,
      lineCount: inspection.lineCount,
      startedById: viewer.kind === 'member' ? viewer.id : null,
      expiresAt: new Date(now.getTime() + KEPT_DAYS * 86_400_000),
      createdAt: now,
      updatedAt: now,
    });
    em.persist(run);
    this.record(em, id, 'uploaded');
    return id;
  }

  private enqueue(
    runId: string,
    ifVersion: number | null | undefined,
    state: 'dry-run' | 'running',
    job: 'import:check' | 'import:run',
  ): Promise<string> {
    this.scope.require('import:run');
    return this.scope.transaction(async (em) => {
      const run = await this.findOpen(em, runId, ifVersion);
      await this.assertPlan(em, run.object, run, run.mapping ?? { columns: [] }, run.options ?? {}, null);
      await resetLines(em, this.scope, run);
      const now = this.scope.clock.now();
      Object.assign(run, { state, startedAt: now, finishedAt: null });
      await this.enqueueJob(em, job, runId);
      if (state === 'running') this.record(em, runId, 'started');
      return runId;
    });
  }

  private enqueueJob(em: EntityManager, job: 'import:check' | 'import:run', runId: string): Promise<void> {
    const { workspaceId, viewer, jobs } = this.scope;
    return jobs.enqueue(em, job, { workspaceId, runId, memberId: viewer.kind === 'member' ? viewer.id : null });
  }

  private async assertPlan(
    em: EntityManager,
    object: ImportObject,
    run: ImportRun,
    mapping: ImportMapping,
    options: ImportOptions,
    inspection: FileInspection | null,
  ): Promise<void> {
    const columns = inspection?.columns ?? run.mapping?.columns.map(({ column }) => column) ?? [];
    const workspace = await em.findOneOrFail(Workspace, { id: this.scope.workspaceId });
    const defaults = { currency: workspace.baseCurrency, country: workspace.country };
    planReading(object, columns, mapping, options, defaults);
  }

  /** A run that was not started yet, or whose trial or failure lies behind it. */
  private async findOpen(em: EntityManager, runId: string, ifVersion: number | null | undefined): Promise<ImportRun> {
    const run = await getRun(em, this.scope, runId);
    if (ifVersion != null && ifVersion !== run.version) throw new StaleVersionError(ifVersion, run.version);
    if (!['uploaded', 'checked'].includes(run.state)) throw over(run);
    return run;
  }

  private record(em: EntityManager, runId: string, step: string): void {
    this.scope.record(em, { action: 'import:run', targetType: 'import_run', targetId: runId, fields: [step] });
  }
}

function suggestionOf(object: ImportObject, { columns, shapes, notices }: FileInspection): ImportMapping {
  return { columns: suggestMapping(object, columns, shapes), notices };
}

/** What somebody states about a file; what they leave as it was guessed is guessed again. */
function statedFormat(run: ImportRun, { encoding, delimiter }: ImportOptions): StatedFormat {
  const isStated = encoding !== run.options?.encoding || delimiter !== run.options?.delimiter;
  return isStated
    ? { ...(encoding && isTextEncoding(encoding) ? { encoding } : {}), ...(delimiter ? { delimiter } : {}) }
    : {};
}

function over(run: ImportRun): WrongStateError {
  return new WrongStateError(run.state, `This import is ${run.state}.`);
}
