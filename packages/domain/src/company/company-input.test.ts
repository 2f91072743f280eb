import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../kernel/errors.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { type CompanyChanges, readCompany } from './company-input.ts';

const read = (input: CompanyChanges) => readCompany(new InputCheck(), input);

/** The places that are refused. */
function refusedIn(input: CompanyChanges): string[] {
  const check = new InputCheck();
  readCompany(check, input);
  try {
    check.assertValid();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.fields.map(({ path }) => path);
  }
  return [];
}

describe('the fields of a company', () => {
  it('stay as they are where nothing was given', () => {
    expect(Object.values(read({})).filter((value) => value !== undefined)).toEqual([]);
  });

  it('find a company by its name however it is written', () => {
    expect(read({ name: 'ACME  Gmbh' }).matchName).toBe(read({ name: 'Acme GmbH' }).matchName);
    expect(read({ name: 'GTX Pro' }).matchName).toBe(read({ name: 'GTXPro' }).matchName);
  });

  it.each([
    ['Example.COM', 'example.com'],
    ['xn--mller-kva.example', 'müller.example'],
    [null, null],
  ])('keep the domain %s as %s', (typed, domain) => {
    expect(read({ domain: typed }).domain).toBe(domain);
  });

  it('store money in its smallest unit, and empty both columns at once', () => {
    expect(read({ annualRevenue: { amount: '1100.04', currency: 'EUR' } })).toMatchObject({
      annualRevenueMinor: 110_004n,
      annualRevenueCurrency: 'EUR',
    });
    expect(read({ annualRevenue: null })).toMatchObject({ annualRevenueMinor: null, annualRevenueCurrency: null });
  });

  it.each<[string, CompanyChanges]>([
    ['name', { name: '' }],
    ['domain', { domain: 'no domain' }],
    ['domain', { domain: 'https://example.com/path' }],
    ['website', { website: 'ftp://example.com' }],
    ['country', { country: 'ZZ' }],
    ['foundedYear', { foundedYear: 3000 }],
    ['employeeCount', { employeeCount: -1 }],
    ['employeeCount', { employeeCount: 1.5 }],
    ['annualRevenue', { annualRevenue: { amount: '-1', currency: 'EUR' } }],
    ['annualRevenue', { annualRevenue: { amount: '1', currency: 'XXX' } }],
  ])('refuse %s by its name: %j', (path, input) => {
    expect(refusedIn(input)).toEqual([path]);
  });

  it('name every broken place at once', () => {
    expect(refusedIn({ name: ' ', country: 'Deutschland', employeeCount: 0.5 })).toEqual([
      'name',
      'country',
      'employeeCount',
    ]);
  });
});
