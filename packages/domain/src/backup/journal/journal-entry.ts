import { z } from 'zod';
import { PURPOSE_NAMES } from '../../kernel/purposes.ts';
import { CONSENT_CHANNELS, CONSENT_EVENTS, CONSENT_METHODS } from '../../privacy/consent/consent-event.entity.ts';
import { RESTRICTION_GROUNDS } from '../../privacy/subject/data-subject.entity.ts';
import { RESTRICTABLE_RECORDS } from '../../privacy/subject/state/item-restriction.entity.ts';

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)));

const common = { workspaceId: uuid, id: uuid, occurredAt: instant };

/** Whom it is about, and who was known as the same human then: the backup may know them as several. */
const human = { subjectId: uuid, subjectIds: z.array(uuid).default([]) };

/**
 * What makes the use of somebody's data narrower, or ends somebody's access: what a restore must not take back. Ids, closed lists,
 * dates and keyed digests alone; it names nobody.
 */
const ENTRY = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('erasure'), body: z.object({ subjectId: uuid, ground: z.string() }) }),
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
  z.object({ ...common, kind: z.literal('minor'), body: z.object(human) }),
  z.object({ ...common, kind: z.literal('deceased'), body: z.object({ ...human, deceasedOn: z.iso.date() }) }),
  // Its id and its end say all of it.
  z.object({ ...common, kind: z.literal('exception-ended'), body: z.object({}) }),
  z.object({
    ...common,
    kind: z.literal('suppression'),
    body: z.object({ kind: z.string(), digest: z.string().regex(/^[0-9a-f]+$/), scope: z.string() }),
  }),
  // Whole rows, with what is sealed in them.
  z.object({ ...common, kind: z.literal('hold'), body: z.record(z.string(), z.unknown()) }),
  z.object({ ...common, kind: z.literal('hold-item'), body: z.record(z.string(), z.unknown()) }),
  z.object({ ...common, kind: z.literal('departure'), body: z.object({ memberId: uuid }) }),
  z.object({ ...common, kind: z.literal('key-revoked'), body: z.object({ apiKeyId: uuid }) }),
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
