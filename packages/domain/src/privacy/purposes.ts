import type { Category } from '../kernel/classify.ts';
import type { Purpose } from '../kernel/purposes.ts';

/** What is true of a whole category of personal data, said once. */
export interface CategoryRule {
  /** In plain words, for the record of processing and for the person's own copy. */
  readonly label: string;
  readonly examples: string;
  /** The purposes for which data of this category is used at all: an invoice never needs a note. */
  readonly purposes: readonly Purpose[];
  /** When it is erased if nobody asks before. In braces the rules of retention, for `withPeriods`: what each is in a workspace it says itself. */
  readonly retention: string;
}

const ALWAYS: readonly Purpose[] = ['SECURITY', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING', 'DATA_CARE'];
const ACCOUNT: readonly Purpose[] = ['SERVICE', 'ACCOUNT_MESSAGES', 'PAYMENTS'];
const PROFILE =
  '{prospect} after the last exchange with a prospect, {customer} after the end of a customer relationship, {consent-only} after the withdrawal of a consent on which alone it rested';

/** The rules of every category. */
export const CATEGORY_RULES: Readonly<Record<Category, CategoryRule>> = {
  identity: {
    label: 'Who you are',
    examples: 'name, job title, date of birth',
    purposes: [
      ...(['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING', 'PROFILING', 'PARTNER_SHARING'] as const),
      ...ACCOUNT,
      ...ALWAYS,
    ],
    retention: PROFILE,
  },
  contact: {
    label: 'How to reach you',
    examples: 'e-mail, phone, postal address, city',
    purposes: [
      ...(['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING', 'PARTNER_SHARING'] as const),
      ...ACCOUNT,
      ...ALWAYS,
    ],
    retention: PROFILE,
  },
  relationship: {
    label: 'Our relationship',
    examples: 'company, responsible colleague, where the data came from, history of changes',
    purposes: ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING', 'REPORTING', 'PROFILING', ...ALWAYS],
    retention: PROFILE,
  },
  communication: {
    label: 'What was said and written',
    examples: 'notes, calls, meetings, messages, enquiries, files',
    purposes: ['RELATIONSHIP', 'SUPPORT', 'PROFILING', 'ACCOUNT_MESSAGES', ...ALWAYS],
    retention: PROFILE,
  },
  commerce: {
    label: 'What you bought or were offered',
    examples: 'deals and what became of them',
    purposes: ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'REPORTING', 'PROFILING', 'PAYMENTS', ...ALWAYS],
    retention: `${PROFILE}; {closed-deal} after a deal was closed nothing is left of it but the sum`,
  },
  preference: {
    label: 'What you allow and what you refuse',
    examples: 'consents, objections, restrictions, language',
    purposes: [
      ...(['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING', 'PROFILING', 'PARTNER_SHARING'] as const),
      ...ACCOUNT,
      ...ALWAYS,
    ],
    retention:
      'the proof of a consent {consent-proof} after its withdrawal; a list of addresses not to use, as keyed digests, until it is no longer needed',
  },
  usage: {
    label: 'How you use our pages',
    examples: 'number of visits, time on a page',
    purposes: ['PROFILING', 'USAGE_ANALYTICS', 'PERSONALISATION', 'REPORTING', ...ALWAYS],
    retention: PROFILE,
  },
  security: {
    label: 'What keeps the data safe',
    examples: 'sign-ins, who read and changed what',
    purposes: ['SECURITY', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING'],
    retention:
      'sign-ins with the IP address {sign-in-address}, the log of reading {read-log}, the audit for as long as the workspace exists',
  },
  request: {
    label: 'Your privacy requests',
    examples: 'kind, dates, outcome; who asked and the letters',
    purposes: ['RIGHTS_HANDLING', 'LEGAL_CLAIMS', 'LEGAL_OBLIGATION'],
    retention: 'who asked and the letters {request-identity} after closing; kind, dates and outcome {request}',
  },
  special: {
    label: 'Especially protected data (GDPR Art. 9 and 10)',
    examples: 'health, belief, union membership, orientation, offences',
    purposes: ['LEGAL_OBLIGATION', 'LEGAL_CLAIMS', 'RIGHTS_HANDLING', 'DATA_CARE'],
    retention: 'as long as the condition of Art. 9(2) holds under which it was taken',
  },
};

/** Whether data of a category is used for a purpose at all. */
export function categoryServes(category: Category, purpose: Purpose): boolean {
  return CATEGORY_RULES[category].purposes.includes(purpose);
}

/** The categories in the order of the rules. */
export const CATEGORIES = Object.keys(CATEGORY_RULES).filter(isCategory);

/** Whether a text names a category. */
export function isCategory(text: string): text is Category {
  return Object.hasOwn(CATEGORY_RULES, text);
}
