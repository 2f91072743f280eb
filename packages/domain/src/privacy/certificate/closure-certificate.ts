import { z } from 'zod';
import { hashLeaf } from '../audit-tree/tree/merkle.ts';
import { isSigned, type SigningKey } from '../keys/signing-key.ts';
import { rootThrough } from './absence/key-absence.ts';
import { canonicalJson } from './canonical-json.ts';

const FORMAT = 'smartx-closure-certificate/1';
const INSTANT = z.iso.datetime();
const COUNT = z.int().min(0);
const SIGNED = { keyId: z.string(), signature: z.base64() };
const HEAD = z.strictObject({ text: z.string(), ...SIGNED });

/** What the operator keeps of a workspace that is gone. */
const KEPT = ['closure', 'accounts', 'backups'] as const;

const STATEMENT = z.strictObject({
  workspace: z.strictObject({ id: z.uuid(), name: z.string(), slug: z.string() }),
  closure: z.strictObject({
    reference: z.string(),
    requestedAt: INSTANT,
    dueAt: INSTANT,
    startedAt: INSTANT,
    endedAt: INSTANT,
  }),
  version: z.int().min(1),
  issuedAt: INSTANT,
  /** How many rows of each table were destroyed. */
  destroyed: z.array(z.strictObject({ table: z.string(), records: COUNT })),
  files: COUNT,
  keys: COUNT,
  /** Requests of people that were handed over to the company. */
  openRequests: COUNT,
  kept: z.array(z.enum(KEPT)),
  /** The entry of the audit with which the destruction began, its place in the tree, and the last head of that tree. */
  audit: z.strictObject({ leaf: z.string(), place: COUNT, path: z.array(z.base64()), head: HEAD }),
  /** The signed list of the keys that are alive: none. */
  liveKeys: HEAD,
  sweep: z.strictObject({
    state: z.enum(['pending', 'done']),
    doneAt: INSTANT.nullable(),
    reason: z.string().nullable(),
  }),
  /** When the last backup ends in which destroyed keys, or anything in clear, still are; null without one. */
  backups: z.strictObject({ keysUntil: INSTANT.nullable(), dataUntil: INSTANT.nullable() }),
});

/** What the certificate of a closure states. */
export type ClosureStatement = z.infer<typeof STATEMENT>;

const DOCUMENT = z.strictObject({ format: z.literal(FORMAT), statement: STATEMENT, ...SIGNED });

/** Why the certificate of a closure does not hold. */
export type ClosureProblem = 'UNREADABLE' | 'OTHER_KEY' | 'FORGED' | 'NOT_IN_AUDIT' | 'KEY_ALIVE' | 'REPLACED';

/** A certificate that holds, or why it does not. */
export type ClosureCheck =
  | { readonly statement: ClosureStatement; readonly problem: null }
  | { readonly statement: null; readonly problem: ClosureProblem };

/** What the operator keeps, as a certificate states it. */
export const KEPT_OF_CLOSED: readonly (typeof KEPT)[number][] = KEPT;

/** Signs what became of a workspace. */
export function closureFile(statement: ClosureStatement, key: SigningKey): string {
  const signature = key.sign(signedText(statement)).toString('base64');
  return `${JSON.stringify({ format: FORMAT, statement, keyId: key.id, signature }, null, 2)}\n`;
}

/** Signs that no key of a workspace is alive. */
export function emptyKeyList(workspaceId: string, root: Buffer, signedAt: Date, key: SigningKey) {
  const lines = [`smartx-live-keys/${workspaceId}`, 0, root.toString('base64'), `signed ${signedAt.toISOString()}`];
  const text = `${lines.join('\n')}\n`;
  return { text, keyId: key.id, signature: key.sign(text).toString('base64') };
}

/** Reads a file; null for what is no certificate of a closure, or a part of one. Nothing of it is believed yet. */
export function readClosure(file: string): ClosureStatement | null {
  return parse(file)?.statement ?? null;
}

/** Checks everything that the certificate of a closure proves by itself: it needs no database and no network. */
export function checkClosure(file: string, keyId: string): ClosureCheck {
  const found = parse(file);
  if (!found) return refusedClosure('UNREADABLE');
  const { statement } = found;
  if (found.keyId !== keyId) return refusedClosure('OTHER_KEY');
  if (!isSigned(signedText(statement), Buffer.from(found.signature, 'base64'), keyId)) return refusedClosure('FORGED');
  if (!isInAudit(statement, keyId)) return refusedClosure('NOT_IN_AUDIT');
  return hasNoKeys(statement, keyId) ? { statement, problem: null } : refusedClosure('KEY_ALIVE');
}

/** Says why. */
export function refusedClosure(problem: ClosureProblem): ClosureCheck {
  return { statement: null, problem };
}

function signedText(statement: unknown): string {
  return `smartx-closure/1\n${canonicalJson(statement)}`;
}

function parse(file: string) {
  try {
    return DOCUMENT.safeParse(JSON.parse(file)).data ?? null;
  } catch {
    return null;
  }
}

function isInAudit({ workspace, audit }: ClosureStatement, keyId: string): boolean {
  const head = readHead(audit.head, `smartx-audit/${workspace.id}`, keyId);
  const path = audit.path.map((hash) => Buffer.from(hash, 'base64'));
  if (!head || rootThrough(hashLeaf(audit.leaf), audit.place, head.size, path)?.equals(head.root) !== true)
    return false;
  const { workspace: id, action, fields, target } = JSON.parse(audit.leaf);
  const isIt = action === 'workspace:close' && END_ENTRIES.includes(fields);
  return isIt && id === workspace.id && target === workspace.id;
}

/** What the entry of the audit says: after a full export, or after an owner gave it up because none could be made. */
const END_ENTRIES: readonly unknown[] = ['destroying', 'destroying-without-export'];

/** A list from before the destruction proves nothing. */
function hasNoKeys({ workspace, closure, liveKeys }: ClosureStatement, keyId: string): boolean {
  const list = readHead(liveKeys, `smartx-live-keys/${workspace.id}`, keyId);
  return list?.size === 0 && Date.parse(list.signedAt) >= Date.parse(closure.startedAt);
}

function readHead(head: ClosureStatement['liveKeys'], name: string, keyId: string) {
  const [first, size, root, signed] = head.text.split('\n');
  const isOurs = head.keyId === keyId && isSigned(head.text, Buffer.from(head.signature, 'base64'), keyId);
  if (!isOurs || first !== name || !/^\d{1,15}$/.test(size ?? '')) return null;
  const signedAt = (signed ?? '').replace('signed ', '');
  return { size: Number(size), root: Buffer.from(root ?? '', 'base64'), signedAt };
}
