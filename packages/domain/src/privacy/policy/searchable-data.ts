import { isTechnical } from '../access-export/copy-columns.ts';
import { copyWords, inReadingOrder, labelOf, titleOf } from '../access-export/copy-words.ts';
import type { CatalogueTable } from '../catalogue.ts';
import { subjectPathOf } from '../reach/subject-paths.ts';
import type { PolicyLanguage } from './policy-words.ts';

/** What is kept readable of one kind of record. */
export interface SearchableData {
  readonly title: string;
  readonly fields: readonly string[];
}

/**
 * Which personal data is kept readable inside the database, so that it can be searched and sorted, in the words of a language:
 * told to everybody, because all else about people that could be read in a stolen copy is sealed. It is what the columns declare.
 */
export function searchableData(catalogue: readonly CatalogueTable[], language: PolicyLanguage): SearchableData[] {
  const words = copyWords(language);
  const tables = catalogue.flatMap((table) => {
    const stored = table.columns.filter(
      (column) =>
        column.declaration.kind !== 'notPersonal' && column.declaration.stored === 'searchable' && !isTechnical(column),
    );
    if (stored.length === 0 || subjectPathOf(table).kind === 'none') return [];
    const fields = [...new Set(stored.map(({ property }) => labelOf(property, words)))];
    return [{ name: table.table, title: titleOf(table, words), fields }];
  });
  return inReadingOrder(tables).map(({ title, fields }) => ({ title, fields }));
}
