import type { Translator } from '@smartx/ui';

/** What a rule is about. */
export function ruleWord(i18n: Translator, key: string): string {
  const words: Record<string, string> = {
    prospect: i18n.t('People we have no business with'),
    customer: i18n.t('Former customers'),
    'consent-only': i18n.t('People whose only ground was a consent'),
    'closed-deal': i18n.t('Closed deals'),
    'statutory-record': i18n.t('Statutory archive: sales and documents of deleted people'),
    'consent-proof': i18n.t('Proof of consents'),
    request: i18n.t('Privacy requests: kind, dates, outcome'),
    'request-identity': i18n.t('Privacy requests: who asked, letters'),
    'read-log': i18n.t('Log of reads'),
    'sign-in-address': i18n.t('IP addresses of sign-ins'),
    'import-file': i18n.t('Imported files'),
    bin: i18n.t('Recycle bin'),
    'former-member': i18n.t('Names of colleagues who left'),
    'text-review': i18n.t('Decisions about texts after a deletion without a request'),
    'agent-call': i18n.t('Signed messages of agents, against repetition'),
  };
  return words[key] ?? key;
}

/** From when on the time of a rule runs. */
export function triggerWord(i18n: Translator, trigger: string): string {
  const words: Record<string, string> = {
    'last-interaction': i18n.t('after the last real exchange'),
    'relationship-end': i18n.t('after the end of the relationship'),
    'consent-withdrawn': i18n.t('after the end of the consent'),
    'request-closed': i18n.t('after the request was closed'),
    'deal-closed': i18n.t('after the deal was closed'),
    'year-end': i18n.t('after the end of the year of the sale or document'),
    'log-age': i18n.t('after it was written down'),
    bin: i18n.t('after it was deleted'),
    'member-left': i18n.t('after they left'),
  };
  return words[trigger] ?? trigger;
}

/** Why something is kept until then. */
export function groundWord(i18n: Translator, ground: string): string {
  const words: Record<string, string> = {
    service: i18n.t('needed for the work itself'),
    consent: i18n.t('consent'),
    'legal-obligation': i18n.t('a law demands it'),
    dispute: i18n.t('claims can still be made'),
    agreement: i18n.t('an agreement says so'),
  };
  return words[ground] ?? ground;
}

/** The grounds that a rule can have. */
export const GROUNDS = ['service', 'consent', 'legal-obligation', 'dispute', 'agreement'] as const;

/** What becomes of it then. */
export function actionWord(i18n: Translator, action: string): string {
  const words: Record<string, string> = {
    erase: i18n.t('erased'),
    anonymise: i18n.t('anonymised'),
    restrict: i18n.t('restricted'),
  };
  return words[action] ?? action;
}

/** What that means, in one sentence. */
export function actionNote(i18n: Translator, action: string): string {
  const words: Record<string, string> = {
    erase: i18n.t('Gone for good, as at a person’s own request. They may be recorded anew later.'),
    anonymise: i18n.t('Everything that names or describes somebody goes; sums and dates stay.'),
    restrict: i18n.t('Kept, and used for nothing until the restriction is lifted.'),
  };
  return words[action] ?? action;
}

/** A length of time, such as “24 months”. */
export function periodWord(i18n: Translator, { count, unit }: { count: number; unit: string }): string {
  if (unit === 'year') return i18n.t('{count, plural, one {# year} other {# years}}', { count });
  if (unit === 'month') return i18n.t('{count, plural, one {# month} other {# months}}', { count });
  return i18n.t('{count, plural, one {# day} other {# days}}', { count });
}
