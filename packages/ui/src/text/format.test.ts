import { describe, expect, it } from 'vitest';
import { daysUntil, formatDate, formatLanguage, formatMoney, formatNumber, formatRelative } from './format.ts';

describe('money', () => {
  it('stays exact where a float would round', () => {
    expect(formatMoney('en', '90071992547409931.07', 'EUR')).toBe('€90,071,992,547,409,931.07');
  });

  it('drops empty cents only when asked', () => {
    expect([
      formatMoney('en', '1200.00', 'EUR', 'auto'),
      formatMoney('en', '1200.00', 'EUR'),
      formatMoney('en', '1200.50', 'EUR', 'auto'),
    ]).toEqual(['€1,200', '€1,200.00', '€1,200.50']);
  });
});

it('keeps Latin digits in Arabic, as in e-mails and ids', () => {
  expect(formatNumber('ar', 12_480)).toMatch(/^12[,.٬]480$/);
});

describe('dates', () => {
  it('shows a calendar date as that day in every zone', () => {
    expect(formatDate('en', '2026-12-04', 'date', 'Pacific/Kiritimati')).toBe('4 Dec 2026');
    expect(formatDate('en', '2026-12-04', 'short', 'America/Los_Angeles')).toBe('4 Dec');
  });

  it('shows an instant in the zone that counts', () => {
    expect(formatDate('en', '2026-12-04T23:30:00Z', 'date', 'Europe/Berlin')).toBe('5 Dec 2026');
  });

  it('counts calendar days, not hours, over a change of the clock', () => {
    const saturdayEvening = '2026-10-24T21:00:00Z';

    expect(daysUntil('2026-10-26', saturdayEvening, 'Europe/Berlin')).toBe(2);
  });

  it('says the largest unit that fits', () => {
    const now = '2026-11-22T10:00:00Z';

    expect([
      formatRelative('en', '2026-11-22T07:00:00Z', now),
      formatRelative('en', '2026-11-19T10:00:00Z', now),
      formatRelative('en', '2026-11-22T09:59:50Z', now),
      formatRelative('de', '2026-11-23T10:00:00Z', now),
    ]).toEqual(['3 hours ago', '3 days ago', 'now', 'morgen']);
  });
});

it('calls a language as the reader does, and leaves a word that is no code alone', () => {
  expect(formatLanguage('en', 'de')).toBe('German');
  expect(formatLanguage('fr', 'pt-BR')).toContain('portugais');
  expect(formatLanguage('en', 'Klingon, probably')).toBe('Klingon, probably');
});
