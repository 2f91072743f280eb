import type { Translator } from '@smartx/ui';

/** The grounds of GDPR Art. 18(1). */
export const RESTRICTION_GROUNDS = [
  'accuracy-contested',
  'unlawful',
  'needed-for-claims',
  'objection-pending',
] as const;

/** Why the use of data is restricted. */
export function restrictionWord(i18n: Translator, ground: string): string {
  switch (ground) {
    case 'accuracy-contested':
      return i18n.t('Its accuracy is contested');
    case 'unlawful':
      return i18n.t('The use is unlawful, and the person wants no deletion');
    case 'needed-for-claims':
      return i18n.t('The person needs it for legal claims');
    case 'objection-pending':
      return i18n.t('An objection is being weighed');
    default:
      return ground;
  }
}

/** A value that a person can have corrected. */
export function correctableWord(i18n: Translator, field: string): string {
  switch (field) {
    case 'fullName':
      return i18n.t('Name');
    case 'email':
      return i18n.t('E-mail');
    case 'phone':
      return i18n.t('Telephone');
    case 'postalAddress':
      return i18n.t('Postal address');
    case 'city':
      return i18n.t('City');
    case 'country':
      return i18n.t('Country');
    case 'jobTitle':
      return i18n.t('Job title');
    case 'birthDate':
      return i18n.t('Date of birth');
    default:
      return field;
  }
}

/** What was decided, in one word. */
export function outcomeWord(i18n: Translator, outcome: string): string {
  switch (outcome) {
    case 'granted':
      return i18n.t('granted');
    case 'partly':
      return i18n.t('granted in part');
    case 'refused':
      return i18n.t('refused');
    default:
      return outcome;
  }
}

/** What can be decided about a right, and what each decision does. */
export function outcomesOf(i18n: Translator, kind: string): { value: string; label: string; hint: string }[] {
  switch (kind) {
    case 'objection':
      return [
        choice('granted', i18n.t('The objection stands'), i18n.t('The purposes stay closed for good.')),
        choice('partly', i18n.t('It stands in part'), i18n.t('You say for which purposes; the others go on.')),
        choice(
          'refused',
          i18n.t('It does not stand'),
          i18n.t('Only for compelling grounds that go before theirs (GDPR Art. 21(1)). Marketing stays closed.'),
        ),
      ];
    case 'restriction':
      return [
        choice('granted', i18n.t('Restrict'), i18n.t('The data is stored and not used until you lift it.')),
        choice('refused', i18n.t('Do not restrict'), i18n.t('None of the four grounds holds.')),
      ];
    case 'automated-decision-review':
      return [
        choice('granted', i18n.t('The person is right'), i18n.t('No profile is made of them any more.')),
        choice('refused', i18n.t('The result stays'), i18n.t('You looked at it yourself and come to the same result.')),
      ];
    case 'complaint':
      return [
        choice('granted', i18n.t('The complaint is justified'), i18n.t('Say what changes.')),
        choice('refused', i18n.t('It is not justified'), i18n.t('Say why.')),
      ];
    default:
      return [
        choice('granted', i18n.t('It was corrected'), i18n.t('You changed the records in the CRM.')),
        choice('refused', i18n.t('It stays as it is'), i18n.t('Say why.')),
      ];
  }
}

function choice(value: string, label: string, hint: string) {
  return { value, label, hint };
}
