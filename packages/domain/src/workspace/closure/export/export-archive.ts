import { extname } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { BrokenFileError } from '../../../file-store/file-store.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { csvText } from '../../../privacy/access-export/formats/csv.ts';
import type { CatalogueTable } from '../../../privacy/catalogue.ts';
import { BrokenCiphertextError } from '../../../privacy/keys/sealed-value.ts';
import type { PrivateFiles } from '../../../privacy/privacy-parts.ts';
import { hasContent } from '../../../privacy/reach/table-rows.ts';
import { exportedColumns, exportedTables, TABLES_LEFT_OUT, tableSchema } from './export-columns.ts';
import { type ExportRow, type ExportValue, exportRows, type Opening, type Unreadable } from './export-rows.ts';
import type { TarEntry } from './tar-archive.ts';

/** So many rows are one file: what is held at a time, and what a spreadsheet opens. */
const ROWS_PER_FILE = 10_000;

/** What was written so far. */
export interface ExportTally {
  tables: number;
  records: number;
  files: number;
}

/** What an archive is made from, and who is told how far it is. */
export interface ArchiveParts {
  readonly files: PrivateFiles;
  readonly catalogue: readonly CatalogueTable[];
  readonly onTable: (tally: ExportTally) => Promise<void>;
}

/** Contents that only repeat what the archive holds anyway. */
const CONTENTS_LEFT_OUT = ['access_copy', 'import_run'];

/** Every file of an export: a word on what it is, schemas, every table as JSON and CSV, every content. */
export async function* exportEntries(scope: Scope, parts: ArchiveParts): AsyncGenerator<TarEntry> {
  const tally: ExportTally = { tables: 0, records: 0, files: 0 };
  const unreadable: Unreadable[] = [];
  const isClosing = await scope.transaction((em) => isBeingClosed(em, scope.workspaceId));
  yield textEntry('README.txt', README);
  for (const table of exportedTables(parts.catalogue)) {
    yield textEntry(`schema/${table.table}.schema.json`, JSON.stringify(tableSchema(table), null, 2));
    const isWithheld = table.table === 'kept_item' && !isClosing;
    yield* tableEntries(scope, table, { files: parts.files, tally, isWithheld, unreadable });
    tally.tables += 1;
    await parts.onTable(tally);
  }
  yield textEntry('unreadable.json', `${JSON.stringify(unreadable, null, 2)}\n`);
}

/** What an archive is written from, table by table. */
interface Writing extends Opening {
  readonly files: PrivateFiles;
  readonly tally: ExportTally;
}

async function isBeingClosed(em: EntityManager, workspaceId: string): Promise<boolean> {
  const sql = 'select 1 from workspace where id = ? and closing_at is not null';
  return (await em.execute<object[]>(sql, [workspaceId])).length > 0;
}

/** What a ground keeps is read for that ground alone, or taken over by whoever closes: each copy that leaves is in the audit. */
async function recordKept(scope: Scope, rows: readonly ExportRow[]): Promise<void> {
  await scope.transaction(async (em) => {
    for (const { id, subject_id: subject, ground, snapshot } of rows) {
      if (snapshot === null) continue;
      const action = ground === 'legal-claims' ? 'kept-item:read' : 'archive:read';
      const target = { targetType: 'kept_item', targetId: String(id), subjectId: String(subject) };
      scope.record(em, { action, ...target, fields: ['exported'] });
    }
  });
}

async function* tableEntries(scope: Scope, table: CatalogueTable, writing: Writing): AsyncGenerator<TarEntry> {
  const { tally, isWithheld } = writing;
  let part = 1;
  let waiting: ExportRow[] = [];
  for await (const rows of exportRows(scope, table, writing)) {
    if (table.table === 'kept_item' && !isWithheld) await recordKept(scope, rows);
    waiting.push(...rows);
    tally.records += rows.length;
    if (hasContent(table) && !CONTENTS_LEFT_OUT.includes(table.table) && !isWithheld)
      yield* contentEntries(scope.workspaceId, table.table, rows, writing);
    if (waiting.length < ROWS_PER_FILE) continue;
    yield* rowEntries(table, waiting, part);
    waiting = [];
    part += 1;
  }
  // A table without rows says so.
  if (waiting.length > 0 || part === 1) yield* rowEntries(table, waiting, part);
}

function* rowEntries(table: CatalogueTable, rows: readonly ExportRow[], part: number): Generator<TarEntry> {
  const name = part === 1 ? table.table : `${table.table}-${part}`;
  const columns = exportedColumns(table).map(({ column }) => column);
  yield textEntry(`json/${name}.json`, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  yield textEntry(`csv/${name}.csv`, csvText([columns, ...rows.map((row) => columns.map((one) => cell(row[one])))]));
}

function cell(value: ExportValue | undefined) {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

/** The contents of the rows; how long each is, is measured first, because that stands before it. */
async function* contentEntries(
  workspaceId: string,
  table: string,
  rows: readonly ExportRow[],
  { files, tally, unreadable }: Writing,
): AsyncGenerator<TarEntry> {
  for (const { id, name, storage_key: storageKey } of rows) {
    if (typeof storageKey !== 'string' || storageKey === '') continue;
    const byteSize = await sizeOf(files, workspaceId, storageKey);
    if (byteSize === 'broken') {
      unreadable.push({ table, id: String(id), column: 'content' });
      continue;
    }
    const content = byteSize === null ? null : await files.read(workspaceId, storageKey);
    if (byteSize === null || !content) continue;
    tally.files += 1;
    yield { name: `files/${table}/${String(id)}${ending(name)}`, byteSize, content };
  }
}

/** Null for a content that is destroyed. */
async function sizeOf(files: PrivateFiles, workspaceId: string, storageKey: string): Promise<number | null | 'broken'> {
  try {
    const content = await files.read(workspaceId, storageKey);
    if (!content) return null;
    let size = 0;
    for await (const piece of content) size += piece.byteLength;
    return size;
  } catch (error) {
    if (error instanceof BrokenFileError || error instanceof BrokenCiphertextError) return 'broken';
    throw error;
  }
}

/** `.pdf`, so that the file opens with what it is for; names themselves stand in the table. */
function ending(name: ExportValue | undefined): string {
  const found = typeof name === 'string' ? extname(name) : '';
  return /^\.[A-Za-z0-9]{1,8}$/.test(found) ? found : '';
}

function textEntry(name: string, text: string): TarEntry {
  const content = Buffer.from(text, 'utf8');
  return { name, byteSize: content.byteLength, content: [content] };
}

const README = `Everything that this workspace holds, as it was when the export was made.

json/    every table, one object for each row
csv/     the same for spreadsheets; more than ${ROWS_PER_FILE} rows go on in -2, -3 and so on
schema/  what each column is, as JSON Schema 2020-12, with what it says about people
files/   the contents of files, named by the id of their row; their names stand in the tables

What was encrypted is in clear here: keep it as you keep your own books. What is null although it once was there was erased.
What could not be read because it is damaged is null too, and named in unreadable.json.
Consents and objections are in consent_event, addresses that are not written to and people who are not recorded again in
suppression (as keyed digests), holds in legal_hold and hold_item, notices in purpose_notice, requests of people in
privacy_request, what a law or a dispute keeps in kept_item; what it says is in it only while the workspace is being closed. The audit with its signed heads is in audit_entry, audit_leaf and
audit_head.

Left out: index values and hashes of secrets, which open nothing elsewhere, and
${Object.entries(TABLES_LEFT_OUT)
  .map(([table, reason]) => `  ${table}: ${reason}`)
  .join('\n')}
`;
