import { z } from 'zod';
import { KEY_ABSENCE } from './absence/key-absence.ts';
import { canonicalJson } from './canonical-json.ts';

const FORMAT = 'smartx-erasure-certificate/1';
const INSTANT = z.iso.datetime();
const COUNT = z.int().min(0);
const SIGNED = { keyId: z.string(), signature: z.base64() };
const HEAD = z.strictObject({ text: z.string(), ...SIGNED });

const PERSON = z.strictObject({
  subject: z.uuid(),
  ledger: z.uuid(),
  ground: z.string(),
  erasedAt: INSTANT,
  /** How many records held something of a kind that is gone: deleted, emptied or blacked out. */
  erased: z.array(z.strictObject({ category: z.string(), records: COUNT })),
  /** What stays of the person without naming them, why, and until when; null for as long as there is the workspace. */
  kept: z.array(
    z.strictObject({ category: z.string(), ground: z.string(), records: COUNT, until: INSTANT.nullable() }),
  ),
  /** Items that stay as sealed copies, because a decision or a hold says so; null until the hold is released. */
  items: z.array(z.strictObject({ ground: z.string(), records: COUNT, until: z.iso.date().nullable() })),
  /** Places in free text that somebody still looks at. */
  reviewsOpen: COUNT,
  /** The keys that were destroyed, each with the proof that it is not among the live ones. */
  keys: z.array(z.strictObject({ id: z.uuid(), absence: KEY_ABSENCE })).min(1),
  /** The entry of the audit about the erasure, and its place in the tree. */
  audit: z.strictObject({ leaf: z.string(), place: COUNT, path: z.array(z.base64()) }),
});

const REQUEST = z.strictObject({ reference: z.string(), receivedAt: INSTANT, carriedOutAt: INSTANT });
/** A batch of retention: nobody asked, their time was over. Where many were erased, each certificate is about some of them. */
const BATCH = z.strictObject({
  ...{ reference: z.string(), id: z.uuid(), part: COUNT, parts: COUNT },
  ...{ putForwardAt: INSTANT, approvedAt: INSTANT, carriedOutAt: INSTANT },
});

const STATED = {
  workspace: z.strictObject({ id: z.uuid(), name: z.string() }),
  version: z.int().min(1),
  issuedAt: INSTANT,
  people: z.array(PERSON).min(1),
  /** The signed head of the audit tree, and that of the list of live keys. */
  audit: HEAD,
  liveKeys: HEAD,
  recipients: z.array(
    z.strictObject({
      name: z.string(),
      toldAt: INSTANT.nullable(),
      acknowledgedAt: INSTANT.nullable(),
      impossible: z.string().nullable(),
    }),
  ),
  /** How far the texts of others were searched for the people; absent where nothing could be looked for, and before it was said. */
  texts: z
    .strictObject({
      state: z.enum(['searching', 'done', 'cut-short']),
      searchEndsOn: z.iso.date().nullable(),
      searchedAt: INSTANT.nullable(),
      waiting: COUNT,
      reviewEndsOn: z.iso.date().nullable(),
      unread: COUNT,
    })
    .optional(),
  /** Whether addresses are kept as keyed digests, so that the person is not recorded again. */
  isSuppressed: z.boolean(),
  /** Whether the traces in the files of the database are gone. */
  sweep: z.strictObject({
    state: z.enum(['pending', 'done']),
    dueAt: INSTANT.nullable(),
    rewrittenAt: INSTANT.nullable(),
    doneAt: INSTANT.nullable(),
    reason: z.string().nullable(),
  }),
  /** When the last backup ends in which the destroyed keys, or clear fields of the person, still are; null without one. */
  backups: z.strictObject({ keysUntil: INSTANT.nullable(), dataUntil: INSTANT.nullable() }),
};

/** Either somebody asked, or a time was over; never both. */
const STATEMENT = z.union([
  z.strictObject({ ...STATED, request: REQUEST, batch: z.undefined().optional() }),
  z.strictObject({ ...STATED, batch: BATCH, request: z.undefined().optional() }),
]);

/** What a certificate states; nothing in it names a person. */
export type CertificateStatement = z.infer<typeof STATEMENT>;

/** Everything that a certificate states but what it is about. */
export type StatedErasures = Omit<CertificateStatement, 'request' | 'batch' | 'version'>;

/** By what people name a certificate: the reference of the request, or that of the batch. */
export function referenceOf({ request, batch }: CertificateStatement): string {
  return request?.reference ?? batch?.reference ?? '';
}

/** One erased person in a certificate. */
export type ErasedPerson = CertificateStatement['people'][number];

const DOCUMENT = z.strictObject({ format: z.literal(FORMAT), statement: STATEMENT, ...SIGNED });

/** The text that is signed; what it begins with says what it is. */
export function certificateText(statement: unknown): string {
  return `smartx-certificate/1\n${canonicalJson(statement)}`;
}

/** A certificate as it was read; nothing of it is believed yet. */
export interface ReadCertificate {
  readonly statement: CertificateStatement;
  readonly signedText: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** A certificate as a file. */
export function certificateFile(statement: CertificateStatement, keyId: string, signature: Buffer): string {
  const document = { format: FORMAT, statement, keyId, signature: signature.toString('base64') };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Reads a file; null if it is no certificate, or a part of one. */
export function readCertificate(file: string): ReadCertificate | null {
  const raw = parse(file);
  const found = DOCUMENT.safeParse(raw);
  if (!found.success) return null;
  const { statement, keyId, signature } = found.data;
  return { statement, keyId, signature: Buffer.from(signature, 'base64'), signedText: certificateText(statement) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
