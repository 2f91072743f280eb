import { describe, expect, it } from 'vitest';
import { PURPOSE_NAMES, PURPOSES, type Purpose } from '../../../kernel/purposes.ts';
import type { ConsentFact } from '../../consent/consent-timeline.ts';
import { BasisHistory } from '../../purpose/basis-history.ts';
import { decidePurpose, type SubjectFacts } from '../../purpose-decision.ts';

const NOW = new Date('2026-06-15T10:00:00Z');
const END = new Date('2026-06-16T10:00:00Z');
const REFUSABLE = PURPOSE_NAMES.filter((name) => PURPOSES[name].list !== 'always');
const BASES = BasisHistory.from(
  REFUSABLE.map((purpose) => ({ purpose, basis: 'legitimate-interest', valid_from: '2020-01-01T00:00:00Z' })),
);

const OBJECTION: ConsentFact = {
  ...{ purpose: 'SUPPORT', event: 'objected', occurredAt: new Date('2026-06-01'), expiresAt: null },
  ...{ topic: null, channel: 'any', contactPointId: null },
};

function person(more: Partial<SubjectFacts> = {}): SubjectFacts {
  return {
    ...{ createdAt: NOW, restrictedAt: null, restrictedPurposes: 0n, erasedAt: null, isMinor: false, deceasedOn: null },
    ...{ grounds: new Map(), events: [OBJECTION] },
    ...more,
  };
}

function halted(purpose: Purpose, more: Partial<SubjectFacts> = {}): SubjectFacts {
  return person({ ...more, restrictedAt: NOW, exceptions: new Map([[purpose, END]]) });
}

describe('B15-AC5 an exception to a restriction', () => {
  it.each(REFUSABLE)('opens no more of %s than was open before, and its end is announced', (purpose) => {
    for (const state of [{}, { isMinor: true }, { deceasedOn: '2026-01-01' }]) {
      const free = decidePurpose(purpose, person(state), BASES, NOW);
      const decided = decidePurpose(purpose, halted(purpose, state), BASES, NOW);

      expect([decided.allowed, decided.cause]).toEqual([free.allowed, free.cause]);
      expect(decided.changesAt).toEqual(free.allowed ? END : null);
      expect(decidePurpose(purpose, halted(purpose, state), BASES, END)).toMatchObject({ cause: 'restricted' });
    }
  });

  it('opens nothing beside its purpose', () => {
    expect(decidePurpose('RELATIONSHIP', halted('BILLING'), BASES, NOW)).toMatchObject({ cause: 'restricted' });
  });
});
