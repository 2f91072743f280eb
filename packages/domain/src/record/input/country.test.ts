import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../testing/env.ts';
import { COUNTRIES, findCountry, isCountry } from './country.ts';

const REFERENCE = findSharedData('reference/countries.csv');

describe('a country', () => {
  it.each([
    ['de', 'DE'],
    ['United States', 'US'],
    ["Côte d'Ivoire", 'CI'],
    ['Falkland Islands (Malvinas)', 'FK'],
    ['Macao', 'MO'],
    ['Kenya', 'KE'],
  ])('%s is %s', (text, code) => {
    expect(findCountry(text)).toBe(code);
  });

  it.each(['', 'Atlantis', 'EU', 'ZZ', 'DD', '__proto__'])('%j is none', (text) => {
    expect(findCountry(text)).toBeNull();
    expect(isCountry(text)).toBe(false);
  });

  it.skipIf(REFERENCE === null)('is found by its code and its common name [needs shared/data]', () => {
    const rows: Record<string, string>[] = parse(readFileSync(REFERENCE ?? '', 'utf8'), {
      columns: true,
      relax_column_count: true,
    });

    const unknown = rows.filter((row) => findCountry(row['name.common'] ?? '') !== row.cca2);

    expect(COUNTRIES).toHaveLength(250);
    expect(new Set(rows.map((row) => row.cca2))).toEqual(new Set(COUNTRIES));
    expect(unknown.map((row) => row['name.common'])).toEqual([]);
  });
});
