import { createI18n } from '@smartx/ui/i18n';
import { expect, it } from 'vitest';
import { propertyWord, propertyWords } from './property-words.ts';

const i18n = createI18n('en');

it('names fields so that they can be read', () => {
  expect(['fullName', 'sharedWith', 'copy-ready', 'import_run'].map((name) => propertyWord(i18n, name))).toEqual([
    ...['full name', 'shared with', 'copy ready', 'import run'],
  ]);
});

it('calls what only programmers know by what it is', () => {
  expect(propertyWord(i18n, 'blindIndex')).toBe('search key');
  expect(propertyWord(i18n, 'mergedInto')).toBe('duplicate of');
});

it('says a word once, however many columns hold such a thing', () => {
  expect(propertyWords(i18n, ['clearValue', 'sealedValue', 'label', 'blindIndex', 'blindLast4'])).toEqual([
    ...['value', 'label', 'search key'],
  ]);
});
