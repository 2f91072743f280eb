/**
 * Mirrors the contacts that a key may see into a SQLite file and keeps the copy true: what changes is read again, what is
 * withdrawn is deleted. `--once` stops when nothing more is waiting.
 */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { type ConnectionOf, PartnerClient, type PartnerEvents, RequestRefusedError } from '@smartx/client/partner';
import { readEnvironment } from './env.ts';

interface Contact {
  readonly id: string;
  readonly fullName: string | null;
  readonly jobTitle: string | null;
  readonly version: number;
  readonly withheld: readonly { readonly field: string }[];
}

interface Contacts {
  readonly contacts: ConnectionOf<Contact>;
}

const CONTACTS = `query MirroredContacts($where: ContactFilter, $after: String, $purpose: Purpose!) @purpose(is: $purpose) {
  contacts(first: 250, after: $after, where: $where) {
    nodes { id fullName jobTitle version withheld { field } }
    pageInfo { endCursor hasNextPage }
  }
}`;

const POLL_MS = 10_000;

class Mirror {
  private readonly smartx: PartnerClient;
  private readonly file: DatabaseSync;

  constructor(smartx: PartnerClient, path: string) {
    this.smartx = smartx;
    this.file = new DatabaseSync(path);
    this.file.exec(`create table if not exists contact (id text primary key, full_name text, job_title text, version integer);
      create table if not exists place (only integer primary key check (only = 1), cursor text not null)`);
  }

  /** Brings the copy up to date; returns when nothing more is waiting. */
  async catchUp(): Promise<void> {
    try {
      const cursor = this.cursor ?? (await this.readAll());
      for await (const page of this.smartx.eventsSince(cursor)) await this.apply(page);
    } catch (error) {
      const isOutdated = error instanceof RequestRefusedError && error.code === 'INVALID_CURSOR';
      if (!isOutdated) throw error;
      await this.readAll();
    }
  }

  close(): void {
    this.file.close();
  }

  private get cursor(): string | null {
    const cursor = this.file.prepare('select cursor from place').get()?.cursor;
    return typeof cursor === 'string' ? cursor : null;
  }

  /** Everything anew. The cursor is older than the lists, so that no change is lost between the two. */
  private async readAll(): Promise<string> {
    const cursor = await this.smartx.cursorOfNow();
    const contacts = await this.read(null);
    this.write(cursor, () => {
      this.file.exec('delete from contact');
      for (const contact of contacts) this.keep(contact);
    });
    return cursor;
  }

  private async apply({ events, cursor }: PartnerEvents): Promise<void> {
    // The workspace gave the purpose up or took it up again: that concerns everybody.
    if (events.some(({ recordType }) => recordType === 'PurposeSetting')) {
      await this.readAll();
      return;
    }
    const ids = events.filter(({ recordType }) => recordType === 'Contact').map(({ recordId }) => recordId);
    const touched = [...new Set(ids)];
    // What was withdrawn and allowed again since is found again; what is not found goes, whatever the reason.
    const found = touched.length > 0 ? await this.read({ id: { in: touched } }) : [];
    this.write(cursor, () => {
      const forget = this.file.prepare('delete from contact where id = ?');
      for (const id of touched) forget.run(id);
      for (const contact of found) this.keep(contact);
    });
  }

  private async read(where: object | null): Promise<Contact[]> {
    const found: Contact[] = [];
    const list = this.smartx.list<Contact, Contacts>(CONTACTS, { where }, ({ contacts }) => contacts);
    for await (const contact of list) found.push(contact);
    return found;
  }

  /** Keeps what may be seen: of somebody who refuses the purpose nothing is kept, not even that they are there. */
  private keep({ id, fullName, jobTitle, version, withheld }: Contact): void {
    if (withheld.length > 0) return;
    this.file.prepare('insert into contact values (?, ?, ?, ?)').run(id, fullName, jobTitle, version);
  }

  /** The copy and the place up to which it is true change together. */
  private write(cursor: string, change: () => void): void {
    this.file.exec('begin immediate');
    try {
      change();
      this.file.prepare('insert or replace into place values (1, ?)').run(cursor);
      this.file.exec('commit');
    } catch (error) {
      this.file.exec('rollback');
      throw error;
    }
  }
}

const { url, key, purpose, file } = readEnvironment();
const mirror = new Mirror(new PartnerClient({ url, key, purpose }), file);
const isOnce = process.argv.includes('--once');
do {
  await mirror.catchUp();
  if (!isOnce) await setTimeout(POLL_MS);
} while (!isOnce);
mirror.close();
