import { describe, expect, it } from 'vitest';
import { createI18n, directionOf, pickLocale, type Translator } from './i18n.ts';

describe('a translator', () => {
  it('speaks English without any catalogue, plurals included', () => {
    const i18n: Translator = createI18n('en');

    const one = i18n.t('{count, plural, one {# contact} other {# contacts}}', { count: 1 });
    const many = i18n.t('{count, plural, one {# contact} other {# contacts}}', { count: 12 });

    expect([one, many]).toEqual(['1 contact', '12 contacts']);
  });

  it('takes the later catalogue where two know a message, and English where none does', () => {
    const i18n: Translator = createI18n('de', { Cancel: 'Abbrechen' }, { Cancel: 'Zurück', Save: '' });

    expect([i18n.t('Cancel'), i18n.t('Save'), i18n.t('Open')]).toEqual(['Zurück', 'Save', 'Open']);
  });

  it('asks at compile time for the values that a message names', () => {
    const i18n: Translator = createI18n('en');

    // @ts-expect-error the message names {name}
    i18n.t('Hello {name}');
    // @ts-expect-error the message has no {name}
    i18n.t('Hello', { name: 'Ana' });

    expect(i18n.t('Hello {name}', { name: 'Ana' })).toBe('Hello Ana');
  });
});

it('picks the first language that is shipped, whatever the region', () => {
  expect([pickLocale(['nl-NL', 'fr-CA', 'de']), pickLocale(['nl']), pickLocale(['ar-EG'])]).toEqual(['fr', 'en', 'ar']);
});

it('writes Arabic from right to left', () => {
  expect([directionOf('ar'), directionOf('de')]).toEqual(['rtl', 'ltr']);
});
