import { type FieldProblem, InvalidInputError } from '../../kernel/errors.ts';
import { foldText } from '../../kernel/text/fold-text.ts';
import { DATE_FORMATS, type DateFormat } from '../../record/calendar-date.ts';
import { isCurrency } from '../../record/money.ts';
import {
  COLLISION_RULES,
  type CollisionRule,
  type ColumnMapping,
  type ImportMapping,
  type ImportOptions,
  MISSING_LINK_RULES,
  type MissingLinkRule,
} from '../import-mapping.ts';
import { FIELD_CATALOGUE, findField } from './field-catalogue.ts';
import { ANSWER, IGNORE, type ImportField, type ImportObject } from './import-field.ts';

/** A column that fills a field, ready to be read. */
export interface PlannedColumn {
  readonly column: string;
  readonly index: number;
  readonly field: ImportField;
  readonly dateFormat: DateFormat;
  readonly collision: CollisionRule;
  readonly ifMissing: MissingLinkRule;
}

/** A mapping that was checked against a file and can be carried out. */
export interface ReadPlan {
  readonly object: ImportObject;
  readonly columns: readonly string[];
  readonly byField: ReadonlyMap<string, readonly PlannedColumn[]>;
  /** The columns that are kept as answers of a lead. */
  readonly answers: readonly { readonly column: string; readonly index: number }[];
  readonly emptyValues: ReadonlySet<string>;
  readonly currency: string;
  /** Where a phone number without country code is meant to be, if a line does not say. */
  readonly country: string;
}

/** What the workspace adds where a file says nothing. */
export interface ReadDefaults {
  readonly currency: string;
  readonly country: string;
}

/** Cells that mean "empty" in what other systems export. */
export const DEFAULT_EMPTY_VALUES = ['Select', 'NULL', 'N/A', '#N/A', '-', '--'];

/**
 * Checks a mapping against the columns of a file.
 * @throws InvalidInputError naming every column that is unknown, mapped twice or read in an unknown way, and what is missing
 */
export function planReading(
  object: ImportObject,
  columns: readonly string[],
  mapping: ImportMapping,
  options: ImportOptions,
  defaults: ReadDefaults,
): ReadPlan {
  const problems: FieldProblem[] = [];
  const planned = mapping.columns.flatMap((entry, at) => planColumn(object, columns, entry, at, problems));
  const byField = Map.groupBy(planned, ({ field }) => field.key);
  const currency = options.currency ?? defaults.currency;
  problems.push(...problemsOfFields(object, byField));
  if (!isCurrency(currency))
    problems.push({ path: 'options.currency', message: 'Use a currency of ISO 4217 in capitals, such as EUR.' });
  if (problems.length > 0) throw new InvalidInputError(problems);
  const answers = mapping.columns.filter(({ field }) => field === ANSWER && object === 'lead');
  return {
    object,
    columns,
    byField,
    answers: answers.map(({ column }) => ({ column, index: columns.indexOf(column) })),
    emptyValues: new Set((options.emptyValues ?? DEFAULT_EMPTY_VALUES).map(foldText)),
    currency,
    country: defaults.country,
  };
}

function planColumn(
  object: ImportObject,
  columns: readonly string[],
  entry: ColumnMapping,
  at: number,
  problems: FieldProblem[],
): PlannedColumn[] {
  const path = `mapping.columns.${at}`;
  const index = columns.indexOf(entry.column);
  if (index < 0) problems.push({ path: `${path}.column`, message: 'The file has no column of this name.' });
  if (entry.field === IGNORE || (entry.field === ANSWER && object === 'lead')) return [];
  const field = findField(object, entry.field);
  if (!field) {
    problems.push({ path: `${path}.field`, message: `This is no field of a ${object}.` });
    return [];
  }
  const dateFormat = oneOf(DATE_FORMATS, entry.dateFormat, 'YYYY-MM-DD', `${path}.dateFormat`, problems);
  const collision = oneOf(COLLISION_RULES, entry.collision, 'overwrite', `${path}.collision`, problems);
  const standard = field.createsMissing ? 'create' : 'error';
  const ifMissing = oneOf(MISSING_LINK_RULES, entry.ifMissing, standard, `${path}.ifMissing`, problems);
  if (ifMissing === 'create' && field.key !== 'company')
    problems.push({ path: `${path}.ifMissing`, message: 'Only a company can be made from its name alone.' });
  return [{ column: entry.column, index, field, dateFormat, collision, ifMissing }];
}

function oneOf<Word extends string>(
  words: readonly Word[],
  given: string | undefined,
  standard: Word,
  path: string,
  problems: FieldProblem[],
): Word {
  if (given === undefined) return standard;
  const known = words.find((word) => word === given);
  if (!known) problems.push({ path, message: `Use one of: ${words.join(', ')}.` });
  return known ?? standard;
}

function problemsOfFields(
  object: ImportObject,
  byField: ReadonlyMap<string, readonly PlannedColumn[]>,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [key, columns] of byField)
    if (columns.length > 1 && !columns[0]?.field.isMany)
      problems.push({ path: 'mapping.columns', message: `Only one column can be "${key}".` });
  for (const { key, isRequired } of FIELD_CATALOGUE[object])
    if (isRequired && !byField.has(key))
      problems.push({ path: 'mapping.columns', message: `No column is "${key}", which a ${object} needs.` });
  if (byField.size === 0)
    problems.push({ path: 'mapping.columns', message: 'No column is used: say which fields they fill.' });
  return problems;
}
