import type { CopyDocument, CopySection, CopyValue } from './copy-document.ts';
import { renderPage } from './page/render-page.ts';
import type { TextFile } from './zip-archive.ts';

/** The copy as files: a page for people, JSON and one CSV for each section for machines (GDPR Art. 15(3), 20(1)). */
export function renderCopy(copy: CopyDocument): TextFile[] {
  return [
    { name: 'index.html', content: renderPage(copy) },
    { name: 'data.json', content: `${JSON.stringify(copy, null, 2)}\n` },
    ...copy.sections.map((section) => ({ name: `csv/${section.name}.csv`, content: renderCsv(section) })),
  ];
}

/** A section as RFC 4180 text; a cell that a spreadsheet would run as a formula is written as text. */
export function renderCsv({ columns, rows }: CopySection): string {
  const lines = [
    columns.map(({ name }) => csvCell(name)),
    ...rows.map((row) => columns.map(({ name }) => csvCell(row[name] ?? null))),
  ];
  return `\uFEFF${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function csvCell(value: CopyValue): string {
  const text = value === null ? '' : String(value);
  const isFormula = /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,/-]*$/.test(text));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
