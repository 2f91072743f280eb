import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { systemPermissions } from '@smartx/domain/identity';
import {
  checkImport,
  errorFile,
  IMPORT_OBJECTS,
  ImportLine,
  type ImportObject,
  ImportRun,
  ImportService,
  runImport,
} from '@smartx/domain/import';
import { encodeId, type JobQueue, NotFoundError, Scope } from '@smartx/domain/kernel';
import type { Application } from '../../application.ts';
import { importParts } from '../../import/import-jobs.ts';
import { type CliCommand, type CliContext, type CliValues, findText, requireText, UsageError } from '../command.ts';
import { chooseByOptions, IMPORT_OPTIONS } from './import-options.ts';

const SHOWN_LINES = 20;

/** `smartx import`: a file, from the command line; beside a running server or without one. */
export const importCommand: CliCommand = {
  name: 'import',
  summary:
    'Imports a CSV file into a workspace; its columns are recognised by their names unless --map says otherwise.',
  options: {
    workspace: { type: 'string', description: 'The short name of the workspace.', isRequired: true },
    as: { type: 'string', description: `What the lines are: ${IMPORT_OBJECTS.join(', ')}.`, isRequired: true },
    file: { type: 'string', description: 'The file.', isRequired: true },
    ...IMPORT_OPTIONS,
    'dry-run': { type: 'boolean', description: 'Shows what each line would become, and keeps nothing.' },
    errors: { type: 'string', description: 'Where to write the lines that failed, with "line" and "error".' },
  },
  async run(context, values) {
    const object = toObject(requireText(values, 'as'));
    const path = requireText(values, 'file');
    const scope = await scopeOf(context.app, requireText(values, 'workspace'));
    const runId = await upload(context, scope, object, path);
    const service = new ImportService(scope, context.app.files);
    const isTrial = values['dry-run'] === true;
    try {
      await chooseByOptions(service, scope, runId, values);
      await carryOut(context, scope, runId, isTrial);
      await report(context, scope, runId, values);
    } finally {
      // Whatever was not carried out leaves no file behind.
      await cancelUnlessDone(service, scope, runId);
    }
  },
};

/** This process does the work itself: a job would be taken by a server that runs beside it, a second time. */
const NO_JOBS: JobQueue = { enqueue: async () => undefined };

async function scopeOf({ orm, vault, clock }: Application, slug: string): Promise<Scope> {
  const em = orm.em.fork();
  const [found] = await em.execute<{ id: string }[]>('select id from find_workspace_by_slug(?)', [slug]);
  if (!found) throw new NotFoundError('workspace');
  const viewer = { kind: 'system', id: null, workspaceId: found.id, permissions: systemPermissions() } as const;
  return new Scope({ em, vault, clock, jobs: NO_JOBS, viewer, purpose: 'DATA_CARE', through: 'cli' });
}

function toObject(word: string): ImportObject {
  const object = IMPORT_OBJECTS.find((known) => known === word);
  if (!object) throw new UsageError(`--as takes one of ${IMPORT_OBJECTS.join(', ')}.`);
  return object;
}

async function upload({ app }: CliContext, scope: Scope, object: ImportObject, path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file "${path}".`);
  const content = createReadStream(path);
  return new ImportService(scope, app.files).upload({ object, fileName: basename(path), content });
}

async function cancelUnlessDone(service: ImportService, scope: Scope, runId: string): Promise<void> {
  const { state } = await getRun(scope, runId);
  if (state === 'uploaded' || state === 'checked') await service.cancel(runId);
}

async function carryOut({ app, note }: CliContext, scope: Scope, runId: string, isTrial: boolean): Promise<void> {
  const service = new ImportService(scope, app.files);
  await (isTrial ? service.check(runId) : service.start(runId));
  const { lineCount } = await getRun(scope, runId);
  note(`${isTrial ? 'Trying' : 'Importing'} ${lineCount ?? 0} lines …`);
  const payload = { workspaceId: scope.workspaceId, runId, memberId: null };
  await (isTrial ? checkImport : runImport)(importParts(app), payload);
}

async function report(context: CliContext, scope: Scope, runId: string, values: CliValues): Promise<void> {
  const run = await getRun(scope, runId);
  const errors = findText(values, 'errors');
  if (errors && run.failedCount > 0) await writeErrors(scope, runId, errors);
  const lines = await remarkableLines(scope, runId);
  const { state, lineCount, createdCount, updatedCount, skippedCount, failedCount, failure } = run;
  const counts = { lineCount, createdCount, updatedCount, skippedCount, failedCount };
  if (context.isJson)
    context.out(JSON.stringify({ id: encodeId('importRun', runId), state, ...counts, failure, lines }));
  else {
    for (const { line, outcome, column, reason } of lines)
      context.note(`line ${line}${column ? `, ${column}` : ''}: ${reason} (${outcome})`);
    context.out(
      `${state}: ${createdCount} created, ${updatedCount} updated, ${skippedCount} skipped, ${failedCount} failed.`,
    );
  }
  if (failure) throw new Error(failure);
}

async function writeErrors(scope: Scope, runId: string, path: string): Promise<void> {
  const { content } = await errorFile(scope, runId);
  // People's data: for whoever imports, and nobody else on the machine.
  await writeFile(path, content, { mode: 0o600 });
}

function getRun(scope: Scope, id: string): Promise<ImportRun> {
  return scope.transaction((em) => em.findOneOrFail(ImportRun, { workspaceId: scope.workspaceId, id }));
}

/** The first lines that somebody should look at. */
async function remarkableLines(scope: Scope, runId: string) {
  const { workspaceId } = scope;
  const rows = await scope.transaction((em) =>
    em.find(
      ImportLine,
      { workspaceId, run: [workspaceId, runId], reason: { $ne: null } },
      { orderBy: { line: 'asc' }, limit: SHOWN_LINES },
    ),
  );
  return rows.map(({ line, outcome, columnName, reason }) => ({ line, outcome, column: columnName ?? null, reason }));
}
