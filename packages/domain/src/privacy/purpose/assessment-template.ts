import type { Purpose } from '../../kernel/purposes.ts';
import type { PolicyLanguage } from '../policy/policy-words.ts';
import { ARABIC } from './words/arabic.ts';
import type { AssessmentWords } from './words/assessment-words.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';

const WORDS: Readonly<Record<PolicyLanguage, AssessmentWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

/** For so many months an assessment is adopted, where nobody says otherwise. */
export const REVIEW_AFTER_MONTHS = 12;

/**
 * A weighing of the legitimate interest that a purpose rests on at first (GDPR Art. 6(1)(f)), to be read, changed and adopted;
 * null for a purpose that begins on another ground, whose interest only the workspace itself can know.
 */
export function assessmentTemplate(purpose: Purpose, language: PolicyLanguage): string | null {
  const { headings, purposes, safeguards } = WORDS[language];
  const weighing = purposes[purpose];
  if (!weighing) return null;
  const { interest, necessity, balance } = weighing;
  return [
    `${headings.interest}: ${interest}`,
    `${headings.necessity}: ${necessity}`,
    `${headings.balance}: ${balance}`,
    `${headings.safeguards}: ${safeguards}`,
  ].join('\n\n');
}
