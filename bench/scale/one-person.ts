import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { type Ours, PASSWORD } from '../comparison/open-ours.ts';
import { ask } from '../measure/same-answer.ts';
import { at, documentId, listAt } from '../questions/question.ts';
import { DOCUMENTS } from './documents.ts';

/** How long something took that was done to one person. */
export interface Took {
  readonly what: string;
  readonly seconds: number;
}

type Send = (name: keyof typeof DOCUMENTS, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

const AT_ONCE = 8;
const DONE = ['carried-out', 'closed'];
const KINDS = ['note', 'task', 'activity', 'deal'] as const;

/**
 * Records people with this many linked records and as many rows of history, then merges two of them, parts them again and erases
 * one, all through the public API.
 */
export async function handleOnePerson(
  { ours, owner }: Ours,
  headers: Readonly<Record<string, string>>,
  linked: number,
): Promise<readonly Took[]> {
  const send: Send = (name, variables) => {
    const body = JSON.stringify({ documentId: documentId(DOCUMENTS[name]), variables });
    return ask({ url: `${ours.url}/graphql`, headers, pid: ours.pid, body });
  };
  const [one, other] = [await givenPerson(send, linked), await givenPerson(send, linked)];
  const merge = { input: { survivorId: one.id, mergedIds: [other.id] } };
  return [
    await timed('merged', () => done(send, 'merge', 'contactMerge', merge)),
    await timed('parted again', () => done(send, 'unmerge', 'contactUnmerge', { input: { id: other.id } })),
    await erase(send, owner, one),
  ];
}

interface Person {
  readonly id: string;
  readonly email: string;
}

async function givenPerson(send: Send, linked: number): Promise<Person> {
  const email = `${randomUUID()}@bench.example`;
  const input = { fullName: 'Ottilie Zwirner', collectedFrom: 'person', points: [{ kind: 'email', value: email }] };
  const id = await done(send, 'person', 'contactCreate', { input });
  await each(linked, async (n) => {
    const kind = KINDS[n % KINDS.length] ?? 'note';
    await done(send, kind, FIELDS[kind], { input: { contactId: id, ...CONTENTS[kind](n) } });
  });
  // One after the other: each is a row of the history of the same record.
  for (let n = 0; n < linked; n++) await done(send, 'change', 'contactUpdate', { input: { id, city: `Ort ${n}` } });
  return { id, email };
}

const FIELDS = { note: 'noteCreate', task: 'taskCreate', activity: 'activityLog', deal: 'dealCreate' } as const;
const CONTENTS: Readonly<Record<(typeof KINDS)[number], (n: number) => object>> = {
  note: (n) => ({ body: `Ottilie Zwirner called about offer ${n} and wants it by mail.` }),
  task: (n) => ({ title: `Call Ottilie Zwirner back about offer ${n}` }),
  activity: (n) => ({ kind: 'call', subjectLine: `Offer ${n}`, body: `Spoke with Ottilie about offer ${n}.` }),
  deal: (n) => ({ name: `Offer ${n} for Ottilie Zwirner` }),
};

/** A deletion from its arrival by letter to the end; what counts is the carrying out. */
async function erase(send: Send, owner: pg.Client, { id: contact, email }: Person): Promise<Took> {
  const letter = { kind: 'erasure', channel: 'post', receivedAt: new Date().toISOString(), email };
  const id = await done(send, 'enter', 'privacyRequestEnter', { input: letter });
  await done(send, 'confirm', 'privacyRequestConfirmIdentity', { input: { id, proof: 'callback-to-known-number' } });
  await done(send, 'match', 'privacyRequestMatch', { input: { id } });
  await done(send, 'prepare', 'privacyRequestPrepare', { input: { id } });
  const reference = String(at(await send('state', { id }), 'privacyRequest', 'reference'));
  const approval = { id, confirmation: reference, password: PASSWORD };
  await done(send, 'approve', 'privacyRequestApprove', { input: approval });
  // Whoever approves alone waits for a day: here that day has passed.
  await owner.query(
    `update privacy_request set approved_at = approved_at - interval '25 hours', others_told_at = others_told_at - interval '25 hours'
     where reference = $1`,
    [reference],
  );
  return timed('erased', async () => {
    await done(send, 'carryOut', 'privacyRequestCarryOut', { input: { id } });
    while (!DONE.includes(String(at(await send('state', { id }), 'privacyRequest', 'state')))) await delay(250);
    const seen = at(await send('seen', { id: contact }), 'contact');
    if (seen !== null) throw new Error(`The erased person is still there: ${JSON.stringify(seen)}`);
  });
}

/** Does something and gives the id of its record. @throws Error with what was refused */
async function done(
  send: Send,
  name: keyof typeof DOCUMENTS,
  field: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<string> {
  const data = await send(name, variables);
  const errors = listAt(data, field, 'errors');
  if (errors.length > 0) throw new Error(`${field}: ${JSON.stringify(errors)}`);
  return String(at(data, field, 'record', 'id'));
}

async function timed(what: string, act: () => Promise<unknown>): Promise<Took> {
  const start = performance.now();
  await act();
  return { what, seconds: (performance.now() - start) / 1_000 };
}

async function each(count: number, act: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let n = next++; n < count; n = next++) await act(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
