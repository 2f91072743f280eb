import type { Tone, Translator } from '@smartx/ui';

/** What can happen to a consent, as the ledger knows it. */
export const CONSENT_EVENTS = [
  'pending',
  'given',
  'refused',
  'withdrawn',
  'expired',
  'objected',
  'objection-lifted',
] as const;

/** Through what a consent reaches. */
export const CONSENT_CHANNELS = ['any', 'email', 'phone', 'post', 'message'] as const;

/** The purposes that people can allow and refuse. */
export const REFUSABLE_PURPOSES = [
  'RELATIONSHIP',
  'SUPPORT',
  'BILLING',
  'PROSPECTING',
  'MARKETING',
  'REPORTING',
  'PROFILING',
  'PARTNER_SHARING',
] as const;

/** An event or a state of the ledger in a word or two. */
export function eventWord(i18n: Translator, event: string): string {
  switch (event) {
    case 'pending':
      return i18n.t('Waits for an answer');
    case 'given':
      return i18n.t('Given');
    case 'refused':
      return i18n.t('Refused');
    case 'withdrawn':
      return i18n.t('Withdrawn');
    case 'expired':
      return i18n.t('Expired');
    case 'objected':
      return i18n.t('Objected');
    case 'objection-lifted':
      return i18n.t('Objection taken back');
    case 'none':
      return i18n.t('Nothing said');
    default:
      return event;
  }
}

/** The colour of an event or a state: what opens, what waits, what stops. */
export function eventTone(event: string): Tone {
  if (event === 'given') return 'good';
  if (event === 'pending') return 'warn';
  return ['refused', 'withdrawn', 'objected'].includes(event) ? 'bad' : 'quiet';
}

/** A channel in words. */
export function channelWord(i18n: Translator, channel: string): string {
  switch (channel) {
    case 'any':
      return i18n.t('Every channel');
    case 'email':
      return i18n.t('E-mail');
    case 'phone':
      return i18n.t('Phone');
    case 'post':
      return i18n.t('Post');
    case 'message':
      return i18n.t('Text message');
    default:
      return channel;
  }
}

/** How it was expressed; methods that partners made up stay as they are. */
export function methodWord(i18n: Translator, method: string): string {
  switch (method) {
    case 'web-form':
      return i18n.t('web form');
    case 'double-opt-in':
      return i18n.t('double opt-in');
    case 'phone-call':
      return i18n.t('phone call');
    case 'conversation':
    case 'in-person':
      return i18n.t('in person');
    case 'mail':
    case 'email':
      return i18n.t('mail');
    case 'unsubscribe-link':
      return i18n.t('unsubscribe link');
    case 'letter':
      return i18n.t('letter');
    case 'import':
      return i18n.t('import');
    case 'privacy-request':
      return i18n.t('privacy request');
    default:
      return method;
  }
}
