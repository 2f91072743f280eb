import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashLeaf, hashNode, isConsistent, rootOfInclusion } from './verify-audit.mjs';

/** The tree as RFC 6962 defines it, 2.1: as slow and as plain as it stands there. */
function mth(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only && leaves.length === 1) return only;
  const k = split(leaves.length);
  return hashNode(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
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

const sizes = fc.integer({ min: 1, max: 200 });
const within = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('audit tree: the script that checks proofs without the product', () => {
  it('takes every proof that is made by the definition', () => {
    fc.assert(
      fc.property(sizes, within, (size, part) => {
        const leaves = leafHashes(size);
        const leaf = Math.floor(part * size);
        const root = mth(leaves);

        expect(rootOfInclusion(leaf, size, hashLeaf(`leaf ${leaf}`), path(leaf, leaves))).toEqual(root);
        const earlier = { size: leaf + 1, root: mth(leaves.slice(0, leaf + 1)) };
        expect(isConsistent(earlier, { size, root }, subproof(leaf + 1, leaves, true))).toBe(true);
      }),
    );
  });

  it('takes a proof for no other leaf, place, size or path', () => {
    fc.assert(
      fc.property(sizes, within, fc.integer({ min: 0, max: 255 }), (size, part, bit) => {
        const leaves = leafHashes(size);
        const leaf = Math.floor(part * size);
        const root = mth(leaves);
        const proof = path(leaf, leaves);
        const other = hashLeaf('changed');

        expect(rootOfInclusion(leaf, size, other, proof)).not.toEqual(root);
        if (size > 1) {
          const [place] = [(leaf + 1) % size];
          expect(rootOfInclusion(place, size, hashLeaf(`leaf ${leaf}`), proof)).not.toEqual(root);
          const bent = proof.map((hash, index) => (index === bit % proof.length ? flip(hash, bit) : hash));
          expect(rootOfInclusion(leaf, size, hashLeaf(`leaf ${leaf}`), bent)).not.toEqual(root);
          expect(rootOfInclusion(leaf, size, hashLeaf(`leaf ${leaf}`), proof.slice(1))).not.toEqual(root);
        }
        expect(rootOfInclusion(leaf, size, hashLeaf(`leaf ${leaf}`), [...proof, other])).toBeNull();
        expect(rootOfInclusion(size, size, hashLeaf(`leaf ${leaf}`), proof)).toBeNull();
      }),
    );
  });

  it('connects no tree with one whose earlier leaves were changed, left out or put in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 120 }),
        within,
        within,
        fc.constantFrom('changed', 'left out', 'put in'),
        (size, first, second, how) => {
          const leaves = leafHashes(size);
          const earlier = 1 + Math.floor(first * (size - 1));
          const at = Math.floor(second * earlier);
          const forged = leaves.toSpliced(at, how === 'put in' ? 0 : 1, ...(how === 'left out' ? [] : [hashLeaf(how)]));
          if (forged.length < earlier) return;
          const old = { size: earlier, root: mth(leaves.slice(0, earlier)) };
          const now = { size: forged.length, root: mth(forged) };

          expect(isConsistent(old, now, subproof(earlier, forged, true))).toBe(false);
        },
      ),
    );
  });
});

function flip(hash: Buffer, bit: number): Buffer {
  const bent = Buffer.from(hash);
  bent.writeUInt8(bent.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return bent;
}
