import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Purpose } from '../../kernel/purposes.ts';
import { BasisHistory } from '../purpose/basis-history.ts';
import { decideSubject, type SubjectFacts } from '../purpose-decision.ts';
import type { ConsentFact } from './consent-timeline.ts';
import { countsFor, type MergedPerson } from './merged-people.ts';

const NOW = new Date('2026-06-15T10:00:00Z');
const BEGUN = new Date('2025-01-01T00:00:00Z');
const BASES = new BasisHistory([
  { purpose: 'RELATIONSHIP', basis: 'legitimate-interest', validFrom: BEGUN },
  { purpose: 'PROSPECTING', basis: 'legitimate-interest', validFrom: BEGUN },
  { purpose: 'MARKETING', basis: 'consent', validFrom: BEGUN },
]);
/** Ana was merged into Bea in March, and Bea into Cleo in May. */
const PEOPLE = [person('ana', 'bea', '2026-03-01'), person('bea', 'cleo', '2026-05-01'), person('cleo', null, null)];

it('B11-AC9 what is closed for any of several merged people is closed for all, and nothing else is', () => {
  const said = fc.array(
    fc.record({
      purpose: fc.constantFrom<Purpose>('RELATIONSHIP', 'PROSPECTING', 'MARKETING'),
      event: fc.constantFrom<ConsentFact['event']>('given', 'withdrawn', 'objected', 'objection-lifted'),
      day: fc.integer({ min: 1, max: 28 }),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(said, said, said, (one, two, three) => {
      const alone = [one, two, three].map((words) =>
        facts(
          words.map(({ purpose, event, day }) => ({
            ...{ purpose, event, occurredAt: new Date(Date.UTC(2026, 1, day)), expiresAt: null },
            ...{ topic: null, channel: 'any', contactPointId: null },
          })),
        ),
      );
      const [root = facts([]), ...others] = alone;

      const joined = { ...root, merged: others.map((other, index) => ({ ...other, id: `${index}` })) };

      const each = alone.map((person) => decideSubject(person, BASES, NOW).blocked);
      expect(decideSubject(joined, BASES, NOW).blocked).toBe(each.reduce((all, bits) => all | bits, 0n));
    }),
    { numRuns: 400 },
  );
});

it.each([
  ['ana', 'ana', '2026-01-01', true],
  ['ana', 'bea', '2026-02-28', false],
  ['ana', 'bea', '2026-03-02', true],
  ['bea', 'ana', '2026-03-02', true],
  ['cleo', 'ana', '2026-03-02', false],
  ['cleo', 'ana', '2026-05-02', true],
  ['ana', 'cleo', '2026-05-01', false],
])('what counts for %s of what %s said on %s: %s', (id, saidBy, on, counts) => {
  expect(countsFor(id, { saidBy, recordedAt: new Date(on) }, PEOPLE)).toBe(counts);
});

function person(id: string, mergedIntoId: string | null, on: string | null): MergedPerson {
  return { root: 'cleo', id, mergedIntoId, mergedAt: on === null ? null : new Date(on), createdAt: BEGUN };
}

function facts(events: readonly ConsentFact[]): SubjectFacts {
  const nothing = { restrictedAt: null, restrictedPurposes: 0n, erasedAt: null, isMinor: false, deceasedOn: null };
  return { createdAt: BEGUN, ...nothing, grounds: new Map(), events };
}
