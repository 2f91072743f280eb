import { describe, expect, it } from 'vitest';
import { CURRENCIES, formatMoney, parseMoney } from './money.ts';

describe('an amount', () => {
  it.each([
    ['1200.50', 'EUR', 120050n],
    ['1200.5', 'EUR', 120050n],
    ['0', 'EUR', 0n],
    ['-3.07', 'USD', -307n],
    ['1500', 'JPY', 1500n],
    ['1.234', 'KWD', 1234n],
    ['92233720368547758.07', 'EUR', 9223372036854775807n],
    ['5.1000', 'EUR', 510n],
  ])('%s %s is stored in its smallest unit', (amount, currency, minor) => {
    expect(parseMoney(amount, currency)).toEqual({ minor, currency });
  });

  it.each([
    ['1.005', 'EUR', /2 decimal places/],
    ['1.5', 'JPY', /0 decimal places/],
    ['1,200.50', 'EUR', /decimal number/],
    ['1e3', 'EUR', /decimal number/],
    ['', 'EUR', /decimal number/],
    ['NaN', 'EUR', /decimal number/],
    ['92233720368547758.08', 'EUR', /too large/],
    ['1', 'eur', /ISO 4217/],
    ['1', 'XXX', /ISO 4217/],
    ['1', 'constructor', /ISO 4217/],
  ])('%s %s is refused with the place and the reason', (amount, currency, message) => {
    expect(() => parseMoney(amount, currency, 'value')).toThrow(message);
    expect(() => parseMoney(amount, currency, 'value')).toThrow(expect.objectContaining({ path: 'value' }));
  });

  it('comes out as it went in, in every currency', () => {
    for (const currency of CURRENCIES)
      for (const minor of [0n, 1n, -1n, 99n, -100n, 123456789n])
        expect(parseMoney(formatMoney({ minor, currency }), currency)).toEqual({ minor, currency });
  });

  it('is written with all the digits of its currency', () => {
    expect(formatMoney({ minor: 5n, currency: 'EUR' })).toBe('0.05');
    expect(formatMoney({ minor: -5n, currency: 'KWD' })).toBe('-0.005');
    expect(formatMoney({ minor: 5n, currency: 'JPY' })).toBe('5');
  });
});
