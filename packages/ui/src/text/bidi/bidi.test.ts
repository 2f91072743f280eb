import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/i18n.ts';
import { isolated, withoutTurns } from './bidi.ts';

const OVERRIDE = '\u202e';
const inside = (text: string) => `\u2068${text}\u2069`;

describe('what somebody wrote, in the midst of a sentence', () => {
  it('stays as it is where it runs as the sentence does', () => {
    expect(isolated('Ana Ruiz', 'ltr')).toBe('Ana Ruiz');
    expect(isolated('ليلى 12', 'rtl')).toBe('ليلى 12');
    expect(isolated('+49 30 1234', 'rtl')).toBe('+49 30 1234');
  });

  it('keeps its own direction where that is the other one', () => {
    expect(isolated('ليلى', 'ltr')).toBe(inside('ليلى'));
    expect(isolated('Ana Ruiz', 'rtl')).toBe(inside('Ana Ruiz'));
  });

  it('turns nothing around it, and cannot close what encloses it', () => {
    expect(isolated(`gnp.${OVERRIDE}exe\u2069`, 'ltr')).toBe(inside('gnp.exe'));
  });

  it('does so in every message', () => {
    const i18n = createI18n('en');

    expect(i18n.t('Account of {name}', { name: `Ana${OVERRIDE}` })).toBe(`Account of ${inside('Ana')}`);
    expect(i18n.t('{count, plural, one {# row} other {# rows}}', { count: 2 })).toBe('2 rows');
  });
});

it('a title loses the signs that turn, and keeps the marks that a script needs', () => {
  expect(withoutTurns(`Ana${OVERRIDE} \u2067Ruiz\u200f`)).toBe('Ana Ruiz\u200f');
});
