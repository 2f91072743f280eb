import { formatDate, type Translator } from '@smartx/ui';
import { personsRefusal } from '../refusal-words.ts';

/** A verdict as its sentence needs it. */
export interface Verdict {
  readonly allowed: boolean;
  readonly rule: string;
  readonly cause: string | null;
  readonly since: string | null;
  readonly law: string;
  readonly country: string | null;
}

/** Whether somebody may be written to, as a seller reads it before writing. */
export function verdictSentence(i18n: Translator, verdict: Verdict): string {
  return verdict.allowed ? permission(i18n, verdict) : refusal(i18n, verdict);
}

function permission(i18n: Translator, { rule, since }: Verdict): string {
  if (since) return i18n.t('Yes. They agreed on {date}.', { date: formatDate(i18n.locale, since) });
  switch (rule) {
    case 'soft-opt-in':
      return i18n.t('Yes, as a customer of yours: about goods like those they bought, with a way to stop it.');
    case 'opt-out':
      return i18n.t('Yes, with a way to stop it.');
    default:
      return i18n.t('Yes.');
  }
}

function refusal(i18n: Translator, verdict: Verdict): string {
  const date = verdict.since === null ? null : formatDate(i18n.locale, verdict.since);
  switch (verdict.cause) {
    case 'address-stopped':
      return date
        ? i18n.t('No. This address was stopped on {date}.', { date })
        : i18n.t('No. This address was stopped.');
    case 'channel-refused':
      return date ? i18n.t('No. They refused this on {date}.', { date }) : i18n.t('No. They refused this.');
    default:
      return personsRefusal(i18n, verdict.cause ?? '', date) ?? timeless(i18n, verdict);
  }
}

function timeless(i18n: Translator, { cause, country }: Verdict): string {
  switch (cause) {
    case 'not-opted-in':
      return country
        ? i18n.t('No. The law asks for their consent first ({country}).', {
            country: countryName(i18n.locale, country),
          })
        : i18n.t('No. Where no rule of their country is known, it needs their consent.');
    case 'restricted':
      return i18n.t('No. The use of their data is restricted.');
    case 'minor':
      return i18n.t('No. They are a minor.');
    case 'deceased':
      return i18n.t('No. They have died.');
    case 'switched-off':
      return i18n.t('No. Your workspace does not use data for this.');
    case 'no-basis':
      return i18n.t('No. Your workspace states no legal ground for this.');
    case 'erased':
      return i18n.t('No. Their data was deleted.');
    default:
      return i18n.t('No.');
  }
}

/** A country by its code, as the reader calls it. */
function countryName(locale: string, code: string): string {
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** What a way is called where an address has several. */
export function channelWord(i18n: Translator, channel: string): string {
  switch (channel) {
    case 'phone':
      return i18n.t('Call');
    case 'message':
      return i18n.t('Text message');
    case 'post':
      return i18n.t('Letter');
    default:
      return i18n.t('E-mail');
  }
}
