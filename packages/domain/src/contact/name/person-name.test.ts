import { describe, expect, it } from 'vitest';
import { fullNameOf, sortNameOf } from './person-name.ts';

describe('a name', () => {
  it.each([
    ['Zoë  Ångström', 'zoe angstrom'],
    ['李小龍', '李小龍'],
    ['Анна Йованович', 'анна иованович'],
    ['Ödön von Horváth', 'odon von horvath'],
  ])('%s sorts as %s and is not split', (fullName, sortName) => {
    expect(sortNameOf(fullName)).toBe(sortName);
  });

  it('that does not exist sorts nowhere', () => {
    expect(sortNameOf(null)).toBeNull();
    expect(sortNameOf('  ')).toBeNull();
  });

  it('is the one that was given, and made of parts only where there is none', () => {
    expect(fullNameOf({ fullName: 'Dr. Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz' })).toBe('Dr. Ana Ruiz');
    expect(fullNameOf({ givenName: 'Ana', familyName: 'Ruiz' })).toBe('Ana Ruiz');
    expect(fullNameOf({ givenName: ' ', familyName: 'Ruiz' })).toBe('Ruiz');
    expect(fullNameOf({})).toBeNull();
  });
});
