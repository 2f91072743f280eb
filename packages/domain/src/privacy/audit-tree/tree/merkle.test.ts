import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyRanges, hashLeaf, hashNode, inclusionRanges, rootOver, subtreesOf, TreeEdge } from './merkle.ts';

/** The tree as RFC 6962 defines it, 2.1: as slow and as plain as it stands there. */
function mth(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only && leaves.length === 1) return only;
  const k = leaves.length === 0 ? 0 : split(leaves.length);
  return leaves.length === 0 ? rootOver([]) : hashNode(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

/** 2.1.1 */
function path(m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...path(m, left), mth(right)] : [...path(m - k, right), mth(left)];
}

/** 2.1.2 */
function subproof(m: number, leaves: readonly Buffer[], isWhole: boolean): Buffer[] {
  if (m === leaves.length) return isWhole ? [] : [mth(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k ? [...subproof(m, left, isWhole), mth(right)] : [...subproof(m - k, right, false), mth(left)];
}

function split(count: number): number {
  return 2 ** (Math.ceil(Math.log2(count)) - 1);
}

const leafHashes = (count: number) => Array.from({ length: count }, (_, index) => hashLeaf(`leaf ${index}`));

/** The hashes that the product stores, as each leaf completes them, and what it makes of them. */
function stored(leaves: readonly Buffer[]) {
  const edge = new TreeEdge(0, []);
  const rows = leaves.map((leaf) => edge.append(leaf));
  const hashOf = ({ level, index }: { level: number; index: number }) => {
    const hash = rows[(index + 1) * 2 ** level - 1]?.[level];
    if (!hash) throw new Error('not stored');
    return hash;
  };
  const hashesOf = (ranges: readonly { from: number; to: number }[]) =>
    ranges.map((range) => rootOver(subtreesOf(range).map(hashOf)));
  return { edge, hashesOf };
}

const sizes = fc.integer({ min: 1, max: 200 });
const within = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('audit tree: its hashes', () => {
  it('are those of RFC 6962, for the known leaves of certificate transparency', () => {
    const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const leaves = known.map((hex) => hashLeaf(Buffer.from(hex, 'hex').toString('latin1')));

    expect(rootOver([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leaves[0]?.toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(stored(leaves).edge.root.toString('hex')).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    );
  });

  it('grow to the root that the definition gives, and prove every leaf as it does', () => {
    fc.assert(
      fc.property(sizes, within, (size, part) => {
        const leaves = leafHashes(size);
        const leaf = Math.floor(part * size);
        const { edge, hashesOf } = stored(leaves);
        const proof = hashesOf(inclusionRanges(leaf, { from: 0, to: size }));

        expect(edge.root).toEqual(mth(leaves));
        expect(proof).toEqual(path(leaf, leaves));
      }),
    );
  });

  it('prove that a tree begins with an earlier one, as the definition does', () => {
    fc.assert(
      fc.property(sizes, within, (size, part) => {
        const leaves = leafHashes(size);
        const earlier = 1 + Math.floor(part * size);
        const { hashesOf } = stored(leaves);
        const proof = hashesOf(consistencyRanges(earlier, { from: 0, to: size }));

        expect(proof).toEqual(subproof(earlier, leaves, true));
      }),
    );
  });
});
