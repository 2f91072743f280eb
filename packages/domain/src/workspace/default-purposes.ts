import type { Purpose } from '../kernel/purposes.ts';
import type { LegalBasis } from '../privacy/consent/purpose-setting.entity.ts';

/** How a purpose starts in a new workspace. */
export interface PurposeDefault {
  readonly purpose: Purpose;
  readonly isOn: boolean;
  readonly basis: LegalBasis;
  readonly wording: string;
}

const ALWAYS: readonly PurposeDefault[] = [
  {
    purpose: 'SECURITY',
    isOn: true,
    basis: 'legitimate-interest',
    wording: 'Keep our systems and your data safe: sign-in, access logs, protection against misuse.',
  },
  {
    purpose: 'LEGAL_OBLIGATION',
    isOn: true,
    basis: 'legal-obligation',
    wording: 'Keep what a law makes us keep, such as invoices, for as long as it says.',
  },
  {
    purpose: 'LEGAL_CLAIMS',
    isOn: true,
    basis: 'legitimate-interest',
    wording: 'Establish, exercise or defend legal claims.',
  },
  {
    purpose: 'RIGHTS_HANDLING',
    isOn: true,
    basis: 'legal-obligation',
    wording: 'Answer requests about your data and prove that we did.',
  },
  {
    purpose: 'DATA_CARE',
    isOn: true,
    basis: 'legitimate-interest',
    wording: 'Keep data correct and available: imports, duplicates, backups. Nobody is contacted for this.',
  },
];

/** What a workspace does with the data of its contacts, until it says otherwise. */
export const CONTACT_PURPOSES: readonly PurposeDefault[] = [
  {
    purpose: 'RELATIONSHIP',
    isOn: true,
    basis: 'legitimate-interest',
    wording: 'Work with you: answer you, prepare offers, keep appointments.',
  },
  { purpose: 'SUPPORT', isOn: true, basis: 'legitimate-interest', wording: 'Help you with what you have from us.' },
  // A contract carries it only where the person is the party; then it is stated with the person.
  { purpose: 'BILLING', isOn: true, basis: 'legitimate-interest', wording: 'Write invoices and take payments.' },
  {
    purpose: 'PROSPECTING',
    isOn: true,
    basis: 'legitimate-interest',
    wording: 'Approach you with an offer. You can object at any time, and one objection ends it.',
  },
  { purpose: 'MARKETING', isOn: true, basis: 'consent', wording: 'Send you news and offers that you asked for.' },
  {
    purpose: 'REPORTING',
    isOn: true,
    basis: 'legitimate-interest',
    wording: 'Count and sum up, never about one person.',
  },
  { purpose: 'PROFILING', isOn: false, basis: 'consent', wording: 'Rate how likely you are to buy.' },
  { purpose: 'PARTNER_SHARING', isOn: false, basis: 'consent', wording: 'Pass your data to partners.' },
  ...ALWAYS,
];

/** What the operator does with the data of account holders. */
export const ACCOUNT_PURPOSES: readonly PurposeDefault[] = [
  {
    purpose: 'SERVICE',
    isOn: true,
    basis: 'contract',
    wording: 'Provide and maintain the service that you signed up for.',
  },
  { purpose: 'PERSONALISATION', isOn: false, basis: 'consent', wording: 'Adapt what you see to what you use.' },
  {
    purpose: 'ACCOUNT_MESSAGES',
    isOn: true,
    basis: 'contract',
    wording: 'Write to you about your account and your questions.',
  },
  { purpose: 'PAYMENTS', isOn: true, basis: 'contract', wording: 'Process payments and invoices.' },
  {
    purpose: 'USAGE_ANALYTICS',
    isOn: false,
    basis: 'consent',
    wording: 'Learn how the service is used, to improve it.',
  },
  { purpose: 'OPERATOR_MARKETING', isOn: false, basis: 'consent', wording: 'Send you news and offers of ours.' },
  ...ALWAYS,
];
