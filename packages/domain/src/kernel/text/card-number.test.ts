import { describe, expect, it } from 'vitest';
import { hasCardNumber } from './card-number.ts';

describe('B1-AC3 a card number', () => {
  it.each([
    '4111111111111111',
    'paid with 4111 1111 1111 1111, thanks',
    '4111-1111-1111-1111',
    '4111.1111.1111.1111',
    '4111 1111 1111 1111 123',
    'no.4111111111111111',
    'card:5555555555554444',
    '3782 822463 10005',
    '30569309025904',
    '3530111333300000',
    '6011 1111 1111 1117',
    '6212345678901232',
    '４１１１１１１１１１１１１１１１',
    '1000000000009', // 13 digits of no network that pass the test
  ])('is found in %j', (text) => {
    expect(hasCardNumber(text)).toBe(true);
  });

  it.each([
    '4111 1111 1111 1112',
    '411111111111',
    'call +4915112345674 or 0049 151 1234 5674',
    'from 12.06.2026 14.06.2026 on',
    '2026-06-12 2026-06-14 10-30',
    'DE89 3704 0044 0532 0130 00',
    'GB82 WEST 1234 5698 7654 32',
    'order A4111111111111111',
    '41111111111111111111111111111111',
    'no number at all',
    '',
  ])('is not found in %j', (text) => {
    expect(hasCardNumber(text)).toBe(false);
  });

  it('is looked for in a long text, which a search that begins anew at every digit would not end', () => {
    const found = hasCardNumber('1 '.repeat(50_000));

    expect(found).toBe(false);
  });
});
