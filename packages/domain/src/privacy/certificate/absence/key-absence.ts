import { createHash } from 'node:crypto';
import { z } from 'zod';
import { hashLeaf, hashNode, inclusionRanges } from '../../audit-tree/tree/merkle.ts';

/**
 * By what a key is known in the list of live keys: a hash of its name, so that the neighbours in a proof tell nobody which other
 * people there are.
 */
export function keyDigest(workspaceId: string, keyId: string): Buffer {
  return createHash('sha256').update(`smartx-key/${workspaceId}/${keyId}`, 'utf8').digest();
}

/** The hash with which a key stands in the tree over the list. */
export function hashLiveKey(digest: Uint8Array): Buffer {
  return hashLeaf(Buffer.from(digest).toString('hex'));
}

const NEIGHBOUR = z.strictObject({
  /** In hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  place: z.int().min(0),
  path: z.array(z.base64()),
});

/** A key that is alive, with the proof of its place. */
export type LiveNeighbour = z.infer<typeof NEIGHBOUR>;

/** The live keys between which a destroyed one would stand; null where the list begins after it or ends before it. */
export const KEY_ABSENCE = z.strictObject({ before: NEIGHBOUR.nullable(), after: NEIGHBOUR.nullable() });

/** The proof that a key is not in the list. */
export type KeyAbsence = z.infer<typeof KEY_ABSENCE>;

/** The root that a leaf and its path lead to; null where the path has not the length that the place demands. */
export function rootThrough(leafHash: Buffer, place: number, size: number, path: readonly Buffer[]): Buffer | null {
  if (!(place >= 0 && place < size)) return null;
  const ranges = inclusionRanges(place, { from: 0, to: size });
  if (ranges.length !== path.length) return null;
  return path.reduce(
    (hash, other, index) => ((ranges[index]?.from ?? 0) > place ? hashNode(hash, other) : hashNode(other, hash)),
    leafHash,
  );
}

/** Whether a key is proven to be missing from the list of `size` keys with this root. */
export function isAbsent(
  digest: Buffer,
  list: { readonly size: number; readonly root: Buffer },
  proof: KeyAbsence,
): boolean {
  const { before, after } = proof;
  if (!before && !after) return list.size === 0;
  const isInList = ({ digest: hex, place, path }: LiveNeighbour) =>
    rootThrough(
      hashLiveKey(Buffer.from(hex, 'hex')),
      place,
      list.size,
      path.map((hash) => Buffer.from(hash, 'base64')),
    )?.equals(list.root) === true;
  const isBefore = before ? isInList(before) && Buffer.from(before.digest, 'hex').compare(digest) < 0 : true;
  const isAfter = after ? isInList(after) && Buffer.from(after.digest, 'hex').compare(digest) > 0 : true;
  const gap = (before?.place ?? -1) + 1 === (after?.place ?? list.size);
  return isBefore && isAfter && gap;
}
