import { expect, it } from 'vitest';
import { previewOf, sizeText } from './file-words.ts';

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1024, '1 kB'],
  [1500, '1.5 kB'],
  [52_428_800, '50 MB'],
])('says how large a file is: %i', (bytes, text) => {
  expect(sizeText('en', bytes)).toBe(text);
});

it('says it in the language of the reader', () => {
  expect(sizeText('de', 1500)).toBe('1,5 kB');
});

it('shows on the page only what runs nothing, and nothing huge', () => {
  expect(
    ['image/png', 'text/csv', 'image/svg+xml', 'text/html', 'application/pdf'].map((type) => previewOf(type, 10)),
  ).toEqual(['image', 'text', null, null, null]);
  expect(previewOf('image/png', 30 * 1024 * 1024)).toBeNull();
});
