import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../backup-error.ts';
import { entryKey, type JournalEntry, parseEntry } from './journal-entry.ts';

/** The journal as it lies in a folder. */
export interface ReadJournal {
  readonly entries: readonly JournalEntry[];
  /** Up to when everything is in it; null where there is none. */
  readonly completeUntil: Date | null;
}

const NAME = /^journal-(\d{4}-\d\d-\d\d)\.jsonl$/;
const HEAD = 'head.json';
const NOTHING = '0'.repeat(64);
const DAY = 86_400_000;

interface Head {
  /** The hash of the last line. */
  readonly last: string;
  readonly completeUntil: string;
}

/**
 * The journal beside the database: a file for each day, one entry in a line, each line with the hash of the line before it, and a
 * head that says up to when it is complete and with which line it ends.
 */
export class JournalFiles {
  constructor(private readonly folder: string) {}

  /** Reads and checks all of it. @throws BackupError where a line was changed or is gone */
  async read(): Promise<ReadJournal> {
    const head = await this.readHead();
    const lines = await this.linesOf(await this.names());
    const chain = new Chain(this.folder);
    const entries = lines.map(({ file, text }) => chain.follow(file, text));
    if (head && !chain.hasMet(head.last)) throw chain.broken(HEAD);
    return { entries, completeUntil: head ? new Date(head.completeUntil) : null };
  }

  /** Up to when everything is in it; null where it was never written. */
  async completeUntil(): Promise<Date | null> {
    const head = await this.readHead();
    return head ? new Date(head.completeUntil) : null;
  }

  /** Adds what is not there yet, and says up to when the journal is complete. Gives how many lines it wrote. */
  async append(entries: readonly JournalEntry[], now: Date, completeUntil = now): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const names = (await this.names()).slice(-2);
    await this.dropHalfLine(names.at(-1));
    const lines = await this.linesOf(names);
    const known = new Set(lines.flatMap(({ text }) => keyOf(text)));
    let last = lines.length > 0 ? hashOf(lines.at(-1)?.text ?? '') : ((await this.readHead())?.last ?? NOTHING);
    const added = entries.filter((entry) => !known.has(entryKey(entry)));
    let text = '';
    for (const entry of added) {
      const line = JSON.stringify({ before: last, ...entry });
      last = hashOf(line);
      text += `${line}\n`;
    }
    const today = `journal-${now.toISOString().slice(0, 10)}.jsonl`;
    // The clock may have been set back: the newest file stays the newest.
    if (text !== '') await appendDurably(join(this.folder, [names.at(-1) ?? '', today].sort().at(-1) ?? today), text);
    await this.writeHead({ last, completeUntil: completeUntil.toISOString() });
    return added.length;
  }

  /** Removes the files of days that no backup alive needs. */
  async prune(before: Date): Promise<void> {
    const names = await this.names();
    for (const name of names.slice(0, -1)) {
      const end = Date.parse(NAME.exec(name)?.[1] ?? '') + DAY;
      if (end < before.getTime()) await rm(join(this.folder, name), { force: true });
    }
  }

  private async names(): Promise<string[]> {
    try {
      return (await readdir(this.folder)).filter((name) => NAME.test(name)).sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** Whole lines; what a crash left of the last one was never part of the journal. */
  private async linesOf(names: readonly string[]): Promise<{ file: string; text: string }[]> {
    const lines: { file: string; text: string }[] = [];
    for (const file of names)
      for (const text of (await readFile(join(this.folder, file), 'utf8')).split('\n').slice(0, -1))
        lines.push({ file, text });
    return lines;
  }

  private async dropHalfLine(name: string | undefined): Promise<void> {
    if (name === undefined) return;
    const path = join(this.folder, name);
    const bytes = await readFile(path);
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end < bytes.length) await truncate(path, end);
  }

  private async readHead(): Promise<Head | null> {
    try {
      const { last, completeUntil } = JSON.parse(await readFile(join(this.folder, HEAD), 'utf8'));
      return { last: String(last), completeUntil: new Date(completeUntil).toISOString() };
    } catch (error) {
      if (isMissing(error)) return null;
      throw new BackupError(`The file ${join(this.folder, HEAD)} of the journal cannot be read.`, { cause: error });
    }
  }

  private async writeHead(head: Head): Promise<void> {
    const path = join(this.folder, HEAD);
    await writeFile(`${path}.new`, JSON.stringify(head), { mode: 0o600, flush: true });
    await rename(`${path}.new`, path);
  }
}

/** Follows the journal line by line. */
class Chain {
  private readonly met = new Set<string>();
  private last: string | null = null;

  constructor(private readonly folder: string) {
    this.met.add(NOTHING);
  }

  /** The entry of the next line. @throws BackupError where the line before it is not the one that it names */
  follow(file: string, text: string): JournalEntry {
    const { before, entry } = parseLine(text);
    // The first line that is left follows one of a day that nobody needs any more.
    if (!entry || (this.last !== null && before !== this.last)) throw this.broken(file);
    if (this.last === null) this.met.add(before);
    this.last = hashOf(text);
    this.met.add(this.last);
    return entry;
  }

  /** Whether the journal goes on to a line of this hash, or begins behind it. */
  hasMet(hash: string): boolean {
    return this.met.has(hash) || this.last === null;
  }

  broken(file: string): BackupError {
    return new BackupError(
      `The journal ${join(this.folder, file)} was changed or cut off: its lines do not follow each other. Take another copy of the ` +
        'folder. Nothing was changed.',
    );
  }
}

function parseLine(text: string): { before: string; entry: JournalEntry | null } {
  try {
    const value: unknown = JSON.parse(text);
    const before = typeof value === 'object' && value && 'before' in value ? String(value.before) : '';
    return { before, entry: parseEntry(value) };
  } catch {
    return { before: '', entry: null };
  }
}

function keyOf(text: string): string[] {
  const { entry } = parseLine(text);
  return entry ? [entryKey(entry)] : [];
}

async function appendDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
