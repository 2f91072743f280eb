import type { PolicyWords } from './policy-clause.ts';
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
