import type { Category } from '../../kernel/classify.ts';
import { CATEGORIES } from '../purposes.ts';
import { type RetentionPeriods, withPeriods } from '../retention/periods.ts';
import type { CategoryWords, PolicyWords } from './policy-clause.ts';
import { ARABIC } from './words/arabic.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';

/** The languages in which a policy is offered; the first is the one that counts. */
export const POLICY_LANGUAGES = ['en', 'de', 'fr', 'ar'] as const;

/** A language of {@link POLICY_LANGUAGES}. */
export type PolicyLanguage = (typeof POLICY_LANGUAGES)[number];

const WORDS: Readonly<Record<PolicyLanguage, PolicyWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

/** The language of a policy that fits what a person reads, English where none does. */
export function policyLanguageOf(language: string | null | undefined): PolicyLanguage {
  const wanted = language?.toLowerCase().split('-')[0];
  return POLICY_LANGUAGES.find((known) => known === wanted) ?? 'en';
}

/** The words of a language. */
export function policyWords(language: PolicyLanguage): PolicyWords {
  return WORDS[language];
}

/** The categories in a language, with the periods of a workspace. */
export function categoryWords(
  language: PolicyLanguage,
  periods: RetentionPeriods,
): readonly (CategoryWords & { readonly category: Category })[] {
  const words = policyWords(language).categories;
  return CATEGORIES.map((category) => {
    const { label, examples, retention } = words[category];
    return { category, label, examples, retention: withPeriods(retention, periods, language) };
  });
}
