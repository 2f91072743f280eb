import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicHoliday } from './public-holidays.ts';
import { dueOn, extendedDueOn, regimeOf, strictestRegime } from './request-deadline.ts';

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
    expect(dueOn(receivedOn, 'gdpr', country)).toBe(expected);
  });

  it('in California is the 45th day, whatever weekday that is, and never moves', () => {
    expect(dueOn('2026-06-15', 'ccpa', 'US')).toBe('2026-07-30');
    expect(dueOn('2026-06-18', 'ccpa', 'US')).toBe('2026-08-02');
    expect(extendedDueOn('2026-06-15', 'ccpa', 'US')).toBe('2026-09-13');
  });

  it('in Brazil is the 15th day without extension, in Canada the 30th', () => {
    expect(dueOn('2026-06-15', 'lgpd', 'BR')).toBe('2026-06-30');
    expect(extendedDueOn('2026-06-15', 'lgpd', 'BR')).toBeNull();
    expect(dueOn('2026-06-15', 'pipeda', 'CA')).toBe('2026-07-15');
  });

  it('moves by two more months with an extension, counted from receipt', () => {
    expect(extendedDueOn('2026-06-15', 'gdpr', 'DE')).toBe('2026-09-15');
    expect(extendedDueOn('2026-01-31', 'gdpr', 'DE')).toBe('2026-04-30');
  });

  it('is the earlier one where two laws hold', () => {
    expect(strictestRegime('2026-06-15', ['ccpa', 'gdpr'], 'DE')).toBe('gdpr');
    expect(strictestRegime('2026-06-15', ['gdpr', 'lgpd'], 'DE')).toBe('lgpd');
  });

  it('follows the law of the country, and the GDPR where none is known', () => {
    expect(['DE', 'GB', 'US', 'BR', 'CA', 'JP'].map(regimeOf)).toEqual([
      ...['gdpr', 'uk', 'ccpa', 'lgpd', 'pipeda', 'gdpr'],
    ]);
  });

  it('is never on a weekend under the GDPR, and between 28 and 37 days away', () => {
    const anyDay = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, fc.constantFrom('DE', 'FR', 'AT', 'SE'), (day, country) => {
        const received = day.toISOString().slice(0, 10);
        const due = dueOn(received, 'gdpr', country);
        const days = (Date.parse(due) - Date.parse(received)) / 86_400_000;
        expect([0, 6]).not.toContain(new Date(due).getUTCDay());
        expect(isPublicHoliday(due, country)).toBe(false);
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(37);
      }),
    );
  });
});

describe('Easter', () => {
  it.each(['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2038-04-26'])('Monday is %s', (monday) => {
    expect(isPublicHoliday(monday, 'DE')).toBe(true);
    expect(isPublicHoliday(monday, 'US')).toBe(false);
  });
});
