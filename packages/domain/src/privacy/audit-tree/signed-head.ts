import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { InvalidInputError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { isSigned, type SigningKey } from '../keys/signing-key.ts';

/** So many entries, the root over them, and when that was said. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
  readonly signedAt: Date;
  /** By then every entry that had been written was in the tree; null while older ones still wait. */
  readonly completeAt: Date | null;
}

/** A head with its signature. */
export interface SignedHead extends TreeHead {
  readonly keyId: string;
  readonly signature: Buffer;
}

/** A signed head as it is kept and handed on: the text that was signed, and who signed it. */
export interface HeadDocument {
  readonly text: string;
  readonly keyId: string;
  readonly signature: string;
}

/** Until when a tree is complete; a head that was signed while the clock was ahead says nothing about what is yet to come. */
export function completeUntil(head: Pick<TreeHead, 'completeAt'> | null, now: Date): Date | null {
  const completeAt = head?.completeAt ?? null;
  return completeAt && completeAt > now ? now : completeAt;
}

const TREE_NAME = 'smartx-audit/';

/** The text that is signed: name of the tree, size, root in base64, and the two moments, a line each. */
function headText(workspaceId: string, { size, root, signedAt, completeAt }: TreeHead): string {
  const complete = completeAt?.toISOString() ?? 'not yet';
  const lines = [`${TREE_NAME}${workspaceId}`, size, root.toString('base64')];
  return `${[...lines, `signed ${signedAt.toISOString()}`, `complete ${complete}`].join('\n')}\n`;
}

/** Signs a head. */
export function signHead(key: SigningKey, workspaceId: string, head: TreeHead): SignedHead {
  return { ...head, keyId: key.id, signature: key.sign(headText(workspaceId, head)) };
}

/** A head that somebody kept, as their file says it; nothing of it is believed yet. */
export interface KeptHead extends HeadDocument {
  readonly size: number;
  readonly root: Buffer;
}

/** Whether the installation itself signed a head. */
export function isGenuine(key: SigningKey, workspaceId: string, head: SignedHead): boolean {
  return head.keyId === key.id && isSigned(headText(workspaceId, head), head.signature, head.keyId);
}

/** A head as it is handed on. */
export function headDocument(workspaceId: string, head: SignedHead): HeadDocument {
  return { text: headText(workspaceId, head), keyId: head.keyId, signature: head.signature.toString('base64') };
}

const KEPT_HEAD = z.object({ text: z.string(), keyId: z.string(), signature: z.base64() });

/**
 * Reads a file that somebody kept: a head, or a proof that contains one.
 * @throws InvalidInputError if it is neither, or of another workspace
 */
export function readKeptHead(file: string, workspaceId: string): KeptHead {
  const found = KEPT_HEAD.safeParse(headIn(file));
  const [name, size, root] = found.data?.text.split('\n') ?? [];
  if (!found.success || name !== `${TREE_NAME}${workspaceId}` || !/^\d{1,15}$/.test(size ?? ''))
    throw new InvalidInputError([
      { path: 'earlier', message: 'Expected a signed head of this workspace’s audit tree.' },
    ]);
  return { ...found.data, size: Number(size), root: Buffer.from(root ?? '', 'base64') };
}

function headIn(file: string): unknown {
  try {
    const parsed = z.looseObject({ head: z.unknown() }).partial().safeParse(JSON.parse(file));
    return parsed.data?.head;
  } catch {
    // No JSON at all is answered like any other file that holds no head.
    return null;
  }
}

// Written out in full wherever it orders: by its short name it would be the text.
const HEAD_COLUMNS = `audit_head.size::text as size, root, signed_at as "signedAt", complete_at as "completeAt", key_id as "keyId", signature`;

interface HeadRow {
  readonly size: string;
  readonly root: Buffer;
  readonly signedAt: Date | string;
  readonly completeAt: Date | string | null;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** The newest head of the workspace that the transaction has entered. */
export async function findNewestHead(em: EntityManager, workspaceId: string): Promise<SignedHead | null> {
  const sql = `select ${HEAD_COLUMNS} from audit_head where workspace_id = ? order by audit_head.size desc limit 1`;
  const [row] = await em.execute<HeadRow[]>(sql, [workspaceId]);
  return row ? toHead(row) : null;
}

/** The heads of sizes above `above` and up to `upTo`, the smallest first. */
export async function findHeads(
  em: EntityManager,
  workspaceId: string,
  above: number,
  upTo: number,
): Promise<SignedHead[]> {
  const sql = `select ${HEAD_COLUMNS} from audit_head where workspace_id = ? and size > ? and size <= ? order by audit_head.size`;
  return (await em.execute<HeadRow[]>(sql, [workspaceId, above, upTo])).map(toHead);
}

/** Keeps a head. */
export async function keepHead(em: EntityManager, workspaceId: string, head: SignedHead): Promise<void> {
  const { size, root, signedAt, completeAt, keyId, signature } = head;
  await em.execute(
    `insert into audit_head (workspace_id, id, size, root, signed_at, complete_at, key_id, signature)
     values (?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?, ?)`,
    [
      ...[workspaceId, newId(), size, root, signedAt.toISOString(), completeAt?.toISOString() ?? null],
      ...[keyId, signature],
    ],
  );
}

function toHead({ size, root, signedAt, completeAt, keyId, signature }: HeadRow): SignedHead {
  return {
    ...{ size: Number(size), root: Buffer.from(root), signedAt: new Date(signedAt), keyId },
    ...{ completeAt: completeAt === null ? null : new Date(completeAt), signature: Buffer.from(signature) },
  };
}
