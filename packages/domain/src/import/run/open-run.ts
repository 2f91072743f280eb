import type { EntityManager } from '@mikro-orm/postgresql';
import { COLLECTED_FROM } from '../../contact/contact.entity.ts';
import { BrokenFileError, type FileStore } from '../../file-store/file-store.ts';
import { NotFoundError } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import { LEGAL_BASES } from '../../privacy/consent/purpose-setting.entity.ts';
import { matchName } from '../../record/match-name.ts';
import { Workspace } from '../../workspace/workspace.entity.ts';
import type { ImportOptions } from '../import-mapping.ts';
import { ImportRun } from '../import-run.entity.ts';
import { FileLine } from '../mapping/file-line.ts';
import { planReading } from '../mapping/read-plan.ts';
import { type DataRow, type FileFormat, readDataRows } from '../read/data-rows.ts';
import { isTextEncoding } from '../read/text-encoding.ts';
import type { ImportContext, ImportOrigin } from '../write/import-context.ts';

/** A run that goes on: everything but the lines themselves. */
export interface OpenRun {
  readonly context: Omit<ImportContext, 'scope'>;
  readonly storageKey: string;
  readonly format: FileFormat;
  /** Rows that are committed; the next one is the first to do. */
  readonly processed: number;
}

/** The system whose ids a file has, where nobody says which. */
export const DEFAULT_EXTERNAL_SYSTEM = 'import';

/**
 * Opens a run that is in this state; null where somebody cancelled it or it is over.
 * @throws InvalidInputError where its mapping no longer fits · NotFoundError · BrokenFileError where its file is gone
 */
export async function openRun(
  scope: Scope,
  files: FileStore,
  runId: string,
  state: ImportRun['state'],
): Promise<OpenRun | null> {
  const opened = await scope.transaction(async (em) => {
    const run = await getRun(em, scope, runId);
    if (run.state !== state) return null;
    const workspace = await em.findOneOrFail(Workspace, { id: scope.workspaceId });
    return { run, workspace, fileName: await openFileName(scope, run) };
  });
  if (!opened) return null;
  const { run, workspace, fileName } = opened;
  const options = run.options ?? {};
  const mapping = run.mapping ?? { columns: [] };
  const columns = mapping.columns.map(({ column }) => column);
  const defaults = { currency: workspace.baseCurrency, country: workspace.country };
  const context = {
    runId,
    plan: planReading(run.object, columns, mapping, options, defaults),
    origin: originOf(options, fileName),
    externalSystem: options.externalSystem ?? DEFAULT_EXTERNAL_SYSTEM,
    timeZone: workspace.timeZone,
    namesInFile: new Set<string>(),
  };
  const open = { context, storageKey: run.storageKey, format: formatOf(options), processed: run.processedCount };
  return { ...open, context: { ...context, namesInFile: await namesInFile(scope, files, open) } };
}

/** A run of the workspace. @throws NotFoundError */
export async function getRun(em: EntityManager, { workspaceId }: Scope, runId: string): Promise<ImportRun> {
  const run = await em.findOne(ImportRun, { workspaceId, id: runId });
  if (!run) throw new NotFoundError('import');
  return run;
}

/** The name of the file in clear. */
export async function openFileName({ vault, workspaceId }: Scope, run: ImportRun): Promise<string> {
  return (await vault.open(placeOfFileName(workspaceId, run.id), run.fileName)) ?? 'file';
}

/** Where the sealed name of a run's file stands. */
export function placeOfFileName(workspaceId: string, rowId: string) {
  return { workspaceId, table: 'import_run', column: 'file_name', rowId };
}

/** The content of a run's file from its beginning. @throws BrokenFileError where it is gone or its key is destroyed */
export async function openContent(scope: Scope, files: FileStore, storageKey: string): Promise<AsyncIterable<Buffer>> {
  const content = await files.read(scope.workspaceId, storageKey);
  if (!content) throw new BrokenFileError('The key of the file was destroyed.');
  return content;
}

/** The lines that are still to do, in groups of at most `size`. */
export async function* rowsToDo(scope: Scope, files: FileStore, run: OpenRun, size: number): AsyncGenerator<DataRow[]> {
  let rows: DataRow[] = [];
  let left = run.processed;
  const content = await openContent(scope, files, run.storageKey);
  for await (const row of readDataRows(content, run.format, run.context.plan.columns)) {
    if (left-- > 0) continue;
    rows.push(row);
    if (rows.length < size) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** How the file of a run is read. */
export function formatOf({ encoding, delimiter, headerLine, hasBrokenBytes }: ImportOptions): FileFormat {
  return {
    encoding: encoding && isTextEncoding(encoding) ? encoding : 'utf-8',
    delimiter: delimiter ?? ',',
    headerLine: headerLine ?? 1,
    hasBrokenBytes: hasBrokenBytes ?? false,
  };
}

function originOf({ collectedFrom, source, basis }: ImportOptions, fileName: string): ImportOrigin {
  return {
    collectedFrom: COLLECTED_FROM.find((known) => known === collectedFrom) ?? 'not-stated',
    source: source ?? fileName,
    basis: LEGAL_BASES.find((known) => known === basis) ?? null,
  };
}

/** Only companies link to others of their own file, which may stand further down. */
async function namesInFile(scope: Scope, files: FileStore, run: OpenRun): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  if (run.context.plan.object !== 'company' || !run.context.plan.byField.has('parent')) return names;
  for await (const rows of rowsToDo(scope, files, { ...run, processed: 0 }, 1000))
    for (const row of rows) {
      const name = new FileLine(row, run.context.plan).text('name');
      if (name !== undefined) names.add(matchName(name));
    }
  return names;
}
