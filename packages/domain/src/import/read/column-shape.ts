import { DATE_FORMATS, type DateFormat, parseCalendarDate } from '../../record/calendar-date.ts';

/** What the cells of one column look like, over the whole file. */
export interface ColumnShape {
  readonly filled: number;
  /** The formats in which every filled cell is a date. */
  readonly dateFormats: readonly DateFormat[];
  readonly looksLike: CellKind | null;
}

/** What nearly every filled cell of a column is. */
export type CellKind = 'email' | 'url' | 'number' | 'yes-no';

const PATTERNS: Readonly<Record<CellKind, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
  url: /^(?:https?:\/\/|www\.)\S+$/i,
  number: /^[+-]?\d[\d.,\s]*$/,
  'yes-no': /^(?:yes|no|true|false|y|n|0|1)$/i,
};

/** The likeliest first, where a cell is several: `1` is a yes before it is a number. */
const KINDS: readonly CellKind[] = ['yes-no', 'number', 'url', 'email'];
/** So many of the filled cells have to agree. */
const AGREEING = 0.9;

/** Looks at one column cell by cell and keeps counts only. */
export class ColumnObserver {
  private filled = 0;
  private dateFormats: readonly DateFormat[] = DATE_FORMATS;
  private readonly counts = new Map<CellKind, number>();

  /** Takes one cell into account; empty ones say nothing. */
  observe(cell: string): void {
    const text = cell.trim();
    if (text === '') return;
    this.filled++;
    if (this.dateFormats.length > 0)
      this.dateFormats = this.dateFormats.filter((format) => parseCalendarDate(text, format) !== null);
    for (const kind of KINDS)
      if (text.length < 500 && PATTERNS[kind].test(text)) this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  shape(): ColumnShape {
    const looksLike = KINDS.find((kind) => (this.counts.get(kind) ?? 0) >= this.filled * AGREEING);
    return {
      filled: this.filled,
      dateFormats: this.filled > 0 ? this.dateFormats : [],
      looksLike: this.filled > 0 ? (looksLike ?? null) : null,
    };
  }
}
