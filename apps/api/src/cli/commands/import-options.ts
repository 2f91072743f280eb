import {
  COLLISION_RULES,
  type ColumnMapping,
  type ImportOptions,
  ImportRun,
  type ImportService,
  ImportTemplate,
  MISSING_LINK_RULES,
} from '@smartx/domain/import';
import { NotFoundError, type Scope } from '@smartx/domain/kernel';
import { type CliOption, type CliValues, findText, UsageError } from '../command.ts';

/** How the file of `smartx import` is read. */
export const IMPORT_OPTIONS: Readonly<Record<string, CliOption>> = {
  template: { type: 'string', description: 'The name of a template that says what the columns are.' },
  map: { type: 'string', multiple: true, description: 'column=field; field may be "ignore", for leads also "answer".' },
  'date-format': { type: 'string', multiple: true, description: 'column=format, such as close_date=DD-MM-YY.' },
  collision: { type: 'string', description: `What happens to a value that exists: ${COLLISION_RULES.join(', ')}.` },
  'if-missing': {
    type: 'string',
    description: `What happens where a cell names no record: ${MISSING_LINK_RULES.join(', ')}.`,
  },
  currency: { type: 'string', description: 'The currency of amounts, such as USD.' },
  source: { type: 'string', description: 'Where the data comes from, in words; by default the name of the file.' },
  'collected-from': { type: 'string', description: 'person, third-party, public-source or not-stated.' },
  basis: { type: 'string', description: 'The ground of GDPR Art. 6(1) for these people; never consent.' },
  'external-system': { type: 'string', description: 'The system whose ids the file has; by default "import".' },
  delimiter: { type: 'string', description: 'What separates the cells, if it is recognised wrongly.' },
  encoding: { type: 'string', description: 'utf-8, windows-1252, utf-16le or utf-16be.' },
  empty: { type: 'string', multiple: true, description: 'A cell that means "empty", such as Select.' },
};

/**
 * Decides about a run as the options say; what they leave open stays as it was suggested.
 * @throws UsageError for an option that is malformed · NotFoundError for a template · InvalidInputError
 */
export async function chooseByOptions(
  service: ImportService,
  scope: Scope,
  runId: string,
  values: CliValues,
): Promise<void> {
  const templateId = await findTemplate(scope, findText(values, 'template'));
  await service.choose(runId, { templateId, options: readOptions(values) });
  const columns = changeColumns(await columnsOf(scope, runId), values);
  await service.choose(runId, { mapping: { columns } });
}

function readOptions(values: CliValues): ImportOptions {
  const empty = textsOf(values, 'empty');
  const given = {
    currency: findText(values, 'currency'),
    source: findText(values, 'source'),
    collectedFrom: findText(values, 'collected-from'),
    basis: findText(values, 'basis'),
    externalSystem: findText(values, 'external-system'),
    delimiter: findText(values, 'delimiter'),
    encoding: findText(values, 'encoding'),
    emptyValues: empty.length > 0 ? empty : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function changeColumns(suggested: readonly ColumnMapping[], values: CliValues): ColumnMapping[] {
  const fields = pairsOf(values, 'map');
  const formats = pairsOf(values, 'date-format');
  for (const column of [...fields.keys(), ...formats.keys()])
    if (!suggested.some((entry) => entry.column === column))
      throw new UsageError(`The file has no column "${column}".`);
  const collision = wordOf(COLLISION_RULES, values, 'collision');
  const ifMissing = wordOf(MISSING_LINK_RULES, values, 'if-missing');
  return suggested.map((entry) => ({
    ...entry,
    field: fields.get(entry.column) ?? entry.field,
    dateFormat: formats.get(entry.column) ?? entry.dateFormat,
    collision: collision ?? entry.collision,
    // Only a company can be made of its name.
    ifMissing: ifMissing === 'create' && entry.field !== 'company' ? entry.ifMissing : (ifMissing ?? entry.ifMissing),
  }));
}

function pairsOf(values: CliValues, option: string): Map<string, string> {
  return new Map(
    textsOf(values, option).map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new UsageError(`--${option} takes column=value.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function textsOf(values: CliValues, option: string): string[] {
  const given = values[option];
  return Array.isArray(given) ? given.map(String) : [];
}

function wordOf<Word extends string>(words: readonly Word[], values: CliValues, option: string): Word | undefined {
  const given = findText(values, option);
  const word = words.find((known) => known === given);
  if (given !== undefined && !word) throw new UsageError(`--${option} takes one of ${words.join(', ')}.`);
  return word;
}

async function findTemplate(scope: Scope, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const { workspaceId } = scope;
  const found = await scope.transaction((em) => em.findOne(ImportTemplate, { workspaceId, name }));
  if (!found) throw new NotFoundError('template');
  return found.id;
}

async function columnsOf(scope: Scope, id: string): Promise<readonly ColumnMapping[]> {
  const { workspaceId } = scope;
  const run = await scope.transaction((em) => em.findOneOrFail(ImportRun, { workspaceId, id }));
  return run.mapping?.columns ?? [];
}
