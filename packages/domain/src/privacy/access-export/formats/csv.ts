import type { CopySection, CopyValue } from '../copy-document.ts';

/** A section as RFC 4180 text; a cell that a spreadsheet would run as a formula is written as text. */
export function renderCsv({ columns, rows }: Pick<CopySection, 'columns' | 'rows'>): string {
  return csvText([columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ name }) => row[name] ?? null))]);
}

/** Lines of cells as RFC 4180 text, marked as UTF-8 for spreadsheets. */
export function csvText(lines: readonly (readonly CopyValue[])[]): string {
  return `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(value: CopyValue): string {
  const text = value === null ? '' : String(value);
  const isFormula = /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,/-]*$/.test(text));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
