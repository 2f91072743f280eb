/**
 * Every purpose for which personal data is used, with its bit in `data_subject.blocked` and in the purposes that a role
 * holds. A position is never reused, also after its purpose is gone. GDPR Art. 5(1)(b), purpose limitation.
 */
export const PURPOSES = {
  RELATIONSHIP: { bit: 0, list: 'contacts' },
  SUPPORT: { bit: 1, list: 'contacts' },
  BILLING: { bit: 2, list: 'contacts' },
  PROSPECTING: { bit: 3, list: 'contacts' },
  MARKETING: { bit: 4, list: 'contacts' },
  REPORTING: { bit: 5, list: 'contacts' },
  PROFILING: { bit: 6, list: 'contacts' },
  PARTNER_SHARING: { bit: 7, list: 'contacts' },
  SERVICE: { bit: 16, list: 'accounts' },
  PERSONALISATION: { bit: 17, list: 'accounts' },
  ACCOUNT_MESSAGES: { bit: 18, list: 'accounts' },
  PAYMENTS: { bit: 19, list: 'accounts' },
  USAGE_ANALYTICS: { bit: 20, list: 'accounts' },
  OPERATOR_MARKETING: { bit: 21, list: 'accounts' },
  SECURITY: { bit: 32, list: 'always' },
  LEGAL_OBLIGATION: { bit: 33, list: 'always' },
  LEGAL_CLAIMS: { bit: 34, list: 'always' },
  RIGHTS_HANDLING: { bit: 35, list: 'always' },
  DATA_CARE: { bit: 36, list: 'always' },
} as const;

/** A purpose of {@link PURPOSES}. */
export type Purpose = keyof typeof PURPOSES;

/** The purposes in the order of their bits. */
export const PURPOSE_NAMES = Object.keys(PURPOSES).filter(isPurpose);

/** Whether a text names a purpose. */
export function isPurpose(text: string): text is Purpose {
  return Object.hasOwn(PURPOSES, text);
}

/** The purposes as a bit set. */
export function purposeBits(purposes: Iterable<Purpose>): bigint {
  let bits = 0n;
  for (const purpose of purposes) bits |= 1n << BigInt(PURPOSES[purpose].bit);
  return bits;
}

/** The purposes in a bit set. */
export function purposesOf(bits: bigint): Purpose[] {
  return PURPOSE_NAMES.filter((purpose) => (bits & purposeBits([purpose])) !== 0n);
}

/** Purposes that nobody can refuse: a person's objection or restriction never reaches them. */
export const ALWAYS_ON = purposeBits(PURPOSE_NAMES.filter((purpose) => PURPOSES[purpose].list === 'always'));

/** Purposes under which a refused person's row stays visible, with the personal fields withheld; others leave the row out. */
export const KEEPS_ROW_WHEN_REFUSED: readonly Purpose[] = [
  'RELATIONSHIP',
  'SUPPORT',
  'BILLING',
  'SERVICE',
  'ACCOUNT_MESSAGES',
  'PAYMENTS',
];
