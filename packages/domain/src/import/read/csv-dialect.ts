import { parse } from 'csv-parse/sync';

/** What separates the cells, and on which line the column names stand. */
export interface CsvDialect {
  readonly delimiter: string;
  /** 2 where Excel wrote `sep=;` above the column names. */
  readonly headerLine: number;
}

/** The separators in use, the likeliest first. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

const SAMPLE_ROWS = 50;

/** Finds out how the cells are separated from the beginning of a text. */
export function detectDialect(start: string, isWhole: boolean): CsvDialect {
  const stated = /^sep=(.)(?:\r\n|\n|\r)/i.exec(start);
  const headerLine = stated ? 2 : 1;
  // Cells are quoted by it, so it cannot part them too.
  if (stated?.[1] && stated[1] !== '"') return { delimiter: stated[1], headerLine };
  const rows = start.slice(stated?.[0].length ?? 0);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(rows, delimiter, isWhole) }));
  const best = scored.reduce((winner, other) => (other.score > winner.score ? other : winner));
  return { delimiter: best.delimiter, headerLine };
}

/** How many rows agree with the first one on a width of two cells or more, and how wide they are. */
function scoreOf(start: string, delimiter: string, isWhole: boolean): number {
  const rows = sampleRows(start, delimiter, isWhole);
  const width = rows[0]?.length ?? 0;
  if (width < 2) return 0;
  const agreeing = rows.filter((row) => row.length === width).length / rows.length;
  // A wrong separator can agree by chance on two cells; the right one agrees on all of them.
  return agreeing * (1 + Math.log2(width) / 10);
}

function sampleRows(start: string, delimiter: string, isWhole: boolean): string[][] {
  try {
    const rows = parse(start, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: SAMPLE_ROWS,
    });
    // Where the text was cut off, its last row is most likely cut off too.
    return isWhole || rows.length === SAMPLE_ROWS ? rows : rows.slice(0, -1);
  } catch {
    return []; // a quote that stays open with this separator: another one fits better
  }
}
