/** A cell that a spreadsheet would run as a formula (CWE-1236). */
const FORMULA = /^[=+\-@\t\r]/;
/** Numbers alone, with a sign, compute nothing. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;

/** One line of a CSV file for people's spreadsheets: quoted where needed, and no cell is run as a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;
}

/** What a cell was before {@link csvLine} guarded it, so that a file that was downloaded and corrected can be imported again. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function guarded(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}
