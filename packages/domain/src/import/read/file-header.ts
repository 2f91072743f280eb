import { InvalidInputError } from '../../kernel/errors.ts';

/** The names of a file's columns, each once, and what was odd about them. */
export interface FileHeader {
  readonly columns: readonly string[];
  readonly notices: readonly string[];
}

/** The widest file that is read. */
export const MOST_COLUMNS = 500;
const LONGEST_NAME = 200;
const LONGEST_DATA = 300;

/**
 * Makes column names of a file's first row: a column without a name gets its number, a name that comes again a counter.
 * @throws InvalidInputError for too many columns, and for a first row that holds data instead of names
 */
export function readHeader(cells: readonly string[]): FileHeader {
  if (cells.length > MOST_COLUMNS)
    throw refuse(`The file has ${cells.length} columns; at most ${MOST_COLUMNS} are read.`);
  if (cells.every((cell) => cell.trim() === '')) throw refuse('The first line is empty; it should name the columns.');
  // A name that is an address or a number is somebody's data, and names are kept where data may not be.
  if (cells.some(looksLikeData))
    throw refuse('The first line holds data and no column names. Add a line with the names of the columns above it.');
  const notices: string[] = [];
  const taken = new Set<string>();
  const columns = cells.map((cell, index) => {
    const name = cell.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME) || `Column ${index + 1}`;
    const unique = uniqueName(name, taken);
    if (cell.trim() === '') notices.push(`Column ${index + 1} has no name.`);
    else if (unique !== name) notices.push(`The column "${name}" comes more than once; here it is called "${unique}".`);
    taken.add(unique.toLowerCase());
    return unique;
  });
  return { columns, notices };
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  for (let count = 2; ; count++) if (!taken.has(`${name} (${count})`.toLowerCase())) return `${name} (${count})`;
}

function looksLikeData(cell: string): boolean {
  // A cell may be as long as the file, and no address or number is: looking at all of it would stop everything else.
  if (cell.length > LONGEST_DATA) return false;
  return (
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim()) ||
    (/^\+?[\d\s().,/-]*$/.test(cell) && cell.replace(/\D/g, '').length >= 6)
  );
}

function refuse(message: string): InvalidInputError {
  return new InvalidInputError([{ path: 'file', message }]);
}
