import { expect, it } from 'vitest';
import { wordsFor } from './notice-words.ts';

/** The newest version of each language, by its number. */
function versions(numbers: Readonly<Record<string, number>>) {
  return Object.entries(numbers).map(([language, number]) => ({ language, number }));
}

it.each([
  ['in their own language, if it was translated', { en: 1, de: 2 }, 'en', 'de', 'de'],
  ['in the workspace’s, if it was worded anew since', { de: 2, en: 3 }, 'en', 'de', 'en'],
  ['in the workspace’s, if nobody translated it', { en: 1 }, 'en', 'fr', 'en'],
  ['in the workspace’s, whatever it is', { en: 1, de: 2 }, 'de', 'fr', 'de'],
  ['as the workspace began, while it wrote nothing in its language', { en: 1 }, 'de', 'de', 'en'],
  ['never in a third language', { en: 1, fr: 2 }, 'de', 'ar', 'en'],
] as const)('a reader is told %s', (_case, numbers, own, reader, shown) => {
  expect(wordsFor(versions(numbers), own, reader)?.language).toBe(shown);
});

it('a purpose about which nothing was published has no words', () => {
  expect(wordsFor([], 'en', 'en')).toBeNull();
});
