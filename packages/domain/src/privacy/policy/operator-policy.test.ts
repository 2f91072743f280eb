import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../purposes.ts';
import { operatorPolicy } from './operator-policy.ts';
import { CLAUSE_IDS } from './policy-clause.ts';
import { POLICY_LANGUAGES, policyLanguageOf, policyWords } from './policy-words.ts';

describe('B20-AC1 the operator’s policy', () => {
  it.each(POLICY_LANGUAGES)(
    'says every clause and every category in %s, with as many checks as in English',
    (language) => {
      const { clauses } = operatorPolicy(language);
      const english = operatorPolicy('en').clauses;

      expect(clauses.map(({ id }) => id)).toEqual(CLAUSE_IDS);
      expect(clauses.map(({ checks }) => checks.length)).toEqual(english.map(({ checks }) => checks.length));
      expect(clauses.map(({ text }) => text.length)).toEqual(english.map(({ text }) => text.length));
      for (const category of CATEGORIES) expect(policyWords(language).categories[category].label).not.toBe('');
    },
  );

  it.each(POLICY_LANGUAGES.filter((language) => language !== 'en'))(
    'is translated into %s to the last sentence',
    (language) => {
      const sentences = (policy: ReturnType<typeof operatorPolicy>) =>
        policy.clauses.flatMap(({ title, text, checks }) => [title, ...text, ...checks]);

      const same = sentences(operatorPolicy(language)).filter((one) => sentences(operatorPolicy('en')).includes(one));

      // "Cookies" is "Cookies" in German and French.
      expect(same.filter((one) => one !== 'Cookies')).toEqual([]);
    },
  );

  it('has a fingerprint that its words alone decide', () => {
    expect(operatorPolicy('en').textHash).toMatch(/^[0-9a-f]{64}$/);
    expect(operatorPolicy('en').textHash).toBe(operatorPolicy('en').textHash);
    expect(operatorPolicy('de').textHash).not.toBe(operatorPolicy('en').textHash);
  });

  it('comes in the language of the reader, else in English', () => {
    expect(['de-AT', 'AR', 'nl', null].map(policyLanguageOf)).toEqual(['de', 'ar', 'en', 'en']);
  });
});
