import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../kernel/errors.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { type ContactChanges, followName, readBirthDate, readContact } from './contact-input.ts';

/** The places that a reading refuses. */
function refusedBy(read: (check: InputCheck) => unknown): string[] {
  const check = new InputCheck();
  read(check);
  try {
    check.assertValid();
    return [];
  } catch (error) {
    return error instanceof InvalidInputError ? error.fields.map(({ path }) => path) : ['?'];
  }
}
const read = (input: ContactChanges) => readContact(new InputCheck(), input);

describe('the fields of a contact', () => {
  it('stay as they are where nothing was given, and are emptied by null and by blanks', () => {
    expect(Object.values(read({})).every((value) => value === undefined)).toBe(true);
    expect(read({ jobTitle: null, city: '  ' })).toMatchObject({ jobTitle: null, city: null });
  });

  it('sort a person by the name as it is written', () => {
    expect(read({ fullName: ' Éva Nagy ' })).toMatchObject({
      fullName: 'Éva Nagy',
      sortName: expect.stringMatching(/eva/),
    });
    expect(read({ fullName: null })).toMatchObject({ fullName: null });
  });

  it.each([
    ['DE', 'de'],
    ['pt-BR', 'pt-br'],
    ['zh-Hant', 'zh-hant'],
  ])('spell the language %s in one way', (spelt, typed) => {
    expect(read({ language: typed }).language?.toLowerCase()).toBe(spelt.toLowerCase());
  });

  it.each<[string, ContactChanges]>([
    ['fullName', { fullName: 'x'.repeat(201) }],
    ['country', { country: 'Germany' }],
    ['language', { language: 'not a language' }],
    ['jobTitle', { jobTitle: 'a\u0000b' }],
    ['city', { city: '4111 1111 1111 1111' }],
  ])('are refused by name: %s', (path, input) => {
    expect(refusedBy((check) => readContact(check, input))).toEqual([path]);
  });
});

describe('a birth date', () => {
  it.each(['2026-11-23', '1900-02-28', '2000-02-29'])('is a day that has been: %s', (date) => {
    expect(readBirthDate(new InputCheck(), date, '2026-11-23')).toBe(date);
  });

  it.each(['2026-11-24', '1999-02-29', '23.11.1980', ''])('is none: %j', (date) => {
    expect(refusedBy((check) => readBirthDate(check, date, '2026-11-23'))).toEqual(['birthDate']);
  });
});

describe('a name whose parts change', () => {
  const ana = { fullName: 'Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz' };

  it('follows them where it was made of them', () => {
    expect(followName(ana, { familyName: 'Ruiz Vega' })).toMatchObject({ fullName: 'Ana Ruiz Vega' });
  });

  it('stays where it was given whole, or is stated anew', () => {
    expect(followName({ ...ana, fullName: 'Dr. Ana Ruiz' }, { familyName: 'Vega' })).toEqual({});
    expect(followName(ana, { fullName: 'A. Ruiz', familyName: 'Vega' })).toEqual({});
    expect(followName(ana, { jobTitle: 'Buyer' })).toEqual({});
  });
});
