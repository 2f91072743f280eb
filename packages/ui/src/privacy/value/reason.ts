import type { Translator } from '../../i18n/i18n.ts';

/** Why the API gave no value: the closed list of `withheld.reason`. */
export const WITHHELD_REASONS = [
  'ROLE',
  'NO_CONSENT',
  'NO_LEGAL_BASIS',
  'OBJECTION',
  'RESTRICTED',
  'ERASED',
  'PURPOSE',
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
}

/** True for a code of the closed list; the API may be newer than the app. */
export function isWithheldReason(code: string): code is WithheldReason {
  return WITHHELD_REASONS.some((reason) => reason === code);
}

/** The one or two words that stand in place of a value. */
export function reasonWord(i18n: Translator, code: string): string {
  if (!isWithheldReason(code)) return i18n.t('withheld');
  switch (code) {
    case 'ROLE':
      return i18n.t('masked');
    case 'NO_CONSENT':
      return i18n.t('no consent');
    case 'NO_LEGAL_BASIS':
      return i18n.t('no legal basis');
    case 'OBJECTION':
      return i18n.t('objected');
    case 'RESTRICTED':
      return i18n.t('restricted');
    case 'ERASED':
      return i18n.t('erased');
    case 'PURPOSE':
    case 'PURPOSE_OFF':
      return i18n.t('other purpose');
    case 'NOT_DECLARED':
      return i18n.t('not declared');
  }
}

/** The plain sentence behind the word: what happened and what somebody could do. */
export function reasonSentence(i18n: Translator, code: string): string {
  if (!isWithheldReason(code)) return i18n.t('This value is not shown for a privacy reason.');
  switch (code) {
    case 'ROLE':
      return i18n.t('Your role sees only part of this value. You may be able to reveal it; every reveal is logged.');
    case 'NO_CONSENT':
      return i18n.t('This purpose needs the person’s consent, and there is none at the moment.');
    case 'NO_LEGAL_BASIS':
      return i18n.t('No legal basis is recorded for using this value for the purpose you are working for.');
    case 'OBJECTION':
      return i18n.t('The person objected to this use. It stays off until a privacy officer decides otherwise.');
    case 'RESTRICTED':
      return i18n.t('Processing of this person’s data is restricted. It may be stored, but not used.');
    case 'ERASED':
      return i18n.t('This value was erased and cannot be brought back.');
    case 'PURPOSE':
    case 'PURPOSE_OFF':
      return i18n.t('This kind of data is not used for the purpose you are working for.');
    case 'NOT_DECLARED':
      return i18n.t('This field has no declared use yet, so it is shown to nobody.');
  }
}
