import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { joinReads, type ReadEntry } from '@smartx/domain/privacy';

/** Moves entries to where they are kept; what was moved before is not moved twice. */
export type MoveReads = (entries: readonly ReadEntry[]) => Promise<void>;

/** What a spool needs. */
export interface SpoolOptions {
  readonly folder: string;
  readonly move: MoveReads;
  /** Called when entries cannot be moved; they stay, and are tried again. */
  readonly onProblem: (error: unknown) => void;
}

interface SpoolFile {
  readonly path: string;
  readonly handle: FileHandle;
}

interface Line {
  readonly text: string;
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

const MOVE_EVERY_MS = 1_000;
const MOVED_AT_ONCE = 500;
const FILE = /^(\d+)-[0-9a-f-]{36}\.jsonl$/;

/**
 * Notes down what was read, in files of this process, and moves it to the database in batches. An entry that is in the file
 * survives that the process is killed: whoever opens the folder next moves it. The last line of such a file may be cut off;
 * its answer never left.
 */
export class ReadSpool {
  private lines: Line[] = [];
  private writing: Promise<void> | null = null;
  private appending: Promise<void> = Promise.resolve();
  private isClosed = false;
  private moving: Promise<void> = Promise.resolve();
  private file: SpoolFile & { isEmpty: boolean };
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly options: SpoolOptions,
    file: SpoolFile,
    private left: string[],
  ) {
    this.file = { ...file, isEmpty: true };
    this.timer = setInterval(() => void this.moveAll(), MOVE_EVERY_MS).unref();
  }

  /** Opens the folder, and takes over what a process left that is gone. */
  static async open(options: SpoolOptions): Promise<ReadSpool> {
    await mkdir(options.folder, { recursive: true, mode: 0o700 });
    const names = await readdir(options.folder);
    const left = names.filter(isLeft).map((name) => join(options.folder, name));
    return new ReadSpool(options, await newFile(options.folder), left);
  }

  /** Resolves once the entry is in the file. @throws Error where it cannot be written: then its answer must not leave */
  append(entry: ReadEntry): Promise<void> {
    return new Promise((written, failed) => {
      this.lines.push({ text: `${JSON.stringify(entry)}\n`, written, failed });
      this.writing ??= this.write();
    });
  }

  /** Moves what is there now; what cannot be moved stays. */
  moveAll(): Promise<void> {
    this.moving = this.moving.then(() => this.moveNow()).catch((error: unknown) => this.options.onProblem(error));
    return this.moving;
  }

  /** Moves the rest and takes no more. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    clearInterval(this.timer);
    await this.moveAll();
    await this.file.handle.close();
    if (this.file.isEmpty) await unlink(this.file.path);
  }

  /** Entries that come meanwhile go together with the next write. */
  private async write(): Promise<void> {
    // The answers of one turn are written together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.lines.length > 0) {
      const lines = this.lines;
      this.lines = [];
      try {
        this.file.isEmpty = false;
        this.appending = appendAll(this.file.handle, Buffer.from(lines.map(({ text }) => text).join('')));
        await this.appending;
        for (const { written } of lines) written();
      } catch (error) {
        for (const { failed } of lines) failed(error);
      }
    }
    this.writing = null;
  }

  private async moveNow(): Promise<void> {
    if (!this.file.isEmpty) {
      const next = await newFile(this.options.folder);
      const full = this.file;
      this.file = { ...next, isEmpty: true };
      // Whoever waits for it hears of its failure; what is in the file is moved all the same.
      await this.appending.catch(() => undefined);
      await full.handle.close();
      this.left.push(full.path);
    }
    const failures: unknown[] = [];
    for (const path of [...this.left])
      try {
        await this.moveFile(path);
        this.left = this.left.filter((one) => one !== path);
      } catch (error) {
        failures.push(error);
      }
    if (failures.length > 0) throw failures[0];
  }

  private async moveFile(path: string): Promise<void> {
    const entries = joinReads((await readFile(path, 'utf8')).split('\n').slice(0, -1).flatMap(parse));
    for (let at = 0; at < entries.length; at += MOVED_AT_ONCE)
      await this.options.move(entries.slice(at, at + MOVED_AT_ONCE));
    await unlink(path);
  }
}

function parse(line: string): ReadEntry[] {
  try {
    return [JSON.parse(line)];
  } catch {
    // A power cut can leave zeros in the place of a line that had not reached the disk.
    return [];
  }
}

/** One write is nearly always enough, and costs less than the loop of `appendFile`. */
async function appendAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

async function newFile(folder: string): Promise<SpoolFile> {
  const path = join(folder, `${process.pid}-${randomUUID()}.jsonl`);
  return { path, handle: await open(path, 'ax', 0o600) };
}

/** Whether the process that wrote a file is gone. One of our own number is not this one, which has written nothing yet. */
function isLeft(name: string): boolean {
  const pid = Number(FILE.exec(name)?.[1]);
  if (Number.isNaN(pid)) return false;
  return pid === process.pid || !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
