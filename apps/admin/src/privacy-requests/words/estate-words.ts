import type { Translator } from '@smartx/ui';

/** What can be seen of an heir, in the order in which it is offered. */
export const ESTATE_PROOFS = [
  'death-certificate',
  'certificate-of-inheritance',
  'will-or-directive',
  'court-order',
  'notary-letter',
] as const;

/** A proof in words. */
export function estateProofWord(i18n: Translator, proof: string): string {
  switch (proof) {
    case 'death-certificate':
      return i18n.t('A death certificate');
    case 'certificate-of-inheritance':
      return i18n.t('A certificate of inheritance');
    case 'will-or-directive':
      return i18n.t('A will, or directives about the data');
    case 'court-order':
      return i18n.t('A court order');
    case 'notary-letter':
      return i18n.t('A letter of a notary');
    default:
      return proof;
  }
}

/** A ground of a decision about an estate, in words. */
export function estateGroundWord(i18n: Translator, ground: string): string {
  switch (ground) {
    case 'directives':
      return i18n.t('The person said so in directives or named whoever asks');
    case 'settling-the-estate':
      return i18n.t('The heirs need it to settle the estate');
    case 'own-interest':
      return i18n.t('An interest of their own, or to protect the person who died');
    case 'family-interest':
      return i18n.t('Family reasons that deserve protection');
    case 'law-applies-after-death':
      return i18n.t('The law still protects the person');
    case 'courtesy':
      return i18n.t('No right, but we help');
    case 'no-right':
      return i18n.t('Whoever asks has no right to it');
    case 'forbidden-by-the-person':
      return i18n.t('The person forbade it');
    case 'not-shown':
      return i18n.t('It was not shown who asks, or that the person died');
    default:
      return ground;
  }
}

/** The country whose rule is applied. */
export function estateCountryWord(i18n: Translator, country: string): string {
  if (country === 'other') return i18n.t('another country, without a rule of its own');
  return new Intl.DisplayNames(i18n.locale, { type: 'region' }).of(country) ?? country;
}
