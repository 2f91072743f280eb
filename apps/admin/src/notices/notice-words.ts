import type { Translator } from '@smartx/ui';
import type { ContactFilter } from '../gql/graphql.ts';

/** The parts of the list. */
export const NOTICE_TABS = ['due', 'overdue', 'sent', 'exempt'] as const;

/** A part of the list. */
export type NoticeTab = (typeof NOTICE_TABS)[number];

/** On which way somebody is told where no mail reaches them. */
export const TOLD_METHODS = ['letter', 'phone-call', 'in-person'] as const;

/** Why nobody is told: GDPR Art. 14(5), and that there is nobody any more. */
export const EXEMPTIONS = ['has-information', 'disproportionate', 'law', 'secrecy', 'deceased'] as const;

/** Whether a text of an address names a part of the list. */
export function isNoticeTab(text: string | undefined): text is NoticeTab {
  return NOTICE_TABS.some((tab) => tab === text);
}

/** Who stands in a part of the list; `today` is the workspace's day. */
export function noticeCondition(tab: NoticeTab, today: string): ContactFilter {
  if (tab === 'overdue') return { noticeState: { eq: 'due' }, noticeDueOn: { lt: today } };
  return { noticeState: { eq: tab } };
}

/** The name of a part of the list. */
export function tabName(i18n: Translator, tab: NoticeTab): string {
  switch (tab) {
    case 'due':
      return i18n.t('To be told');
    case 'overdue':
      return i18n.t('Overdue');
    case 'sent':
      return i18n.t('Told');
    case 'exempt':
      return i18n.t('Need not be told');
  }
}

/** From whom the data came. */
export function originWord(i18n: Translator, origin: string | null | undefined): string {
  switch (origin) {
    case 'third-party':
      return i18n.t('From a third party');
    case 'public-source':
      return i18n.t('From a public source');
    case 'person':
      return i18n.t('From the person');
    default:
      return i18n.t('Not stated');
  }
}

/** How somebody was told. */
export function toldWord(i18n: Translator, method: string | null | undefined): string {
  switch (method) {
    case 'email':
      return i18n.t('By e-mail');
    case 'letter':
      return i18n.t('By letter');
    case 'phone-call':
      return i18n.t('On the phone');
    case 'in-person':
      return i18n.t('In person');
    default:
      return '—';
  }
}

/** Why nobody is told, with its place in the law. */
export function exemptionWord(i18n: Translator, ground: string | null | undefined): string {
  switch (ground) {
    case 'has-information':
      return i18n.t('They know already (Art. 14(5)(a))');
    case 'disproportionate':
      return i18n.t('Impossible, or out of proportion (Art. 14(5)(b))');
    case 'law':
      return i18n.t('A law rules how the data is obtained (Art. 14(5)(c))');
    case 'secrecy':
      return i18n.t('Professional secrecy (Art. 14(5)(d))');
    case 'deceased':
      return i18n.t('The person has died');
    default:
      return '—';
  }
}
