import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALWAYS_ON, PURPOSE_NAMES, PURPOSES, type Purpose, purposesOf } from '../kernel/purposes.ts';
import type { ConsentFact } from './consent/consent-timeline.ts';
import { LEGAL_BASES, type LegalBasis } from './consent/purpose-setting.entity.ts';
import { BasisHistory } from './purpose/basis-history.ts';
import { decidePurpose, decideSubject, HALTED_BY_RESTRICTION, type SubjectFacts } from './purpose-decision.ts';

const NOW = new Date('2026-06-15T10:00:00Z');
const BEGUN = new Date('2025-01-01T00:00:00Z');
const GROUNDS: readonly [Purpose, LegalBasis][] = [
  ['RELATIONSHIP', 'legitimate-interest'],
  ['SUPPORT', 'legitimate-interest'],
  ['BILLING', 'contract'],
  ['PROSPECTING', 'legitimate-interest'],
  ['MARKETING', 'consent'],
  ['REPORTING', 'legitimate-interest'],
  ['PROFILING', 'consent'],
  ['PARTNER_SHARING', 'consent'],
];
const BASES = new BasisHistory(GROUNDS.map(([purpose, basis]) => ({ purpose, basis, validFrom: BEGUN })));

describe('a person about whom nothing was recorded', () => {
  it('may be worked with, billed, approached and counted, but not sent marketing, profiled or shared', () => {
    expect(allowed(person())).toEqual(['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'REPORTING']);
  });

  it('may not be used for a purpose that the workspace states no ground for', () => {
    expect(decide('SERVICE', person())).toMatchObject({ allowed: false, reason: 'NO_LEGAL_BASIS', cause: 'no-basis' });
  });
});

describe('consent', () => {
  it('opens a purpose from the moment it is given', () => {
    const given = person(event('MARKETING', 'given', '2026-01-01'));

    expect(decide('MARKETING', given)).toMatchObject({ allowed: true, since: new Date('2026-01-01'), changesAt: null });
  });

  it('that was only asked for, or double opt-in not confirmed yet, opens nothing', () => {
    expect(decide('MARKETING', person(event('MARKETING', 'pending', '2026-06-14')))).toMatchObject({
      allowed: false,
      reason: 'NO_CONSENT',
      cause: 'never-given',
    });
  });

  it('that is asked for a second time stays as it was given', () => {
    const facts = person(event('MARKETING', 'given', '2026-01-01'), event('MARKETING', 'pending', '2026-02-01'));

    expect(decide('MARKETING', facts).allowed).toBe(true);
  });

  it('that was withdrawn closes it, and an older consent that is recorded late does not open it again', () => {
    const facts = person(event('MARKETING', 'withdrawn', '2026-03-01'), event('MARKETING', 'given', '2026-02-01'));

    expect(decide('MARKETING', facts)).toMatchObject({ allowed: false, reason: 'NO_CONSENT', cause: 'withdrawn' });
  });

  it('and withdrawal at the same instant: the stop wins', () => {
    const facts = person(event('MARKETING', 'given', '2026-03-01'), event('MARKETING', 'withdrawn', '2026-03-01'));

    expect(decide('MARKETING', facts).allowed).toBe(false);
  });

  it('that is given afresh after a withdrawal opens it again', () => {
    const facts = person(event('MARKETING', 'withdrawn', '2026-03-01'), event('MARKETING', 'given', '2026-04-01'));

    expect(decide('MARKETING', facts).allowed).toBe(true);
  });

  it('that was withdrawn is never replaced by another basis (EDPB 05/2020)', () => {
    const grounds = new Map<Purpose, LegalBasis>([['MARKETING', 'legitimate-interest']]);
    const facts = { ...person(event('MARKETING', 'withdrawn', '2026-03-01')), grounds };

    expect(decide('MARKETING', facts)).toMatchObject({ allowed: false, cause: 'withdrawn' });
  });

  it('that expires tonight is open now, closed tomorrow, and says when that changes', () => {
    const until = new Date('2026-06-15T22:00:00Z');
    const facts = person({ ...event('MARKETING', 'given', '2026-01-01'), expiresAt: until });

    expect(decide('MARKETING', facts)).toMatchObject({ allowed: true, changesAt: until });
    expect(decide('MARKETING', facts, until)).toMatchObject({ allowed: false, cause: 'expired', since: until });
  });

  it('to one topic opens the purpose; withdrawing that topic leaves another one open', () => {
    const news = { ...event('MARKETING', 'given', '2026-01-01'), topic: 'news' };
    const offers = { ...event('MARKETING', 'given', '2026-01-01'), topic: 'offers' };
    const noNews = { ...event('MARKETING', 'withdrawn', '2026-02-01'), topic: 'news' };

    expect(decide('MARKETING', person(news, offers, noNews)).allowed).toBe(true);
    expect(decide('MARKETING', person(news, noNews)).allowed).toBe(false);
  });

  it('to a topic ends with a withdrawal from everything', () => {
    const news = { ...event('MARKETING', 'given', '2026-01-01'), topic: 'news' };

    expect(decide('MARKETING', person(news, event('MARKETING', 'withdrawn', '2026-02-01'))).allowed).toBe(false);
  });

  it('that ran out under one topic leaves another topic open', () => {
    const news = { ...event('MARKETING', 'given', '2026-01-01'), topic: 'news' };

    expect(decide('MARKETING', person(news, event('MARKETING', 'expired', '2026-02-01'))).allowed).toBe(true);
  });

  it('that is dated ahead begins on its day', () => {
    const start = new Date('2026-07-01T00:00:00Z');
    const facts = person(event('MARKETING', 'given', '2026-07-01'));

    expect(decide('MARKETING', facts)).toMatchObject({ allowed: false, changesAt: start });
    expect(decide('MARKETING', facts, start).allowed).toBe(true);
  });
});

describe('objection', () => {
  it('to prospecting ends it and nothing else', () => {
    const facts = person(event('PROSPECTING', 'objected', '2026-02-01'));

    expect(decide('PROSPECTING', facts)).toMatchObject({ allowed: false, reason: 'OBJECTION', cause: 'objected' });
    expect(allowed(facts)).toEqual(['RELATIONSHIP', 'SUPPORT', 'BILLING', 'REPORTING']);
  });

  it('to marketing ends prospecting too, because both are direct marketing', () => {
    expect(allowed(person(event('MARKETING', 'objected', '2026-02-01')))).toEqual([
      'RELATIONSHIP',
      'SUPPORT',
      'BILLING',
      'REPORTING',
    ]);
  });

  it('to marketing is a withdrawal of the consent before it', () => {
    const facts = person(event('MARKETING', 'given', '2026-01-01'), event('MARKETING', 'objected', '2026-02-01'));

    expect(decide('MARKETING', facts)).toMatchObject({ allowed: false, reason: 'OBJECTION' });
  });

  it('by e-mail alone leaves the purpose open for other ways', () => {
    const facts = person({ ...event('PROSPECTING', 'objected', '2026-02-01'), channel: 'email' });

    expect(decide('PROSPECTING', facts).allowed).toBe(true);
  });

  it('against a contract closes nothing: it is answered with reasons', () => {
    expect(decide('BILLING', person(event('BILLING', 'objected', '2026-02-01'))).allowed).toBe(true);
  });

  it('suspends work on legitimate interest until it is lifted', () => {
    const objected = event('RELATIONSHIP', 'objected', '2026-02-01');

    expect(decide('RELATIONSHIP', person(objected)).allowed).toBe(false);
    expect(
      decide('RELATIONSHIP', person(objected, event('RELATIONSHIP', 'objection-lifted', '2026-03-01'))).allowed,
    ).toBe(true);
  });

  it('that is lifted brings no consent back', () => {
    const facts = person(
      event('MARKETING', 'given', '2026-01-01'),
      event('MARKETING', 'objected', '2026-02-01'),
      event('MARKETING', 'objection-lifted', '2026-03-01'),
    );

    expect(decide('MARKETING', facts)).toMatchObject({ allowed: false, cause: 'never-given' });
  });
});

describe('B4-AC2 a ground is fixed at collection', () => {
  const changed = new Date('2026-03-01T00:00:00Z');
  const history = new BasisHistory([
    { purpose: 'SUPPORT', basis: 'legitimate-interest', validFrom: BEGUN },
    { purpose: 'SUPPORT', basis: 'consent', validFrom: changed },
    { purpose: 'SUPPORT', basis: 'contract', validFrom: new Date('2026-05-01T00:00:00Z') },
  ]);
  const recorded = (on: string): SubjectFacts => ({ ...person(), createdAt: new Date(on) });

  it.each([
    ['before the workspace said anything', '2024-12-31T00:00:00Z', 'legitimate-interest', true],
    ['under the first ground', '2026-02-28T23:59:59Z', 'legitimate-interest', true],
    ['in the instant of the change', changed.toISOString(), 'consent', false],
    ['under the second', '2026-04-30T00:00:00Z', 'consent', false],
    ['under the third', '2026-06-01T00:00:00Z', 'contract', true],
  ])('for somebody who was recorded %s', (_when, on, basis, isAllowed) => {
    expect(decidePurpose('SUPPORT', recorded(on), history, NOW)).toMatchObject({ basis, allowed: isAllowed });
  });

  it('and a later one, whatever it is, changes the decision about nobody who is there already', () => {
    const anyVersion = fc.record({
      purpose: fc.constantFrom<Purpose[]>('SUPPORT', 'MARKETING', 'BILLING'),
      basis: fc.constantFrom<LegalBasis[]>(...LEGAL_BASES),
      validFrom: fc.integer({ min: 1, max: 500 }).map((days) => new Date(NOW.getTime() + days * 86_400_000)),
    });
    fc.assert(
      fc.property(anyLedger(), fc.array(anyVersion, { maxLength: 5 }), (events, later) => {
        const before = [...GROUNDS].map(([purpose, basis]) => ({ purpose, basis, validFrom: BEGUN }));
        const ordered = later.toSorted((one, other) => one.validFrom.getTime() - other.validFrom.getTime());
        const after = new BasisHistory([...before, ...ordered]);
        expect(decideSubject(person(...events), after, NOW)).toEqual(decideSubject(person(...events), BASES, NOW));
      }),
    );
  });
});

describe('the person themself', () => {
  it('whose processing is restricted can be used for nothing but what nobody can refuse (Art. 18)', () => {
    const facts = { ...person(event('MARKETING', 'given', '2026-01-01')), restrictedAt: new Date('2026-06-01') };

    expect(allowed(facts)).toEqual([]);
    expect(decide('BILLING', facts)).toMatchObject({ reason: 'RESTRICTED', since: new Date('2026-06-01') });
    expect(decide('LEGAL_CLAIMS', facts).allowed).toBe(true);
  });

  it('who was erased can be used for nothing', () => {
    expect(allowed({ ...person(), erasedAt: NOW })).toEqual([]);
  });

  it('who is a minor is neither approached nor profiled nor shared, whatever was consented to', () => {
    const facts = { ...person(event('MARKETING', 'given', '2026-01-01')), isMinor: true };

    expect(allowed(facts)).toEqual(['RELATIONSHIP', 'SUPPORT', 'BILLING', 'REPORTING']);
    expect(decide('MARKETING', facts).cause).toBe('minor');
  });

  it('who died gets no marketing', () => {
    const facts = { ...person(event('MARKETING', 'given', '2026-01-01')), deceasedOn: '2026-05-01' };

    expect(decide('MARKETING', facts)).toMatchObject({ allowed: false, cause: 'deceased' });
  });

  it('is used on the ground that was stated at collection, whatever the workspace says today', () => {
    const facts = { ...person(), grounds: new Map<Purpose, LegalBasis>([['RELATIONSHIP', 'consent']]) };

    expect(decide('RELATIONSHIP', facts)).toMatchObject({ allowed: false, basis: 'consent' });
  });
});

describe('whatever the ledger holds', () => {
  it('the order of recording does not matter', () => {
    fc.assert(
      fc.property(
        anyLedger().chain((events) => fc.tuple(fc.constant(events), shuffled(events))),
        ([one, other]) => {
          expect(decideSubject(person(...one), BASES, NOW)).toEqual(decideSubject(person(...other), BASES, NOW));
        },
      ),
    );
  });

  it('another stop never opens anything', () => {
    const stop = anyEvent().map((one) => ({ ...one, event: 'withdrawn' as const }));
    fc.assert(
      fc.property(anyLedger(), stop, (events, more) => {
        const before = decideSubject(person(...events), BASES, NOW).blocked;
        const after = decideSubject(person(...events, more), BASES, NOW).blocked;
        expect(before & ~after).toBe(0n);
      }),
    );
  });

  it('a consent older than a general withdrawal never opens its purpose', () => {
    fc.assert(
      fc.property(anyLedger(), anyEvent(), (events, late) => {
        const stop = event(late.purpose, 'withdrawn', '2026-06-15');
        const older = { ...late, event: 'given' as const, occurredAt: new Date('2020-01-01') };
        const before = decideSubject(person(...events, stop), BASES, NOW);
        expect(decideSubject(person(...events, stop, older), BASES, NOW)).toEqual(before);
      }),
    );
  });

  it('nobody can close what is always on; a restriction closes all the rest, and halts the care of data', () => {
    const rest = PURPOSE_NAMES.filter((name) => PURPOSES[name].list !== 'always');
    fc.assert(
      fc.property(anyLedger(), (events) => {
        const { blocked } = decideSubject({ ...person(...events), restrictedAt: NOW }, BASES, NOW);
        expect(decideSubject(person(...events), BASES, NOW).blocked & ALWAYS_ON).toBe(0n);
        expect(purposesOf(blocked)).toEqual([...rest, ...HALTED_BY_RESTRICTION]);
      }),
    );
  });

  it.each([
    ['an objection', 'objected', 'objected'],
    ['a refusal', 'refused', 'withdrawn'],
    ['a withdrawal', 'withdrawn', 'withdrawn'],
  ] as const)('%s returns when the consent that lifted it runs out, and that is announced', (_what, kind, cause) => {
    const agreed = { ...event('PROSPECTING', 'given', '2026-05-20'), expiresAt: new Date('2026-07-15') };
    const facts = person(event('PROSPECTING', kind, '2026-05-16'), agreed);
    const at = (day: string) => decidePurpose('PROSPECTING', facts, BASES, new Date(day));

    expect(at('2026-07-14')).toMatchObject({ allowed: true, changesAt: new Date('2026-07-15') });
    expect(at('2026-07-15')).toMatchObject({ allowed: false, cause, since: new Date('2026-05-16') });
  });

  it('an objection to marketing closes offers again when the consent to marketing runs out', () => {
    const agreed = { ...event('MARKETING', 'given', '2026-05-20'), expiresAt: new Date('2026-07-15') };
    const facts = person(event('MARKETING', 'objected', '2026-05-16'), agreed);
    const at = (day: string) => decidePurpose('PROSPECTING', facts, BASES, new Date(day));

    expect(at('2026-07-14')).toMatchObject({ allowed: true, changesAt: new Date('2026-07-15') });
    expect(at('2026-07-15')).toMatchObject({ allowed: false, cause: 'objected' });
  });

  it('of two consents of one instant the one counts that ends first', () => {
    const open = event('MARKETING', 'given', '2026-01-01');
    const over = { ...open, expiresAt: new Date('2026-06-15') };

    for (const facts of [person(open, over), person(over, open)])
      expect(decide('MARKETING', facts)).toMatchObject({ allowed: false, cause: 'expired' });
  });

  it('a consent that was recorded as ended lifts nothing any more', () => {
    const words = [event('PROSPECTING', 'objected', '2026-05-16'), event('PROSPECTING', 'given', '2026-05-20')];
    const ended = event('PROSPECTING', 'expired', '2026-06-01');

    expect(decide('PROSPECTING', person(...words)).allowed).toBe(true);
    expect(decide('PROSPECTING', person(...words, ended))).toMatchObject({ allowed: false, cause: 'objected' });
  });

  it('a consent that has run out never opens anything', () => {
    const over = anyEvent().map((one) => ({ ...one, event: 'given' as const, expiresAt: new Date('2026-06-15') }));
    fc.assert(
      fc.property(anyLedger(), over, (events, more) => {
        const before = decideSubject(person(...events), BASES, NOW).blocked;
        const after = decideSubject(person(...events, more), BASES, NOW).blocked;
        expect(before & ~after).toBe(0n);
      }),
      { numRuns: 1000 },
    );
  });

  it('an objection to marketing returns when the offer that was agreed to since runs out, and that is announced', () => {
    const agreed = { ...event('PROSPECTING', 'given', '2026-06-15'), expiresAt: new Date('2026-07-15') };
    const facts = person(event('MARKETING', 'objected', '2026-05-16'), agreed);
    const at = (day: string) => decidePurpose('PROSPECTING', facts, BASES, new Date(day));

    expect(at('2026-07-14')).toMatchObject({ allowed: true, changesAt: new Date('2026-07-15') });
    expect(at('2026-07-15')).toMatchObject({ allowed: false, cause: 'objected' });
  });

  it('nothing opens or closes by itself before the announced instant', () => {
    fc.assert(
      fc.property(anyLedger(), fc.integer({ min: 0, max: 400 }), (events, days) => {
        const facts = person(...events);
        const { blocked, nextChangeAt } = decideSubject(facts, BASES, NOW);
        const later = new Date(NOW.getTime() + days * 86_400_000);
        fc.pre(!nextChangeAt || later < nextChangeAt);
        expect(decideSubject(facts, BASES, later).blocked).toBe(blocked);
      }),
    );
  });
});

function person(...events: ConsentFact[]): SubjectFacts {
  const nothing = { restrictedAt: null, restrictedPurposes: 0n, erasedAt: null, isMinor: false, deceasedOn: null };
  return { createdAt: new Date('2025-06-01T00:00:00Z'), ...nothing, grounds: new Map(), events };
}

function event(purpose: Purpose, kind: ConsentFact['event'], on: string): ConsentFact {
  const scope = { topic: null, channel: 'any', contactPointId: null };
  return { purpose, event: kind, occurredAt: new Date(on), expiresAt: null, ...scope };
}

function decide(purpose: Purpose, facts: SubjectFacts, now = NOW) {
  return decidePurpose(purpose, facts, BASES, now);
}

/** The purposes of a workspace's contacts that stay open. */
function allowed(facts: SubjectFacts): Purpose[] {
  return PURPOSE_NAMES.filter((name) => PURPOSES[name].list === 'contacts' && decide(name, facts).allowed);
}

/** Few distinct instants and scopes, so that ties and overlaps are common. */
function anyEvent(): fc.Arbitrary<ConsentFact> {
  const day = fc.integer({ min: -3, max: 2 }).map((days) => new Date(NOW.getTime() + days * 30 * 86_400_000));
  return fc.record({
    purpose: fc.constantFrom<Purpose[]>('MARKETING', 'PROSPECTING', 'RELATIONSHIP', 'BILLING', 'PROFILING'),
    event: fc.constantFrom<ConsentFact['event'][]>(
      ...(['pending', 'given', 'refused', 'withdrawn', 'expired', 'objected', 'objection-lifted'] as const),
    ),
    occurredAt: day,
    expiresAt: fc.option(day),
    topic: fc.constantFrom(null, 'news'),
    channel: fc.constantFrom('any', 'email'),
    contactPointId: fc.constant(null),
  });
}

function anyLedger(): fc.Arbitrary<ConsentFact[]> {
  return fc.array(anyEvent(), { maxLength: 8 });
}

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
