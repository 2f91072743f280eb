import type { EntityManager } from '@mikro-orm/postgresql';
import { type Content, type FileStore, FileTooLargeError, type StoredFile } from '../../file-store/file-store.ts';
import { type ArrivedFile, LARGEST_UPLOAD, takeUpload } from '../../file-store/upload.service.ts';
import { InvalidInputError, NotFoundError, StaleVersionError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { DEFAULT_PERIODS, periodAfter } from '../../privacy/retention/periods.ts';
import { Workspace } from '../../workspace/workspace.entity.ts';
import type { ImportMapping, ImportOptions } from '../import-mapping.ts';
import { ImportRun, ImportTemplate } from '../import-run.entity.ts';
import type { ImportObject } from '../mapping/import-field.ts';
import { assertOptions } from '../mapping/import-options.ts';
import { planReading } from '../mapping/read-plan.ts';
import { type FileInspection, inspectFile, previewFile, type StatedFormat } from '../read/inspect-file.ts';
import { resetLines } from './import-progress.ts';
import { formatOf, getRun, openContent, placeOfFileName } from './open-run.ts';
import { applyTemplate, isReadAlike, statedFormat, suggestionOf } from './suggestion.ts';

/** A file to be imported. */
export interface NewImport {
  readonly object: ImportObject;
  readonly fileName: string;
  readonly content: Content;
}

/** What somebody decides about a run before it starts; what is absent stays as it is. */
export interface ImportChoice {
  readonly object?: ImportObject | undefined;
  /** A template to read the file by, before what else is decided. */
  readonly templateId?: string | undefined;
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
   * @throws NotAllowedError · InvalidInputError for a file that is empty, too large, no text or has no column names
   */
  async upload({ object, fileName, content }: NewImport): Promise<string> {
    this.scope.require('import:run');
    const { workspaceId } = this.scope;
    const stored = await this.store(content);
    try {
      return await this.scope.transaction((em) => this.createRun(em, object, { ...stored, fileName }));
    } catch (error) {
      await this.files.destroy(workspaceId, stored.storageKey);
      throw error;
    }
  }

  /**
   * The same with a file that was sent before. One that cannot be read stays unused, and is destroyed in a day.
   * @throws NotAllowedError · NotFoundError · WrongStateError for a file that has not arrived or was used · InvalidInputError
   */
  create(uploadId: string, object: ImportObject): Promise<string> {
    this.scope.require('import:run');
    return this.scope.transaction(async (em) =>
      this.createRun(em, object, await takeUpload(em, this.scope, uploadId, 'import')),
    );
  }

  /**
   * Decides what a run imports, from which columns and how its file is read. Another object, encoding or separator suggests
   * the columns anew; a template changes what it knows of the suggestion.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError once it was started · InvalidInputError
   */
  choose(runId: string, choice: ImportChoice, ifVersion?: number | null): Promise<string> {
    this.scope.require('import:run');
    return this.scope.transaction(async (em) => {
      const run = await this.findOpen(em, runId, ifVersion);
      const template = choice.templateId === undefined ? null : await this.findTemplate(em, choice.templateId);
      const object = choice.object ?? template?.object ?? run.object;
      const options = { ...run.options, ...template?.options, ...choice.options };
      assertOptions(options);
      const inspection = isReadAlike(run, object, options)
        ? null
        : await this.inspect(run.storageKey, statedFormat(run, options));
      const suggested = inspection ? suggestionOf(object, inspection) : (run.mapping ?? { columns: [] });
      const mapping = choice.mapping ?? (template ? applyTemplate(template.mapping, suggested) : suggested);
      // A suggestion may still lack something; whoever starts the run is told.
      if (choice.mapping) await this.assertPlan(em, object, suggested, mapping, options);
      await resetLines(em, this.scope, run);
      Object.assign(run, { object, mapping, options: { ...options, ...inspection?.format }, state: 'uploaded' });
      if (inspection) run.lineCount = inspection.lineCount;
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

  private async store(content: Content): Promise<StoredFile> {
    const { workspaceId } = this.scope;
    try {
      return await this.files.write({ workspaceId, keyId: workspaceId }, content, { maxBytes: LARGEST_UPLOAD });
    } catch (error) {
      if (!(error instanceof FileTooLargeError)) throw error;
      throw new InvalidInputError([{ path: 'file', message: error.message }]);
    }
  }

  private inspect(storageKey: string, stated: StatedFormat): Promise<FileInspection> {
    return inspectFile(() => openContent(this.scope, this.files, storageKey), stated);
  }

  private async createRun(em: EntityManager, object: ImportObject, file: ArrivedFile): Promise<string> {
    const { workspaceId, vault, clock, viewer } = this.scope;
    const inspection = await this.inspect(file.storageKey, {});
    const id = newId();
    const now = clock.now();
    const run = em.create(ImportRun, {
      ...{ workspaceId, id, object, state: 'uploaded' },
      fileName: await vault.seal(workspaceId, placeOfFileName(workspaceId, id), file.fileName.slice(0, 255)),
      storageKey: file.storageKey,
      byteSize: BigInt(file.byteSize),
      mapping: suggestionOf(object, inspection),
      options: inspection.format,
      lineCount: inspection.lineCount,
      startedById: viewer.kind === 'member' ? viewer.id : null,
      expiresAt: periodAfter(now, DEFAULT_PERIODS['import-file']),
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
      const mapping = run.mapping ?? { columns: [] };
      await this.assertPlan(em, run.object, mapping, mapping, run.options ?? {});
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
    const memberId = viewer.kind === 'member' ? viewer.id : null;
    const apiKeyId = viewer.kind === 'api-key' ? viewer.id : null;
    return jobs.enqueue(em, job, { workspaceId, runId, memberId, apiKeyId, attempt: newId() });
  }

  private async assertPlan(
    em: EntityManager,
    object: ImportObject,
    file: ImportMapping,
    mapping: ImportMapping,
    options: ImportOptions,
  ): Promise<void> {
    const columns = file.columns.map(({ column }) => column);
    const workspace = await em.findOneOrFail(Workspace, { id: this.scope.workspaceId });
    const defaults = { currency: workspace.baseCurrency, country: workspace.country };
    planReading(object, columns, mapping, options, defaults);
  }

  private async findTemplate(em: EntityManager, id: string): Promise<ImportTemplate> {
    const template = await em.findOne(ImportTemplate, { workspaceId: this.scope.workspaceId, id });
    if (!template) throw new NotFoundError('template', 'templateId');
    return template;
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

function over(run: ImportRun): WrongStateError {
  return new WrongStateError(run.state, `This import is ${run.state}.`);
}
