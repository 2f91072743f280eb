import { type CsvRow, readCsvRows } from './csv-rows.ts';
import { decodeText, type TextEncoding } from './text-encoding.ts';

/** How the bytes of a file become rows. */
export interface FileFormat {
  readonly encoding: TextEncoding;
  readonly hasBrokenBytes: boolean;
  readonly delimiter: string;
  /** The line of the column names. */
  readonly headerLine: number;
}

/** Why a line cannot be used, and in which column the reason lies, if it lies in one. */
export interface LineProblem {
  readonly column: string | null;
  readonly reason: string;
}

/** One line of data. Its cells are there as they are in the file, whatever is wrong with them. */
export interface DataRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem: LineProblem | null;
}

/** The longest cell that is taken. */
export const LONGEST_CELL = 100_000;

/** The rows of a file, the one with the column names first. */
export function readFileRows(content: AsyncIterable<Uint8Array>, format: FileFormat): AsyncGenerator<CsvRow> {
  const text = afterLine(decodeText(content, format.encoding), format.headerLine - 1);
  return readCsvRows(text, format.delimiter, format.headerLine);
}

/** The lines below the column names; those that are blank are passed over. */
export async function* readDataRows(
  content: AsyncIterable<Uint8Array>,
  format: FileFormat,
  columns: readonly string[],
): AsyncGenerator<DataRow> {
  let isHeader = true;
  for await (const row of readFileRows(content, format)) {
    if (!isHeader && (row.problem || !isBlank(row.cells)))
      yield { line: row.line, cells: row.cells, problem: problemOf(row, columns, format) };
    isHeader = false;
  }
}

/** Whether a row holds nothing at all. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function problemOf(row: CsvRow, columns: readonly string[], { hasBrokenBytes }: FileFormat): LineProblem | null {
  const { cells, problem } = row;
  if (problem) return { column: null, reason: problem };
  if (cells.length < columns.length || !isBlank(cells.slice(columns.length)))
    return { column: null, reason: `The line has ${cells.length} cells; the file has ${columns.length} columns.` };
  for (const [index, cell] of cells.entries()) {
    const column = columns[index] ?? null;
    if (cell.length > LONGEST_CELL)
      return { column, reason: `The cell has ${cell.length} characters; at most ${LONGEST_CELL} are taken.` };
    if (hasBrokenBytes && cell.includes('\ufffd'))
      return { column, reason: 'The cell has bytes that are no text in the encoding of the file.' };
    if (cell.includes('\u0000')) return { column, reason: 'The cell has a character that cannot be stored (U+0000).' };
  }
  return null;
}

async function* afterLine(text: AsyncIterable<string>, lines: number): AsyncGenerator<string> {
  let left = lines;
  let waiting = '';
  for await (const piece of text) {
    if (left === 0) {
      yield piece;
      continue;
    }
    waiting += piece;
    const end = /\r\n|\n|\r(?!$)/.exec(waiting);
    if (!end) continue;
    left -= 1;
    waiting = waiting.slice(end.index + end[0].length);
    if (left === 0) yield waiting;
  }
}
