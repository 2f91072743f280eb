import type pg from 'pg';
import type { Ours } from '../comparison/open-ours.ts';
import { ask } from '../measure/same-answer.ts';
import { at, documentId, listAt } from '../questions/question.ts';
import { DOCUMENTS } from './documents.ts';
import { sizeOf } from './size.ts';
import type { Person, Seen, Size, Store } from './store.ts';

/** SmartX with everything on, through its public API, as somebody who manages a workspace and answers people's requests. */
export function openOurs({ ours, owner }: Ours, headers: Readonly<Record<string, string>>): Store {
  return new OurStore(owner, (name, variables) =>
    ask({
      ...{ url: `${ours.url}/graphql`, headers, pid: ours.pid },
      body: JSON.stringify({ documentId: documentId(DOCUMENTS[name]), variables }),
    }),
  );
}

type Send = (name: keyof typeof DOCUMENTS, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

class OurStore implements Store {
  readonly name = 'SmartX, through its API';
  private readonly subjects = new Map<string, Promise<string>>();

  private readonly owner: pg.Client;
  private readonly send: Send;

  constructor(owner: pg.Client, send: Send) {
    this.owner = owner;
    this.send = send;
  }

  async create({ name, city, email }: Person): Promise<string> {
    const data = await this.send('create', { name, city, email });
    assertDone(data, 'contactCreate');
    return String(at(data, 'contactCreate', 'record', 'id'));
  }

  async read(key: string): Promise<Seen | null> {
    return seenOf(await this.send('read', { id: key }));
  }

  async readFor(key: string): Promise<Seen | null> {
    return seenOf(await this.send('readFor', { id: key }));
  }

  async readAllFor(): Promise<readonly string[]> {
    const nodes = listAt(await this.send('readAllFor', {}), 'contacts', 'nodes');
    return nodes.map((node) => String(at(node, 'id')));
  }

  async readMetadata(key: string): Promise<{ agrees: boolean; said: number }> {
    const data = await this.send('metadata', { subject: await this.subjectOf(key) });
    const states = listAt(data, 'consentStates').filter((one) => at(one, 'purpose') === 'MARKETING');
    return {
      agrees: states.some((one) => at(one, 'state') === 'given'),
      said: Number(at(data, 'consentEvents', 'totalCount', 'value')),
    };
  }

  async changeCity(key: string, city: string): Promise<void> {
    assertDone(await this.send('change', { id: key, city }), 'contactUpdate');
  }

  async say(key: string, agrees: boolean): Promise<void> {
    const subject = await this.subjectOf(key);
    assertDone(await this.send('say', { subject, event: agrees ? 'given' : 'withdrawn' }), 'consentRecord');
  }

  async remove(key: string): Promise<void> {
    assertDone(await this.send('remove', { id: key }), 'contactDelete');
  }

  async readLogs(): Promise<number> {
    return listAt(await this.send('logs', {}), 'auditEntries', 'nodes').length;
  }

  size(): Promise<Size> {
    return sizeOf(this.owner, 'public', ['contact', 'contact_point']);
  }

  async close(): Promise<void> {
    // What was recorded goes with the folder of the comparison.
  }

  /** Consents are of the person; whoever writes them down has the person's page open. */
  private subjectOf(key: string): Promise<string> {
    const known = this.subjects.get(key);
    if (known) return known;
    const found = this.send('subject', { id: key }).then((data) => String(at(data, 'contact', 'subjectId')));
    this.subjects.set(key, found);
    return found;
  }
}

function seenOf(data: unknown): Seen | null {
  const contact = at(data, 'contact');
  if (contact === null) return null;
  const name = at(contact, 'fullName');
  const city = at(contact, 'city');
  // A record that stays in sight with its data withheld shows nothing of the person.
  return typeof name === 'string' ? { name, city: typeof city === 'string' ? city : null } : null;
}

function assertDone(data: unknown, field: string): void {
  const errors = listAt(data, field, 'errors');
  if (errors.length > 0) throw new Error(`${field}: ${JSON.stringify(errors)}`);
}
