import type { CopyDocument, CopySection } from '../copy-document.ts';
import { copyWords } from '../copy-words.ts';
import { PORTABLE } from './portable-fields.ts';

type Row = CopySection['rows'][number];

/** The part of a copy that its person can take along to somebody else (GDPR Art. 20(1)). */
export function portableCopy(copy: CopyDocument): CopyDocument {
  const sections = copy.sections.flatMap(portableSection);
  const withheld = [copyWords(copy.language).portable.omitted];
  const omissions = copy.omissions.filter(({ section, column }) => isTaken(section, column));
  return { ...copy, omissions, kind: 'portability', purposes: [], categories: [], logic: null, sections, withheld };
}

/** The names of staff are not taken along anyway. */
function isTaken(section: string, column: string): boolean {
  return PORTABLE[section]?.includes(column) === true || (section === 'file' && column === 'content');
}

function portableSection(section: CopySection): CopySection[] {
  const properties = PORTABLE[section.name];
  if (!properties) return [];
  const names = ['id', ...properties];
  const columns = names.flatMap((name) => section.columns.find((column) => column.name === name) ?? []);
  const rows = section.rows.map((row) => pick(section.name === 'activity' ? ownWords(row) : row, names));
  return [{ ...section, columns, rows }];
}

/** What came from the person is theirs; what was written to them, or about a call, is a colleague's. */
function ownWords(row: Row): Row {
  return row.direction === 'in' ? row : { ...row, subjectLine: null, body: null };
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(row, name) ? [[name, row[name] ?? null]] : [])));
}
