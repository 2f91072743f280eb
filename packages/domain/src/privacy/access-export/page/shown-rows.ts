import type { CopyColumn, CopySection, CopyValue } from '../copy-document.ts';
import { codeOf } from '../copy-words.ts';
import type { CopyWords } from '../words/copy-words.ts';

/** A row as people read it: what it says, by label; what it does not say is not in it. */
export type ShownRow = ReadonlyMap<string, string>;

const INSTANT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\+00$/;

/**
 * The rows of a section without ids and empty cells. Columns of one label are one: a value lies in clear or sealed, as a text
 * or a number, and people need not know which.
 */
export function shownRows({ columns, rows }: CopySection, words: CopyWords): { labels: string[]; rows: ShownRow[] } {
  const telling = columns.filter((column) => !column.isTechnical);
  const shown = rows.map((row) => showRow(telling, row, words));
  const labels = [...new Set(telling.map(({ label }) => label))].filter((label) => shown.some((row) => row.has(label)));
  return { labels, rows: shown };
}

function showRow(columns: readonly CopyColumn[], row: CopySection['rows'][number], words: CopyWords): ShownRow {
  const shown = new Map<string, string>();
  for (const { name, label } of columns) {
    const text = textOf(name, row[name] ?? null, words);
    // When something was last changed tells nothing as long as it never was.
    const isRepeated = name === 'updatedAt' && text === textOf(name, row.createdAt ?? null, words);
    if (text !== '' && !shown.has(label) && !isRepeated) shown.set(label, text);
  }
  return shown;
}

function textOf(name: string, value: CopyValue, words: CopyWords): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (value === null) return '';
  const property = name.slice(name.lastIndexOf('.') + 1);
  return codeOf(property, String(value), words).replace(INSTANT, '$1 $2 UTC');
}
