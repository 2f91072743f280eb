import { expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

it.each([
  ['Éva NAGY', 'eva nagy'],
  ['  two   words ', 'two words'],
  ['Straße', 'strasse'],
  ['Łódź', 'lodz'],
  ['Ærø', 'aero'],
  ['İstanbul', 'istanbul'],
  ['ﬁn', 'fin'],
  ['Ελλάς', 'ελλας'],
  ['Ёлка', 'елка'],
  ['①', '1'],
])('folds %s to %s', (written, folded) => {
  expect(foldText(written)).toBe(folded);
  expect(foldText(folded)).toBe(folded);
});

it.each(['हिन्दी', 'ไทยน้ำ', 'がぎぐ', 'مُحَمَّد'])('leaves the marks that make the word: %s', (word) => {
  expect(foldText(word)).toBe(word.normalize('NFKD').normalize('NFC'));
});
