import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** One row of a file. `line` is the line of the file on which it begins, counted from 1, whatever its quoted cells contain. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row and everything after it cannot be read; then it has no cells and is the last. */
  readonly problem: string | null;
}

/** The longest row that is read; past it a quote was most likely never closed. */
export const LONGEST_ROW = 4_000_000;

const LINE_BREAK = /\r\n|\n|\r/g;

/**
 * The rows of a delimited text, streamed. Line breaks may be of any kind and mixed, quoted cells may contain them; a quote
 * inside an unquoted cell stands for itself. Rows of any width come through: what is missing or too much, the caller judges.
 */
export async function* readCsvRows(
  text: AsyncIterable<string>,
  delimiter: string,
  firstLine = 1,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  // Whoever stops reading aborts the parser, which then throws with nobody left to hear it; other errors reach the reader by the stream.
  parser.on('error', () => undefined);
  let line = firstLine;
  try {
    const records: AsyncIterable<string[]> = Readable.from(text).compose(parser);
    for await (const cells of records) {
      yield { line, cells, problem: null };
      line += 1 + linesInside(cells);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { line, cells: [], problem: explain(error) };
  }
}

function linesInside(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells)
    if (cell.includes('\n') || cell.includes('\r')) for (const _break of cell.matchAll(LINE_BREAK)) breaks++;
  return breaks;
}

function explain(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'A quote (") is opened here and never closed, so that the rest of the file is one cell. Nothing after it was read.';
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `The row is longer than ${LONGEST_ROW} characters; most likely a quote (") is never closed. Nothing after it was read.`;
  return 'The row cannot be read. Nothing after it was read.';
}
