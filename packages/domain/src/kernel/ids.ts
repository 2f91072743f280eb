import { randomBytes } from 'node:crypto';
import { InvalidInputError } from './errors.ts';

/** Three-letter prefixes that tell what an id names; an id never names its workspace. */
export const ID_PREFIX = {
  account: 'acc',
  activity: 'act',
  accessCopy: 'cpy',
  apiKey: 'key',
  authorisedAgent: 'agt',
  auditEntry: 'aud',
  bulkAction: 'blk',
  company: 'com',
  consentEvent: 'cns',
  contact: 'con',
  contactPoint: 'cpt',
  correctionItem: 'cor',
  customFieldDefinition: 'cfd',
  deal: 'dea',
  dealContact: 'dct',
  domainEvent: 'evt',
  dealLine: 'dln',
  disclosure: 'dis',
  disputedValue: 'dsp',
  fieldChange: 'chg',
  file: 'fil',
  holdItem: 'hit',
  importRun: 'imp',
  importTemplate: 'tpl',
  invitation: 'inv',
  itemRestriction: 'irs',
  keptItem: 'kep',
  archivedItem: 'arc',
  lead: 'lea',
  leadAnswer: 'lan',
  legalContact: 'lgc',
  legalHold: 'hld',
  mailMessage: 'mai',
  marketingTopic: 'top',
  member: 'mem',
  note: 'not',
  pipeline: 'pip',
  privacyRequest: 'req',
  product: 'pro',
  purposeRestriction: 'prs',
  purposeSetting: 'pur',
  recipientNotice: 'rcn',
  requestEvent: 'rev',
  requestEvidence: 'rqf',
  requestMessage: 'rms',
  requestSubject: 'rsu',
  restrictionException: 'rex',
  retentionBatch: 'rtb',
  retentionRule: 'rtr',
  reviewItem: 'rvi',
  role: 'rol',
  savedView: 'svw',
  stage: 'stg',
  subject: 'sub',
  suppression: 'sup',
  task: 'tas',
  team: 'tea',
  upload: 'upl',
  workspace: 'wsp',
  workspaceExport: 'wex',
} as const;

/** What an id can name. */
export type IdKind = keyof typeof ID_PREFIX;

let lastMillisecond = 0;
let sequence = 0;

const POOL_BYTES = 4_096;
let pool = Buffer.alloc(0);
let used = 0;

/** 16 random bytes; asking the system for so few costs more than the rest of an id. */
function someBytes(): Buffer {
  if (used + 16 > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/**
 * A UUIDv7 (RFC 9562): 48 bits of time, a 12-bit counter within the millisecond, 62 random bits. Ids made by one process sort
 * in the order in which they were made.
 */
export function newId(now: number = Date.now()): string {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    lastMillisecond += 1;
    sequence = 0;
  }
  const bytes = someBytes();
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a lower-case UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The public form of an id: prefix and 32 lower-case hex digits, `con_0198…`. */
export function encodeId(kind: IdKind, uuid: string): string {
  return `${ID_PREFIX[kind]}_${uuid.replaceAll('-', '')}`;
}

/** The UUID inside a public id of this kind, or null if the text is none. */
export function findUuid(kind: IdKind, publicId: string): string | null {
  const match = /^([a-z]{3})_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(publicId);
  return match?.[1] === ID_PREFIX[kind] ? match.slice(2).join('-') : null;
}

/**
 * The UUID inside a public id.
 * @throws InvalidInputError if the text is not an id of this kind
 */
export function decodeId(kind: IdKind, publicId: string, path = 'id'): string {
  const uuid = findUuid(kind, publicId);
  if (uuid === null)
    throw new InvalidInputError([{ path, message: `Expected an id that starts with "${ID_PREFIX[kind]}_".` }]);
  return uuid;
}

/** What a public id names, or null if it has no known prefix. */
export function kindOfId(publicId: string): IdKind | null {
  const prefix = publicId.slice(0, publicId.indexOf('_'));
  for (const [kind, known] of Object.entries(ID_PREFIX)) if (known === prefix && isIdKind(kind)) return kind;
  return null;
}

/** Whether a text is the name of something that has ids. */
export function isIdKind(text: string): text is IdKind {
  return Object.hasOwn(ID_PREFIX, text);
}
