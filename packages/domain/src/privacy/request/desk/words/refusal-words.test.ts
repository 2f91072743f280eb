import { expect, it } from 'vitest';
import { REFUSAL_GROUNDS } from '../../privacy-request.entity.ts';
import { refusalWords } from './refusal-words.ts';

it('words every ground of a refusal in every language, each in its own words', () => {
  const languages = ['en', 'de', 'fr', 'ar'];
  const words = languages.flatMap((language) => REFUSAL_GROUNDS.map((ground) => refusalWords(ground, language)));

  expect(new Set(words).size).toBe(languages.length * REFUSAL_GROUNDS.length);
});

it('speaks English to whoever reads another language', () => {
  expect(refusalWords('nothing-held', 'pt-BR')).toBe(refusalWords('nothing-held', 'en'));
  expect(refusalWords('nothing-held', 'de-AT')).toBe(refusalWords('nothing-held', 'de'));
});
