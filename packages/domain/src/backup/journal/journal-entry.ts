import { z } from 'zod';
import { PURPOSE_NAMES } from '../../kernel/purposes.ts';
import { CONSENT_CHANNELS, CONSENT_EVENTS, CONSENT_METHODS } from '../../privacy/consent/consent-event.entity.ts';
import { KEEP_GROUNDS } from '../../privacy/erasure/items/erasure-item.entity.ts';
import {
  DECISIONS,
  REFUSAL_GROUNDS,
  REQUEST_KINDS,
  REQUEST_STATES,
} from '../../privacy/request/privacy-request.entity.ts';
import { RESTRICTION_GROUNDS } from '../../privacy/subject/data-subject.entity.ts';
import { RESTRICTABLE_RECORDS } from '../../privacy/subject/state/item-restriction.entity.ts';

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)));

/** A whole row, with what is sealed in it. */
const row = z.record(z.string(), z.unknown());
const common = { workspaceId: uuid, id: uuid, occurredAt: instant };

/** Whom it is about, and who was known as the same human then: the backup may know them as several. */
const human = { subjectId: uuid, subjectIds: z.array(uuid).default([]) };

/**
 * What makes the use of somebody's data narrower, or ends somebody's access, and what people asked for: what a restore must not
 * take back. Ids, closed lists, dates, keyed digests and what is sealed under keys that lie elsewhere; it names nobody.
 */
const ENTRY = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('erasure'),
    body: z.object({ subjectId: uuid, ground: z.string(), requestId: uuid.nullable().default(null) }),
  }),
  // The sealed copy of something that a ground keeps: its key lies elsewhere, and may be lost where the original can still be read.
  z.object({
    ...common,
    kind: z.literal('kept-item'),
    body: z.object({
      subjectId: uuid,
      itemTable: z.string(),
      itemId: uuid,
      ground: z.enum(KEEP_GROUNDS),
      endsOn: z.iso.date().nullable(),
      holdItemId: uuid.nullable(),
      row,
    }),
  }),
  // What a person asked for, as it came in, sealed under the request's own key.
  z.object({
    ...common,
    kind: z.literal('request'),
    body: z.object({
      reference: z.string(),
      right: z.enum(REQUEST_KINDS),
      receivedAt: instant,
      row,
      corrections: z.array(row).nullable(),
    }),
  }),
  // What was written about a request, sealed under the request's key; no answer about who asks, which is destroyed once it is checked.
  z.object({ ...common, kind: z.literal('request-message'), body: z.object({ requestId: uuid, row }) }),
  // How a request stood after its newest step: whom it covered, which files it had, and whether an answer about who asks waited.
  z.object({
    ...common,
    kind: z.literal('request-stands'),
    body: z.object({ people: z.array(z.object(human)), files: z.array(row), isAnswerUnchecked: z.boolean() }),
  }),
  // Whether somebody has shown that a request is their own: the code was entered, staff know them, or staff doubt it since.
  z.object({
    ...common,
    kind: z.literal('request-verified'),
    body: z.object({ verifiedAt: instant.nullable(), doubtedAt: instant.nullable() }),
  }),
  z.object({
    ...common,
    kind: z.literal('request-ended'),
    body: z.object({
      state: z.enum(REQUEST_STATES),
      decision: z.enum(DECISIONS).nullable(),
      refusalGround: z.enum(REFUSAL_GROUNDS).nullable(),
      carriedOutAt: instant.nullable(),
      closedAt: instant.nullable(),
    }),
  }),
  z.object({
    ...common,
    kind: z.literal('stop'),
    body: z.object({
      ...human,
      purpose: z.enum(PURPOSE_NAMES),
      event: z.enum(CONSENT_EVENTS),
      channel: z.enum(CONSENT_CHANNELS),
      topic: z.string().nullable(),
      contactPointId: uuid.nullable(),
      method: z.enum(CONSENT_METHODS),
    }),
  }),
  z.object({
    ...common,
    kind: z.literal('restriction'),
    body: z.object({ ...human, ground: z.enum(RESTRICTION_GROUNDS) }),
  }),
  z.object({
    ...common,
    kind: z.literal('item-restriction'),
    body: z.object({
      subjectId: uuid,
      recordType: z.enum(RESTRICTABLE_RECORDS),
      recordId: uuid,
      ground: z.enum(RESTRICTION_GROUNDS),
    }),
  }),
  z.object({
    ...common,
    kind: z.literal('suspension'),
    body: z.object({ ...human, purposes: z.string().regex(/^\d{1,19}$/) }),
  }),
  z.object({
    ...common,
    kind: z.literal('purpose-restriction'),
    body: z.object({ subjectId: uuid, purpose: z.enum(PURPOSE_NAMES), ground: z.enum(RESTRICTION_GROUNDS) }),
  }),
  z.object({ ...common, kind: z.literal('minor'), body: z.object(human) }),
  z.object({ ...common, kind: z.literal('deceased'), body: z.object({ ...human, deceasedOn: z.iso.date() }) }),
  // Its id and its end say all of it.
  z.object({ ...common, kind: z.literal('exception-ended'), body: z.object({}) }),
  z.object({
    ...common,
    kind: z.literal('suppression'),
    body: z.object({ kind: z.string(), digest: z.string().regex(/^[0-9a-f]+$/), scope: z.string() }),
  }),
  z.object({ ...common, kind: z.literal('hold'), body: row }),
  z.object({ ...common, kind: z.literal('hold-item'), body: row }),
  // Places in a text of others out of which somebody who was erased was taken: the text itself is named by a keyed hash.
  z.object({
    ...common,
    kind: z.literal('taken-out'),
    body: z.object({ table: z.string(), rowId: uuid, places: z.string() }),
  }),
  // Whoever is named stood alone from then on, whomever they had been merged into.
  z.object({ ...common, kind: z.literal('unmerge'), body: z.object({ contactId: uuid }) }),
  z.object({ ...common, kind: z.literal('departure'), body: z.object({ memberId: uuid }) }),
  // Whether an agent was let in after its newest change, and by which token; its id is the agent's.
  z.object({
    ...common,
    kind: z.literal('agent'),
    body: z.object({ suspendedAt: instant.nullable(), hasToken: z.boolean(), tokenMadeAt: instant.nullable() }),
  }),
  z.object({ ...common, kind: z.literal('key-revoked'), body: z.object({ apiKeyId: uuid }) }),
  // Until when the workspace is read before it ends; nulls where that was taken back.
  z.object({
    ...common,
    kind: z.literal('closing'),
    body: z.object({ requestedAt: instant.nullable(), closingAt: instant.nullable() }),
  }),
  // What the operator keeps of another workspace that was destroyed.
  z.object({ ...common, kind: z.literal('closure'), body: z.looseObject({ closed_workspace_id: uuid }) }),
]);

/** An entry of the journal. */
export type JournalEntry = z.infer<typeof ENTRY>;

/** An entry of one kind. */
export type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>;

/** The entry that a row or a line stands for; null where it is none. */
export function parseEntry(value: unknown): JournalEntry | null {
  return ENTRY.safeParse(value).data ?? null;
}

/** What tells two entries apart. */
export function entryKey({ workspaceId, kind, id, occurredAt }: JournalEntry): string {
  return `${workspaceId} ${kind} ${id} ${occurredAt}`;
}
