import { formatDate, type Translator } from '@smartx/ui';
import { isCrmPurpose, purposeOption } from '../../session/purposes.ts';
import { personsRefusal } from '../refusal-words.ts';

/** A verdict as its sentence needs it. */
export interface WhyVerdict {
  readonly allowed: boolean;
  readonly basis: string | null;
  readonly cause: string | null;
  readonly since: string | null;
  readonly changesAt: string | null;
}

/** What a purpose is called, also where the CRM does not work for it. */
export function purposeName(i18n: Translator, purpose: string): string {
  if (isCrmPurpose(purpose)) return purposeOption(i18n, purpose).label;
  switch (purpose) {
    case 'PROFILING':
      return i18n.t('Profiling');
    case 'PARTNER_SHARING':
      return i18n.t('Sharing with partners');
    default:
      return purpose;
  }
}

/** Whether the data may be used, on what it rests or what closes it, and since when. */
export function whySentence(i18n: Translator, verdict: WhyVerdict): string {
  const until =
    verdict.changesAt && i18n.t('until {date}', { date: formatDate(i18n.locale, verdict.changesAt, 'date') });
  const sentence = verdict.allowed ? permission(i18n, verdict) : refusal(i18n, verdict);
  return until ? `${sentence} (${until})` : sentence;
}

function permission(i18n: Translator, { basis, since }: WhyVerdict): string {
  const date = since && formatDate(i18n.locale, since, 'date');
  switch (basis) {
    case 'consent':
      return date ? i18n.t('Yes. They agreed on {date}.', { date }) : i18n.t('Yes, with their consent.');
    case 'contract':
      return i18n.t('Yes, for the contract with them.');
    case 'legitimate-interest':
      return i18n.t('Yes, for a legitimate interest; they can object.');
    case 'legal-obligation':
      return i18n.t('Yes, because the law demands it.');
    case 'vital-interests':
      return i18n.t('Yes, for somebody’s vital interests.');
    case 'public-task':
      return i18n.t('Yes, for a public task; they can object.');
    default:
      return i18n.t('Yes.');
  }
}

function refusal(i18n: Translator, { cause, since }: WhyVerdict): string {
  const date = since && formatDate(i18n.locale, since, 'date');
  switch (cause) {
    case 'restricted':
      return date
        ? i18n.t('No. Processing has been restricted since {date}.', { date })
        : i18n.t('No. Processing is restricted.');
    case 'minor':
      return i18n.t('No. They are a minor: no offers and no profile.');
    case 'deceased':
      return i18n.t('No. They have died: no offers and no profile.');
    case 'erased':
      return i18n.t('No. Their data was erased.');
    default:
      return personsRefusal(i18n, cause ?? '', date) ?? i18n.t('No. Nothing permits it: no legal basis is recorded.');
  }
}

const BASES: Readonly<Record<string, string>> = {
  consent: 'GDPR Art. 6(1)(a)',
  contract: 'GDPR Art. 6(1)(b)',
  'legal-obligation': 'GDPR Art. 6(1)(c)',
  'vital-interests': 'GDPR Art. 6(1)(d)',
  'public-task': 'GDPR Art. 6(1)(e), 21',
  'legitimate-interest': 'GDPR Art. 6(1)(f), 21',
};

const CAUSES: Readonly<Record<string, string>> = {
  objected: 'GDPR Art. 21',
  withdrawn: 'GDPR Art. 7(3)',
  expired: 'GDPR Art. 6(1)(a), 7',
  'never-given': 'GDPR Art. 6(1)(a)',
  restricted: 'GDPR Art. 18',
  minor: 'GDPR recital 38',
  deceased: 'GDPR recital 27',
  erased: 'GDPR Art. 17',
  'no-basis': 'GDPR Art. 6(1)',
};

/** Where the law says so. */
export function ruleOf({ allowed, basis, cause }: Pick<WhyVerdict, 'allowed' | 'basis' | 'cause'>): string {
  return (allowed ? BASES[basis ?? ''] : CAUSES[cause ?? '']) ?? '';
}
