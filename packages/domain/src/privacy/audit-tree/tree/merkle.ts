import { createHash } from 'node:crypto';

/** The bytes of a hash. */
export const HASH_BYTES = 32;

/** The hash of a leaf: SHA-256 over a zero byte and its text (RFC 6962, 2.1). */
export function hashLeaf(text: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(text, 'utf8').digest();
}

/** The hash of a node: SHA-256 over a byte of one and the hashes of both sides. */
export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/** The root over trees that stand side by side, each as large as the next at least; without any, that of the empty tree. */
export function rootOver(hashes: readonly Buffer[]): Buffer {
  const [last, ...others] = hashes.toReversed();
  return others.reduce((right, left) => hashNode(left, right), last ?? createHash('sha256').digest());
}

/** A full subtree: the `index`-th of those with 2^level leaves. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The leaves from `from` up to, and without, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The full subtrees that a range of {@link inclusionRanges} or {@link consistencyRanges}, or a whole tree, consists of. */
export function subtreesOf({ from, to }: Range): Subtree[] {
  const parts: Subtree[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    parts.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return parts;
}

/** The leaf that completes a subtree. */
export function lastLeafOf({ level, index }: Subtree): number {
  return (index + 1) * 2 ** level - 1;
}

/** The parts of a tree whose hashes prove that a leaf is in it (RFC 6962, 2.1.1), from the leaf upwards. */
export function inclusionRanges(leaf: number, { from, to }: Range): Range[] {
  if (to - from <= 1) return [];
  const middle = from + powerBelow(to - from);
  return leaf < middle
    ? [...inclusionRanges(leaf, { from, to: middle }), { from: middle, to }]
    : [...inclusionRanges(leaf, { from: middle, to }), { from, to: middle }];
}

/** The parts of a tree whose hashes prove that it begins with the tree of its first `size` leaves (RFC 6962, 2.1.2). */
export function consistencyRanges(size: number, { from, to }: Range, isWhole = true): Range[] {
  if (size === to) return isWhole ? [] : [{ from, to }];
  const middle = from + powerBelow(to - from);
  return size <= middle
    ? [...consistencyRanges(size, { from, to: middle }, isWhole), { from: middle, to }]
    : [...consistencyRanges(size, { from: middle, to }, false), { from, to: middle }];
}

/** The largest power of two below a number that is greater than one. */
function powerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** The right edge of a tree: all that is needed of it to let it grow. */
export class TreeEdge {
  private readonly peaks: Buffer[];
  private count: number;

  /** @param peaks the hashes of `subtreesOf` the whole tree */
  constructor(size: number, peaks: readonly Buffer[]) {
    this.count = size;
    this.peaks = [...peaks];
  }

  get size(): number {
    return this.count;
  }

  get root(): Buffer {
    return rootOver(this.peaks);
  }

  /** Adds a leaf; gives its hash and that of each full subtree that it completes, from the smallest. */
  append(leaf: Buffer): Buffer[] {
    const completed = [leaf];
    let top = leaf;
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.peaks.pop();
      if (!left) throw new RangeError('The edge has fewer peaks than its size demands.');
      top = hashNode(left, top);
      completed.push(top);
    }
    this.peaks.push(top);
    this.count += 1;
    return completed;
  }
}
