import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAbsent, type KeyAbsence, keyDigest } from './key-absence.ts';
import { LiveKeyList } from './live-keys.ts';

const WORKSPACE = randomUUID();

function listOf(keyIds: readonly string[]): LiveKeyList {
  const list = new LiveKeyList(WORKSPACE);
  for (const digest of keyIds.map((id) => keyDigest(WORKSPACE, id)).sort((one, other) => one.compare(other)))
    list.append(digest);
  return list;
}

const someKeys = fc.array(fc.uuid(), { maxLength: 90 }).map((ids) => [...new Set(ids)]);

describe('B11-AC12 the proof that a key is not among the live ones', () => {
  it('is made for every key that is missing and for none that is there, whatever the length of the list', () => {
    fc.assert(
      fc.property(someKeys, fc.uuid(), (keys, other) => {
        const list = listOf(keys.filter((id) => id !== other));
        const proof = list.absenceOf(other);

        expect(proof && isAbsent(keyDigest(WORKSPACE, other), list, proof)).toBe(true);
        for (const id of keys.filter((key) => key !== other)) expect(list.absenceOf(id)).toBeNull();
      }),
    );
  });

  it('holds for no key that is alive, of another place or list, nor with a neighbour left out', () => {
    fc.assert(
      fc.property(someKeys, fc.uuid(), fc.nat(), (keys, other, pick) => {
        const alive = keys.filter((id) => id !== other);
        const list = listOf(alive);
        const proof = list.absenceOf(other);
        if (!proof || alive.length === 0) return;
        const digest = keyDigest(WORKSPACE, other);
        const living = keyDigest(WORKSPACE, alive[pick % alive.length] ?? '');
        const grown = listOf([...alive, other]);
        const bent: KeyAbsence[] = [
          { ...proof, before: null },
          { ...proof, after: null },
          { before: null, after: null },
          { before: proof.after, after: proof.before },
          { ...proof, ...(proof.before && { before: { ...proof.before, place: proof.before.place + 1 } }) },
        ].filter((one) => JSON.stringify(one) !== JSON.stringify(proof));

        expect(isAbsent(living, list, proof)).toBe(false);
        expect(isAbsent(digest, grown, proof)).toBe(false);
        for (const one of bent) expect(isAbsent(digest, list, one)).toBe(false);
      }),
    );
  });
});
