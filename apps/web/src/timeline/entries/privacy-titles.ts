import type { Translator } from '@smartx/ui';
import { channelName, consentPurposeWord } from '../../privacy/consents/consent-words.ts';
import type { Entry } from './entry.ts';

/** What a person decided about the use of their data. */
export function consentTitle(
  i18n: Translator,
  { event, purpose, channel, actor }: NonNullable<Entry['consent']>,
): string {
  const about = [consentPurposeWord(i18n, purpose), channelName(i18n, channel)].join(' · ');
  const what = `${eventWord(i18n, event)}: ${about}`;
  return actor ? i18n.t('{what} · recorded by {name}', { what, name: actor.displayName ?? i18n.t('Somebody') }) : what;
}

/** That a person asked for one of their rights, and how far it is. */
export function requestTitle(i18n: Translator, { kind, state }: NonNullable<Entry['request']>): string {
  return i18n.t('Privacy request: {kind} · {state}', { kind: kindWord(i18n, kind), state: requestState(i18n, state) });
}

function eventWord(i18n: Translator, event: string): string {
  switch (event) {
    case 'pending':
      return i18n.t('Asked for consent');
    case 'given':
      return i18n.t('Consent given');
    case 'refused':
      return i18n.t('Consent refused');
    case 'withdrawn':
      return i18n.t('Consent taken back');
    case 'expired':
      return i18n.t('Consent ran out');
    case 'objected':
      return i18n.t('Objection');
    default:
      return i18n.t('Objection lifted');
  }
}

function kindWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'access':
      return i18n.t('a copy of their data');
    case 'portability':
      return i18n.t('their data to take along');
    case 'rectification':
      return i18n.t('a correction');
    case 'erasure':
      return i18n.t('deletion');
    case 'restriction':
      return i18n.t('a restriction');
    case 'objection':
    case 'marketing-stop':
      return i18n.t('an objection');
    case 'complaint':
      return i18n.t('a complaint');
    default:
      return i18n.t('a review by a person');
  }
}

function requestState(i18n: Translator, state: string): string {
  switch (state) {
    case 'carried-out':
    case 'closed':
      return i18n.t('done');
    case 'refused':
      return i18n.t('refused');
    case 'withdrawn':
      return i18n.t('withdrawn');
    default:
      return i18n.t('being worked on');
  }
}
