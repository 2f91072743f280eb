import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import type { CopyOmission } from './copy-document.ts';
import { labelOf, titleOf } from './copy-words.ts';
import type { CopyWords } from './words/copy-words.ts';

/** What was left out of a copy while it was made: which columns of which records, and for whose sake. */
export class CopyOmissions {
  private readonly found = new Map<string, CopyOmission & { readonly records: string[] }>();

  constructor(private readonly words: CopyWords) {}

  /** A value of a record in which somebody else stands. */
  value(table: CatalogueTable, { property }: CatalogueColumn, recordId: string, cause: 'staff' | 'others'): void {
    const shown = cause === 'staff' ? this.words.staff : this.words.otherPerson;
    this.note(table, property, recordId, { cause, shown });
  }

  /** The content of a file that others are in too. */
  content(table: CatalogueTable, recordId: string): void {
    this.note(table, 'content', recordId, { cause: 'files', shown: this.words.fileContent });
  }

  /** Everything that was left out, one entry for each column. */
  list(): CopyOmission[] {
    return [...this.found.values()];
  }

  private note(
    table: CatalogueTable,
    column: string,
    recordId: string,
    why: Pick<CopyOmission, 'cause' | 'shown'>,
  ): void {
    const key = `${table.table}.${column} ${why.cause}`;
    const known = this.found.get(key);
    if (known) known.records.push(recordId);
    else {
      const label = column === 'content' ? this.words.content : labelOf(column, this.words);
      const where = { section: table.table, title: titleOf(table, this.words), column, label };
      this.found.set(key, { ...where, ...why, records: [recordId] });
    }
  }
}
