import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicHoliday } from './public-holidays.ts';
import { type RequestRegime, TOLD } from './regime-rules.ts';
import { type ClockFacts, clockOf, longestPause, regimeOf } from './request-deadline.ts';

const REGIMES = ['gdpr', 'uk', 'ccpa', 'lgpd', 'pipeda'] as const;

function factsOf(receivedOn: string, more: Partial<ClockFacts> = {}): ClockFacts {
  const fresh = { isExtended: false, pausedDays: 0, isAsked: false };
  return { ...fresh, receivedOn, kind: 'access', regimes: ['gdpr'], country: 'DE', ...more };
}

function due(receivedOn: string, regime: RequestRegime, country: string, more: Partial<ClockFacts> = {}): string {
  return clockOf(factsOf(receivedOn, { regimes: [regime], country, ...more })).dueOn;
}

describe('CLOCK-AC1 the last day for the answer', () => {
  it.each([
    ['ends on the same date of the next month', '2026-06-15', 'DE', '2026-07-15'],
    ['ends on the last day of a month that is too short', '2026-08-31', 'DE', '2026-09-30'],
    ['leaves out a leap day that is there', '2028-01-31', 'DE', '2028-02-29'],
    ['moves from a Saturday to Monday', '2026-07-01', 'DE', '2026-08-03'],
    ['moves from the last day of February, a Saturday, to Monday', '2026-01-31', 'DE', '2026-03-02'],
    ['moves over Christmas and the weekend after it', '2026-11-25', 'DE', '2026-12-28'],
    ['moves over New Year to Monday', '2026-12-01', 'DE', '2027-01-04'],
    ['moves over Good Friday, the weekend and Easter Monday', '2026-03-03', 'DE', '2026-04-07'],
    ['does not move over a holiday of another country', '2026-06-14', 'DE', '2026-07-14'],
    ['moves over the holiday of its own', '2026-06-14', 'FR', '2026-07-15'],
    ['knows weekends alone where it knows no holidays', '2026-11-25', 'SE', '2026-12-25'],
  ])('under the GDPR %s', (_case, receivedOn, country, expected) => {
    expect(due(receivedOn, 'gdpr', country)).toBe(expected);
  });

  it.each<[string, RequestRegime, string, ClockFacts['kind'], string, string]>([
    ['in California is the 45th day', 'ccpa', 'US', 'access', '2026-06-15', '2026-07-30'],
    ['in California is a Sunday where it falls on one', 'ccpa', 'US', 'access', '2026-06-18', '2026-08-02'],
    [
      'in California is the 15th business day for a stop of marketing',
      'ccpa',
      'US',
      'marketing-stop',
      '2026-06-15',
      '2026-07-06',
    ],
    ['in California is the 15th business day for an objection', 'ccpa', 'US', 'objection', '2026-06-19', '2026-07-10'],
    [
      'in California leaves out the holidays of the workspace’s country for it',
      'ccpa',
      'DE',
      'objection',
      '2026-12-14',
      '2027-01-06',
    ],
    ['in Brazil is the 15th day', 'lgpd', 'BR', 'access', '2026-06-15', '2026-06-30'],
    ['in Canada is the 30th day', 'pipeda', 'CA', 'access', '2026-06-15', '2026-07-15'],
    ['in the UK is a month, rolled over Easter', 'uk', 'GB', 'erasure', '2026-03-03', '2026-04-07'],
  ])('%s', (_case, regime, country, kind, receivedOn, expected) => {
    expect(due(receivedOn, regime, country, { kind })).toBe(expected);
  });

  it('follows the law of the country, and the GDPR where none is known', () => {
    expect(['DE', 'GB', 'US', 'BR', 'CA', 'JP'].map(regimeOf)).toEqual([
      ...['gdpr', 'uk', 'ccpa', 'lgpd', 'pipeda', 'gdpr'],
    ]);
  });

  it('is never on a weekend under the GDPR, and between 28 and 37 days away', () => {
    fc.assert(
      fc.property(anyDay(), fc.constantFrom('DE', 'FR', 'AT', 'SE'), (received, country) => {
        const last = due(received, 'gdpr', country);
        const days = (Date.parse(last) - Date.parse(received)) / 86_400_000;
        expect([0, 6]).not.toContain(new Date(last).getUTCDay());
        expect(isPublicHoliday(last, country)).toBe(false);
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(37);
      }),
    );
  });
});

describe('CLOCK-AC2 a pause', () => {
  it.each([
    ['adds the days that the question was open', '2026-06-15', 6, '2026-07-21'],
    ['adds nothing for an answer on the same day', '2026-06-15', 0, '2026-07-15'],
    ['ends on a working day', '2026-06-15', 3, '2026-07-20'],
    ['is added before the holidays are left out', '2026-03-03', 1, '2026-04-07'],
    ['counts days, also over the change of the clocks', '2026-09-30', 30, '2026-11-30'],
  ])('%s', (_case, receivedOn, pausedDays, expected) => {
    expect(due(receivedOn, 'gdpr', 'DE', { pausedDays })).toBe(expected);
  });

  it('is on while the question is open under the laws that know one, for so many days at most', () => {
    const still = REGIMES.filter(
      (regime) => clockOf(factsOf('2026-06-15', { regimes: [regime], isAsked: true })).isStill,
    );

    expect(still).toEqual(['gdpr', 'uk']);
    expect(clockOf(factsOf('2026-06-15')).isStill).toBe(false);
    expect([longestPause(['gdpr']), longestPause(['gdpr', 'ccpa']), longestPause(['ccpa', 'lgpd'])]).toEqual([
      60,
      60,
      null,
    ]);
  });

  it('never makes a last day earlier, and a longer one never earlier than a shorter one', () => {
    fc.assert(
      fc.property(anyFacts(), fc.nat({ max: 60 }), (facts, more) => {
        const [before, after] = [clockOf(facts), clockOf({ ...facts, pausedDays: facts.pausedDays + more })];
        expect(after.dueOn >= before.dueOn).toBe(true);
        for (const [index, { dueOn }] of after.regimes.entries())
          expect(dueOn >= (before.regimes[index]?.dueOn ?? '')).toBe(true);
      }),
    );
  });
});

describe('CLOCK-AC3 California', () => {
  it('never pauses, whatever is asked and however long the answer takes', () => {
    fc.assert(
      fc.property(anyFacts(), fc.nat({ max: 400 }), (facts, pausedDays) => {
        const asked = clockOf({ ...facts, regimes: ['ccpa'], pausedDays, isAsked: true });
        expect(asked).toEqual(clockOf({ ...facts, regimes: ['ccpa'], pausedDays: 0, isAsked: false }));
      }),
    );
  });
});

describe('CLOCK-AC4 an extension', () => {
  it.each<[string, RequestRegime, string, string]>([
    ['adds two months under the GDPR, counted from receipt', 'gdpr', '2026-06-15', '2026-09-15'],
    ['ends on the last day of a month that is too short', 'gdpr', '2026-01-31', '2026-04-30'],
    ['adds 45 days in California', 'ccpa', '2026-06-15', '2026-09-13'],
    ['adds 30 days in Canada', 'pipeda', '2026-06-15', '2026-08-14'],
    ['adds nothing in Brazil', 'lgpd', '2026-06-15', '2026-06-30'],
  ])('%s', (_case, regime, receivedOn, expected) => {
    expect(due(receivedOn, regime, 'DE', { isExtended: true })).toBe(expected);
  });

  it('moves no opt-out in California', () => {
    const optOut = { kind: 'marketing-stop' } as const;
    expect(due('2026-06-15', 'ccpa', 'US', { ...optOut, isExtended: true })).toBe(
      due('2026-06-15', 'ccpa', 'US', optOut),
    );
  });

  it('is told before the first last day, also where the answer is later', () => {
    const { tells, dueOn } = clockOf(factsOf('2026-06-15', { isExtended: true }));
    expect(tells).toContainEqual({ what: 'extension', law: 'GDPR Art. 12(3)', dueOn: '2026-07-15' });
    expect([dueOn, tells.at(-1)]).toEqual([
      '2026-09-15',
      { what: 'answer', law: 'GDPR Art. 12(3)', dueOn: '2026-09-15' },
    ]);
  });
});

describe('CLOCK-AC5 two laws on one request', () => {
  it.each<[string, readonly RequestRegime[], Partial<ClockFacts>, RequestRegime, string]>([
    ['the earlier day rules', ['ccpa', 'gdpr'], {}, 'gdpr', '2026-07-15'],
    ['Brazil is earlier than the GDPR', ['gdpr', 'lgpd'], {}, 'lgpd', '2026-06-30'],
    ['a pause of the one leaves the day of the other', ['gdpr', 'ccpa'], { pausedDays: 30 }, 'ccpa', '2026-07-30'],
    [
      'a pause moves the day as far as the other law lets it',
      ['gdpr', 'ccpa'],
      { pausedDays: 5 },
      'gdpr',
      '2026-07-20',
    ],
    [
      'an extension of the one leaves the day of the other',
      ['gdpr', 'lgpd'],
      { isExtended: true },
      'lgpd',
      '2026-06-30',
    ],
  ])('%s', (_case, regimes, more, regime, dueOn) => {
    expect(clockOf(factsOf('2026-06-15', { regimes, ...more }))).toMatchObject({ regime, dueOn });
  });

  it('stands still only where the law that rules knows a pause', () => {
    const asked = clockOf(factsOf('2026-06-15', { regimes: ['gdpr', 'lgpd'], isAsked: true }));
    expect(asked).toMatchObject({ regime: 'lgpd', isStill: false });
    expect(asked.regimes.map(({ regime, isStill }) => `${regime} ${isStill}`)).toEqual(['gdpr true', 'lgpd false']);
  });

  it('rules by the one that does not pause while a question is open, though its day is later than that of the one that stands still', () => {
    const asked = clockOf(factsOf('2026-06-15', { regimes: ['gdpr', 'ccpa'], isAsked: true }));
    expect(asked).toMatchObject({ regime: 'ccpa', dueOn: '2026-07-30', isStill: false });
    expect(asked.regimes.map(({ regime, dueOn }) => [regime, dueOn])).toEqual([
      ...[
        ['gdpr', '2026-07-15'],
        ['ccpa', '2026-07-30'],
      ],
    ]);
  });

  it('is never later than the day of any one of them whose clock goes on', () => {
    fc.assert(
      fc.property(anyFacts(), (facts) => {
        const { dueOn, isStill, regimes } = clockOf(facts);
        for (const one of regimes) expect(dueOn <= one.dueOn || (one.isStill && !isStill)).toBe(true);
        expect(regimes.map((one) => one.dueOn)).toContain(dueOn);
      }),
    );
  });
});

describe('CLOCK-AC1 what is told, and by when', () => {
  it.each<[RequestRegime, ClockFacts['kind'], string[]]>([
    ['gdpr', 'access', ['extension 2026-07-15', 'refusal 2026-07-15', 'answer 2026-07-15']],
    ['uk', 'complaint', ['receipt 2026-07-15', 'extension 2026-07-15', 'refusal 2026-07-15', 'answer 2026-07-15']],
    ['ccpa', 'erasure', ['receipt 2026-06-29', 'extension 2026-07-30', 'refusal 2026-07-30', 'answer 2026-07-30']],
    ['ccpa', 'marketing-stop', ['refusal 2026-07-06', 'answer 2026-07-06']],
    ['lgpd', 'access', ['refusal 2026-06-30', 'answer 2026-06-30']],
    ['pipeda', 'access', ['extension 2026-07-15', 'refusal 2026-07-15', 'answer 2026-07-15']],
  ])('under %s for %s', (regime, kind, expected) => {
    const { tells } = clockOf(factsOf('2026-06-15', { regimes: [regime], kind, country: 'US' }));
    expect(tells.map((told) => `${told.what} ${told.dueOn}`)).toEqual(expected);
  });

  it('takes the earliest of several laws, each thing once', () => {
    const { tells } = clockOf(factsOf('2026-06-15', { regimes: ['gdpr', 'ccpa'], country: 'US' }));
    expect(tells.map(({ what }) => what)).toEqual([...TOLD]);
    expect(tells.map((told) => told.dueOn)).toEqual(['2026-06-29', '2026-07-15', '2026-07-15', '2026-07-15']);
  });
});

describe('Easter', () => {
  it.each(['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2038-04-26'])('Monday is %s', (monday) => {
    expect(isPublicHoliday(monday, 'DE')).toBe(true);
    expect(isPublicHoliday(monday, 'US')).toBe(false);
  });
});

function anyDay(): fc.Arbitrary<string> {
  return fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
}

function anyFacts(): fc.Arbitrary<ClockFacts> {
  return fc.record({
    receivedOn: anyDay(),
    kind: fc.constantFrom('access' as const, 'erasure' as const, 'marketing-stop' as const, 'complaint' as const),
    regimes: fc.subarray([...REGIMES], { minLength: 1 }),
    country: fc.constantFrom('DE', 'FR', 'GB', 'US'),
    isExtended: fc.boolean(),
    pausedDays: fc.nat({ max: 90 }),
    isAsked: fc.boolean(),
  });
}
