import type { ImportMapping, ImportOptions } from '../import-mapping.ts';
import type { ImportRun } from '../import-run.entity.ts';
import type { ImportObject } from '../mapping/import-field.ts';
import { suggestMapping } from '../mapping/suggest-mapping.ts';
import type { FileInspection, StatedFormat } from '../read/inspect-file.ts';
import { isTextEncoding } from '../read/text-encoding.ts';

/** What the columns of a file are, as far as it can be told. */
export function suggestionOf(object: ImportObject, { columns, shapes, notices }: FileInspection): ImportMapping {
  return { columns: suggestMapping(object, columns, shapes), notices };
}

/** What somebody states about a file; what they leave as it was guessed is guessed again. */
export function statedFormat(run: ImportRun, { encoding, delimiter }: ImportOptions): StatedFormat {
  const isStated = encoding !== run.options?.encoding || delimiter !== run.options?.delimiter;
  return isStated
    ? { ...(encoding && isTextEncoding(encoding) ? { encoding } : {}), ...(delimiter ? { delimiter } : {}) }
    : {};
}

/** Whether the suggestion for a run still holds with other options. */
export function isReadAlike(run: ImportRun, object: ImportObject, { encoding, delimiter }: ImportOptions): boolean {
  return object === run.object && encoding === run.options?.encoding && delimiter === run.options?.delimiter;
}

/** The suggestion, with what a template knows of the columns that have its names. */
export function applyTemplate(template: ImportMapping, suggested: ImportMapping): ImportMapping {
  const known = new Map(template.columns.map((entry) => [entry.column.toLowerCase(), entry]));
  const columns = suggested.columns.map((entry) => {
    const kept = known.get(entry.column.toLowerCase());
    return kept ? { ...kept, column: entry.column } : entry;
  });
  return { ...suggested, columns };
}
