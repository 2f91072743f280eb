import type { CatalogueTable } from '../../catalogue.ts';
import type { Passage } from '../../reach/redact-text.ts';
import type { RawRow } from '../../reach/table-rows.ts';
import type { REVIEW_OUTCOMES, ReviewItem } from '../../review/review-item.entity.ts';

/** What was decided about a record of several people. */
export interface CopyDecision {
  readonly outcome: (typeof REVIEW_OUTCOMES)[number];
  readonly ground: ReviewItem['ground'] | null;
  readonly explanation: string | null;
  readonly rowVersion: number | null;
  /** By column: where others were found when it was decided, and what is blacked out. */
  readonly marks: TextMarks;
}

/** The places in the texts of a record, by column. */
export type TextMarks = Readonly<
  Record<string, { readonly found: readonly Passage[]; readonly black: readonly Passage[] }>
>;

/** A text in a record, and where others stand in it. */
export interface FoundText {
  readonly column: string;
  readonly found: readonly Passage[];
}

/** Why somebody looks at a record: others are named in it, it is about them too, or they are in its content. */
export type FoundCause = 'named' | 'shared' | 'file' | 'alone';

/** A record that several people can be in. */
export interface FoundRecord {
  readonly table: string;
  readonly rowId: string;
  readonly rowVersion: number | null;
  readonly cause: FoundCause;
  readonly texts: readonly FoundText[];
}

/** What becomes of a text. */
export interface TextVerdict {
  readonly isWithheld: boolean;
  readonly black: readonly Passage[];
  readonly ground: ReviewItem['ground'] | null;
  readonly explanation: string | null;
}

/** A row while a copy is made of it. */
export interface JointRow {
  readonly table: CatalogueTable;
  readonly row: RawRow;
  /** Somebody else is tied to it, who is no member of staff. */
  readonly isShared: boolean;
  /** It has a content in the file store. */
  readonly hasContent: boolean;
}

/**
 * The records of several people while a copy is made: what was decided about each, and which nobody has looked at. Without a
 * decision everything that was found of others is blacked out, and a content in which others are stays out (GDPR Art. 15(4)).
 */
export class ReviewedRecords {
  private readonly seen = new Map<string, { readonly joint: JointRow; readonly texts: FoundText[] }>();

  constructor(private readonly decisions: ReadonlyMap<string, CopyDecision> = new Map()) {}

  /** What becomes of a text in which others were found at these places. */
  text(joint: JointRow, column: string, found: readonly Passage[]): TextVerdict {
    this.see(joint).push({ column, found });
    const decision = this.decisions.get(keyOf(joint.table.table, joint.row.id));
    if (!decision) return blackedOut(found);
    const { outcome, ground, explanation, marks } = decision;
    const black = outcome === 'redact' ? (marks[column]?.black ?? found) : [];
    return { isWithheld: outcome === 'withhold', black, ground, explanation };
  }

  /** Whether a content is handed over; one that others are in only after a decision. */
  content(table: string, rowId: string, isShared: boolean): boolean {
    const outcome = this.decisions.get(keyOf(table, rowId))?.outcome;
    return outcome === undefined || outcome === 'redact' ? !isShared : outcome === 'include';
  }

  /** On which ground a decision rests. */
  groundOf(table: string, rowId: string): Partial<Pick<CopyDecision, 'ground' | 'explanation'>> {
    return this.decisions.get(keyOf(table, rowId)) ?? {};
  }

  /** Every record that was come across. */
  found(): FoundRecord[] {
    return [...this.seen.values()].map(({ joint, texts }) => ({
      ...{ table: joint.table.table, rowId: joint.row.id, rowVersion: versionOf(joint.row), texts },
      cause: causeOf(joint, texts),
    }));
  }

  /** Those which concern others and about which nobody decided, or which are not any more what somebody decided about. */
  waiting(): FoundRecord[] {
    return this.found().filter((record) => {
      const decision = this.decisions.get(keyOf(record.table, record.rowId));
      return decision ? !isAbout(decision, record) : record.cause !== 'alone';
    });
  }

  private see(joint: JointRow): FoundText[] {
    const key = keyOf(joint.table.table, joint.row.id);
    const known = this.seen.get(key) ?? { joint, texts: [] };
    this.seen.set(key, known);
    return known.texts;
  }
}

/** What becomes of a text by default: all of the others that was found is blacked out. */
export function blackedOut(found: readonly Passage[]): TextVerdict {
  return { isWithheld: false, black: found, ground: null, explanation: null };
}

/** By what a record is looked up. */
export function keyOf(table: string, rowId: string): string {
  return `${table}/${rowId}`;
}

/** Whether a decision was made about a record as it is now: the same version, with others at the same places. */
export function isAbout(
  { rowVersion, marks }: Pick<CopyDecision, 'rowVersion' | 'marks'>,
  record: FoundRecord,
): boolean {
  if (rowVersion !== record.rowVersion) return false;
  return record.texts.every(({ column, found }) => {
    const known = marks[column]?.found ?? [];
    return known.length === found.length && found.every((passage, index) => isSame(passage, known[index]));
  });
}

function isSame(one: Passage, other: Passage | undefined): boolean {
  return one.from === other?.from && one.length === other.length;
}

function causeOf({ isShared, hasContent }: JointRow, texts: readonly FoundText[]): FoundCause {
  if (isShared && hasContent) return 'file';
  if (texts.some(({ found }) => found.length > 0)) return 'named';
  return isShared ? 'shared' : 'alone';
}

function versionOf(row: RawRow): number | null {
  return typeof row.version === 'number' ? row.version : null;
}
