import type { Translator } from '../../i18n/i18n.ts';

/** Why the API gave no value: the closed list of `withheld.reason`. */
export const WITHHELD_REASONS = [
  'ROLE',
  'NO_CONSENT',
  'CONSENT_EXPIRED',
  'NO_LEGAL_BASIS',
  'OBJECTION',
  'MINOR',
  'DECEASED',
  'RESTRICTED',
  'ERASED',
  'CATEGORY',
  'PURPOSE_OFF',
  'NOT_DECLARED',
] as const;

/** A reason code of the API. */
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** One entry of a record's `withheld` list. */
export interface Withheld {
  field: string;
  reason: string;
  hint?: string | null | undefined;
  /** For `CATEGORY` the kind of data that the purpose has no use for. */
  category?: string | null | undefined;
}

/** What a reason is about, where it is known: the kind of data, and the purpose in force as people call it. */
export interface ReasonFacts {
  readonly category?: string | null | undefined;
  readonly purpose?: string | null | undefined;
}

/** True for a code of the closed list; the API may be newer than the app. */
export function isWithheldReason(code: string): code is WithheldReason {
  return WITHHELD_REASONS.some((reason) => reason === code);
}

/** The one or two words that stand in place of a value. */
export function reasonWord(i18n: Translator, code: string, { purpose }: ReasonFacts = {}): string {
  if (!isWithheldReason(code)) return i18n.t('withheld');
  switch (code) {
    case 'ROLE':
      return i18n.t('masked');
    case 'NO_CONSENT':
      return i18n.t('no consent');
    case 'CONSENT_EXPIRED':
      return i18n.t('consent expired');
    case 'MINOR':
      return i18n.t('minor');
    case 'DECEASED':
      return i18n.t('deceased');
    case 'NO_LEGAL_BASIS':
      return i18n.t('no legal basis');
    case 'OBJECTION':
      return i18n.t('objected');
    case 'RESTRICTED':
      return i18n.t('restricted');
    case 'ERASED':
      return i18n.t('erased');
    case 'CATEGORY':
      return purpose ? i18n.t('not for {purpose}', { purpose }) : i18n.t('other purpose');
    case 'PURPOSE_OFF':
      return i18n.t('purpose is off');
    case 'NOT_DECLARED':
      return i18n.t('not declared');
  }
}

/** The plain sentence behind the word: what happened and what somebody could do. */
export function reasonSentence(i18n: Translator, code: string, facts: ReasonFacts = {}): string {
  if (!isWithheldReason(code)) return i18n.t('This value is not shown for a privacy reason.');
  switch (code) {
    case 'ROLE':
      return i18n.t('Your role sees only part of this value. You may be able to reveal it; every reveal is logged.');
    case 'NO_CONSENT':
      return i18n.t('This purpose needs the person’s consent, and there is none at the moment.');
    case 'CONSENT_EXPIRED':
      return i18n.t('The person agreed to this purpose, and that consent has run out. A new one opens it again.');
    case 'MINOR':
      return i18n.t('The person is a minor. Nobody approaches them with offers or makes a profile of them.');
    case 'DECEASED':
      return i18n.t('The person has died. Nobody approaches them with offers or makes a profile of them.');
    case 'NO_LEGAL_BASIS':
      return i18n.t('No legal basis is recorded for using this value for the purpose you are working for.');
    case 'OBJECTION':
      return i18n.t('The person objected to this use. It stays off until a privacy officer decides otherwise.');
    case 'RESTRICTED':
      return i18n.t('Processing of this person’s data is restricted. It may be stored, but not used.');
    case 'ERASED':
      return i18n.t('This value was erased and cannot be brought back.');
    case 'CATEGORY':
      return categorySentence(i18n, facts);
    case 'PURPOSE_OFF':
      return i18n.t('The workspace does not use personal data for the purpose you are working for.');
    case 'NOT_DECLARED':
      return i18n.t('This field has no declared use yet, so it is shown to nobody.');
  }
}

function categorySentence(i18n: Translator, { category, purpose }: ReasonFacts): string {
  if (!category || !purpose) return i18n.t('This kind of data is not used for the purpose you are working for.');
  return i18n.t('Data of the kind “{kind}” is not used for “{purpose}”, whoever the person is.', {
    kind: kindWord(i18n, category),
    purpose,
  });
}

/** A kind of personal data in words, as the catalogue calls it. */
export function kindWord(i18n: Translator, category: string): string {
  switch (category) {
    case 'identity':
      return i18n.t('identity');
    case 'contact':
      return i18n.t('contact details');
    case 'relationship':
      return i18n.t('relationship');
    case 'communication':
      return i18n.t('communication');
    case 'commerce':
      return i18n.t('commerce');
    case 'preference':
      return i18n.t('preferences');
    case 'usage':
      return i18n.t('usage');
    case 'security':
      return i18n.t('security');
    case 'request':
      return i18n.t('privacy requests');
    case 'special':
      return i18n.t('special category');
    default:
      return category;
  }
}
