import type { EntityManager } from '@mikro-orm/postgresql';
import {
  consistencyRanges,
  HASH_BYTES,
  inclusionRanges,
  lastLeafOf,
  type Range,
  rootOver,
  type Subtree,
  subtreesOf,
  TreeEdge,
} from './merkle.ts';

/** The stored tree lacks a leaf, or does not fit the head that was signed over it; `smartx audit verify` says where. */
export class BrokenTreeError extends Error {
  override readonly name = 'BrokenTreeError';
}

/** The right edge of the first `size` leaves. @throws BrokenTreeError */
export async function loadEdge(em: EntityManager, workspaceId: string, size: number): Promise<TreeEdge> {
  const peaks = subtreesOf({ from: 0, to: size });
  const hashOf = await loadSubtrees(em, workspaceId, peaks);
  return new TreeEdge(size, peaks.map(hashOf));
}

/** The hashes that prove that a leaf is in the tree of the first `size`. @throws BrokenTreeError */
export function inclusionPath(em: EntityManager, workspaceId: string, leaf: number, size: number): Promise<Buffer[]> {
  return hashesOf(em, workspaceId, inclusionRanges(leaf, { from: 0, to: size }));
}

/** The hashes that prove that the tree of the first `size` leaves begins with that of the first `earlier`. @throws BrokenTreeError */
export function consistencyPath(
  em: EntityManager,
  workspaceId: string,
  earlier: number,
  size: number,
): Promise<Buffer[]> {
  return hashesOf(em, workspaceId, consistencyRanges(earlier, { from: 0, to: size }));
}

async function hashesOf(em: EntityManager, workspaceId: string, ranges: readonly Range[]): Promise<Buffer[]> {
  const hashOf = await loadSubtrees(em, workspaceId, ranges.flatMap(subtreesOf));
  return ranges.map((range) => rootOver(subtreesOf(range).map(hashOf)));
}

/** Each full subtree lies with the leaf that completes it, so a proof reads as many rows as the tree is high, not the tree. */
async function loadSubtrees(
  em: EntityManager,
  workspaceId: string,
  subtrees: readonly Subtree[],
): Promise<(subtree: Subtree) => Buffer> {
  const places = [...new Set(subtrees.map(lastLeafOf))];
  const rows =
    places.length === 0
      ? []
      : await em.execute<{ sequence: string; hashes: Buffer }[]>(
          'select sequence::text as sequence, hashes from audit_leaf where workspace_id = ? and sequence in (?)',
          [workspaceId, places],
        );
  const found = new Map(rows.map(({ sequence, hashes }) => [Number(sequence), Buffer.from(hashes)]));
  return (subtree) => {
    const from = subtree.level * HASH_BYTES;
    const hash = found.get(lastLeafOf(subtree))?.subarray(from, from + HASH_BYTES);
    if (hash?.length !== HASH_BYTES)
      throw new BrokenTreeError(`The audit tree lacks what leaf ${lastLeafOf(subtree)} completes.`);
    return hash;
  };
}
