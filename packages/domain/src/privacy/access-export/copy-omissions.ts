import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import type { CopyOmission } from './copy-document.ts';
import { labelOf, titleOf } from './copy-words.ts';
import type { TextVerdict } from './review/reviewed-records.ts';
import type { CopyWords } from './words/copy-words.ts';

/** On which ground a reviewer left something out, and what they say about it. */
type Ground = Partial<Pick<TextVerdict, 'ground' | 'explanation'>>;

/** What was left out of a copy while it was made: which columns of which records, for whose sake and on which ground. */
export class CopyOmissions {
  private readonly found = new Map<string, CopyOmission & { readonly records: string[] }>();

  constructor(private readonly words: CopyWords) {}

  /** A value of a record in which somebody else stands. */
  value(column: CatalogueColumn, recordId: string, cause: 'staff' | 'others', ground: Ground = {}): void {
    const shown = cause === 'staff' ? this.words.staff : this.words.otherPerson;
    const why = cause === 'staff' ? null : this.whyOf(ground);
    this.note(column, column.property, recordId, { cause, shown, why });
  }

  /** A text that a reviewer kept back as a whole. */
  withheld(column: CatalogueColumn, recordId: string, ground: Ground): void {
    const shown = this.words.withheldText;
    this.note(column, column.property, recordId, { cause: 'withheld', shown, why: this.whyOf(ground) });
  }

  /** The content of a file that others are in too, or that a reviewer kept back. */
  content(table: CatalogueTable, recordId: string, ground: Ground = {}): void {
    const shown = this.words.fileContent;
    this.note(table, 'content', recordId, { cause: 'files', shown, why: this.whyOf(ground) });
  }

  /** Everything that was left out, one entry for each column and ground. */
  list(): CopyOmission[] {
    return [...this.found.values()];
  }

  private whyOf({ ground, explanation }: Ground): string {
    const { grounds } = this.words.review;
    // A ground to show something is none to leave the rest out: that stays for the sake of others.
    const named = ground === 'trade-secret' || ground === 'legal-privilege' ? ground : 'rights-of-others';
    return explanation ? `${grounds[named]}: ${explanation}` : grounds[named];
  }

  private note(
    place: Pick<CatalogueTable, 'table' | 'entity'>,
    column: string,
    recordId: string,
    why: Pick<CopyOmission, 'cause' | 'shown' | 'why'>,
  ): void {
    const key = JSON.stringify([place.table, column, why.cause, why.why]);
    const known = this.found.get(key);
    if (known) known.records.push(recordId);
    else {
      const label = column === 'content' ? this.words.content : labelOf(column, this.words);
      const where = { section: place.table, title: titleOf(place, this.words), column, label };
      this.found.set(key, { ...where, ...why, records: [recordId] });
    }
  }
}
