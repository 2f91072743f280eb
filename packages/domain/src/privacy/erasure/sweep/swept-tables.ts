import type { CatalogueTable } from '../../catalogue.ts';
import { actionOf } from '../../reach/subject-paths.ts';

/**
 * The tables whose files an erasure leaves traces in: those that it reached, and those in which it looked for the person by
 * name. What is only ever added to is never written anew.
 */
export function sweptTables(catalogue: readonly CatalogueTable[], reached: ReadonlySet<string>): string[] {
  return catalogue
    .filter((table) => !table.appendOnly && (reached.has(table.table) || isSearched(table)))
    .map(({ table }) => table);
}

function isSearched({ subjects, columns }: CatalogueTable): boolean {
  if (subjects === 'via record') return true;
  return columns.some((column) => ['redact', 'pseudonymise'].includes(String(actionOf(column))));
}
