import { BackupError } from '../backup-error.ts';

/** A table of the database, with the columns that a backup keeps. */
export interface SavedTable {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** One part of a backup; rows belong to the table before them, bytes to the file before them. */
export type BackupPart =
  | { readonly kind: 'header'; readonly text: string }
  | { readonly kind: 'table'; readonly table: SavedTable }
  /** Rows as a JSON array of objects by column, as PostgreSQL writes them and reads them back. */
  | { readonly kind: 'rows'; readonly count: number; readonly json: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly totals: BackupTotals };

/** What a backup holds. */
export interface BackupTotals {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
}

/** One letter and the length of what follows. */
export const PART_HEAD_BYTES = 5;

/** Counts what a backup holds. */
export class Tally {
  private tables = 0;
  private rows = 0;
  private files = 0;
  private bytes = 0;

  get totals(): BackupTotals {
    return { tables: this.tables, rows: this.rows, files: this.files, bytes: this.bytes };
  }

  add(part: BackupPart): void {
    if (part.kind === 'table') this.tables += 1;
    if (part.kind === 'rows') this.rows += part.count;
    if (part.kind === 'file') this.files += 1;
    if (part.kind === 'bytes') this.bytes += part.bytes.length;
  }

  equals({ tables, rows, files, bytes }: BackupTotals): boolean {
    return tables === this.tables && rows === this.rows && files === this.files && bytes === this.bytes;
  }
}

/** The bytes of a part. */
export function* encodePart(part: BackupPart): Generator<Buffer> {
  const [letter, body] = bodyOf(part);
  const head = Buffer.alloc(PART_HEAD_BYTES);
  head.write(letter, 'ascii');
  head.writeUInt32BE(body.length, 1);
  yield head;
  yield body;
}

/** The part that the bytes stand for. @throws BackupError for one of an unknown kind */
export function decodePart(letter: string, body: Buffer): BackupPart {
  // Written by us and authenticated to the byte.
  switch (letter) {
    case 'H':
      return { kind: 'header', text: body.toString('utf8') };
    case 'T':
      return { kind: 'table', table: JSON.parse(body.toString('utf8')) };
    case 'R':
      return { kind: 'rows', count: body.readUInt32BE(0), json: body.toString('utf8', 4) };
    case 'F':
      return { kind: 'file', path: body.toString('utf8') };
    case 'B':
      return { kind: 'bytes', bytes: body };
    case 'E':
      return { kind: 'end', totals: JSON.parse(body.toString('utf8')) };
    default:
      throw new BackupError('The backup has parts that this version does not know. Nothing was changed.');
  }
}

function bodyOf(part: BackupPart): [letter: string, body: Buffer] {
  switch (part.kind) {
    case 'header':
      return ['H', Buffer.from(part.text, 'utf8')];
    case 'table':
      return ['T', Buffer.from(JSON.stringify(part.table), 'utf8')];
    case 'rows':
      return ['R', Buffer.concat([lengthOf(part.count), Buffer.from(part.json, 'utf8')])];
    case 'file':
      return ['F', Buffer.from(part.path, 'utf8')];
    case 'bytes':
      return ['B', part.bytes];
    case 'end':
      return ['E', Buffer.from(JSON.stringify(part.totals), 'utf8')];
  }
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
}
