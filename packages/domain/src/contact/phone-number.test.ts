import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../testing/env.ts';
import { normalisePhone } from './phone-number.ts';

const EXAMPLES = findSharedData('reference/phone-examples-mobile.json');

describe('a phone number', () => {
  it.each([
    ['+49 30 901820', undefined, '+4930901820'],
    ['030 901820', 'DE', '+4930901820'],
    ['030 901820', 'de', '+4930901820'],
    ['0049 30 901820', undefined, '+4930901820'],
    ['(209) 712-4436 x3651', 'US', '+12097124436;ext=3651'],
    ['+1 209 712 4436 ext. 12', undefined, '+12097124436;ext=12'],
    ['001-315-224-3556', 'UA', '+13152243556'],
  ])('%s (country %s) is found as %s', (text, country, normalised) => {
    expect(normalisePhone(text, country)?.normalised).toBe(normalised);
  });

  it.each([
    ['043-797-5229', 'NO', '0437975229', '5229'],
    ['391.313.4649x42910', 'ZW', '3913134649;ext=42910', '4649'],
    ['1-800-FLOWERS', undefined, '1800flowers', '1800'],
    ['-5361', undefined, '5361', '5361'],
    ['112', undefined, '112', '112'],
    ['x123', undefined, '123', '123'],
  ])('%s cannot be understood and keeps its digits', (text, country, normalised, last4) => {
    expect(normalisePhone(text, country)).toMatchObject({ value: text, normalised, last4, e164: null });
  });

  it('does not believe a country in which the number cannot exist', () => {
    expect(normalisePhone('030 901820', 'US')?.e164).toBeNull();
  });

  it.each(['', '   ', 'none', 'n/a', '☎'])('is not %j', (text) => {
    expect(normalisePhone(text)).toBeNull();
  });

  it.skipIf(EXAMPLES === null)('of every region is understood with its country [needs shared/data]', () => {
    const examples = Object.entries<string>(JSON.parse(readFileSync(EXAMPLES ?? '', 'utf8')));

    const lost = examples.filter(([country, number]) => normalisePhone(number, country)?.e164 == null);

    expect(examples).toHaveLength(245);
    expect(lost).toEqual([]);
  });
});
