import { InvalidInputError } from '../../kernel/errors.ts';
import { ColumnObserver, type ColumnShape } from './column-shape.ts';
import { detectDialect } from './csv-dialect.ts';
import { type FileFormat, readDataRows, readFileRows } from './data-rows.ts';
import { readHeader } from './file-header.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';

/** Opens a stored file anew from its beginning. */
export type OpenContent = () => Promise<AsyncIterable<Uint8Array>>;

/** What a file is made of, before anybody decided what to do with it. */
export interface FileInspection {
  readonly format: FileFormat;
  readonly columns: readonly string[];
  /** In the order of the columns. */
  readonly shapes: readonly ColumnShape[];
  /** Lines with data, without the column names and without blank ones. */
  readonly lineCount: number;
  readonly notices: readonly string[];
}

/** Formats that somebody states because they were guessed wrong. */
export interface StatedFormat {
  readonly encoding?: FileFormat['encoding'];
  readonly delimiter?: string;
}

const DIALECT_CHARACTERS = 64 * 1024;
/** More are split into several files; what a run keeps in memory grows with the lines. */
export const MOST_LINES = 1_000_000;

/**
 * Reads a file once to its end and says what it is made of; nothing of its content is kept.
 * @throws InvalidInputError for an empty file, one that is no text or has no usable column names, and one with too many lines
 */
export async function inspectFile(open: OpenContent, stated: StatedFormat = {}): Promise<FileInspection> {
  const guess = stated.encoding ? asStated(stated.encoding) : await detectEncoding(await open());
  const start = await firstCharacters(await open(), guess.encoding);
  const dialect = detectDialect(start.text, start.isWhole);
  const { encoding, hasBrokenBytes } = guess;
  const format = { encoding, hasBrokenBytes, ...dialect, delimiter: stated.delimiter ?? dialect.delimiter };
  const header = readHeader(await headerCells(await open(), format));
  const observers = header.columns.map(() => new ColumnObserver());
  let lineCount = 0;
  for await (const row of readDataRows(await open(), format, header.columns)) {
    if (++lineCount > MOST_LINES) throw refuse(`The file has more than ${MOST_LINES} lines; split it.`);
    if (row.problem) continue;
    for (const [index, observer] of observers.entries()) observer.observe(row.cells[index] ?? '');
  }
  const notices = [...(guess.notice ? [guess.notice] : []), ...header.notices];
  if (lineCount === 0) notices.push('The file has column names and no data.');
  return { format, columns: header.columns, shapes: observers.map((observer) => observer.shape()), lineCount, notices };
}

/** The first lines of a file, for somebody to look at before they decide. */
export async function previewFile(
  open: OpenContent,
  inspection: Pick<FileInspection, 'format' | 'columns'>,
  lines: number,
) {
  const preview: (readonly string[])[] = [];
  for await (const row of readDataRows(await open(), inspection.format, inspection.columns)) {
    preview.push(row.cells.slice(0, inspection.columns.length));
    if (preview.length >= lines) break;
  }
  return preview;
}

/** Whoever states an encoding is told of every byte that is none in it. */
function asStated(encoding: FileFormat['encoding']) {
  return { encoding, hasBrokenBytes: true, notice: null };
}

async function headerCells(content: AsyncIterable<Uint8Array>, format: FileFormat): Promise<readonly string[]> {
  for await (const row of readFileRows(content, format)) {
    if (row.problem) throw refuse(row.problem);
    return row.cells;
  }
  throw refuse('The file is empty.');
}

async function firstCharacters(content: AsyncIterable<Uint8Array>, encoding: FileFormat['encoding']) {
  let text = '';
  for await (const piece of decodeText(content, encoding)) {
    text += piece;
    if (text.length > DIALECT_CHARACTERS) return { text: text.slice(0, DIALECT_CHARACTERS), isWhole: false };
  }
  return { text, isWhole: true };
}

function refuse(message: string): InvalidInputError {
  return new InvalidInputError([{ path: 'file', message }]);
}
