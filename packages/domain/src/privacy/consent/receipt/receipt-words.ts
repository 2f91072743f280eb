import type { PolicyLanguage } from '../../policy/policy-words.ts';
import type { ReceiptWords } from './receipt-word-list.ts';
import { ARABIC } from './words/arabic.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';

const WORDS: Readonly<Record<PolicyLanguage, ReceiptWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

/** The words of a language. */
export function receiptWords(language: PolicyLanguage): ReceiptWords {
  return WORDS[language];
}
