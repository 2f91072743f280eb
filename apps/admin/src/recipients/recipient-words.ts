import type { Translator } from '@smartx/ui';

/** How a notice to a recipient stands. */
export type NoticeStanding = 'to-tell' | 'waiting' | 'overdue' | 'acknowledged' | 'impossible';

/** What tells how a notice stands. */
export interface StandingNotice {
  readonly dueOn: string;
  readonly toldAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly impossibleAt: string | null;
}

/** The lists of notices, each with a view of its own. */
export const NOTICE_VIEWS = ['open', 'overdue', 'settled', 'impossible'] as const;

/** A view of the list. */
export type NoticeView = (typeof NOTICE_VIEWS)[number];

/** How a notice stands on a day (`YYYY-MM-DD`). */
export function standingOf(
  { dueOn, toldAt, acknowledgedAt, impossibleAt }: StandingNotice,
  today: string,
): NoticeStanding {
  if (acknowledgedAt) return 'acknowledged';
  if (impossibleAt) return 'impossible';
  if (dueOn < today) return 'overdue';
  return toldAt ? 'waiting' : 'to-tell';
}

/** How a notice stands, in words. */
export function standingWord(i18n: Translator, standing: NoticeStanding): string {
  switch (standing) {
    case 'to-tell':
      return i18n.t('To be told by you');
    case 'waiting':
      return i18n.t('Told, no answer yet');
    case 'overdue':
      return i18n.t('Overdue');
    case 'acknowledged':
      return i18n.t('Acknowledged');
    case 'impossible':
      return i18n.t('Impossible');
  }
}

/** What a recipient is told. */
export function noticeKindWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'erase':
      return i18n.t('Delete the person');
    case 'rectify':
      return i18n.t('Correct the person’s data');
    case 'restrict':
      return i18n.t('Store, do not use');
    default:
      return kind;
  }
}

/** GDPR Art. 19: why a recipient is not told, or does nothing; as the API takes it, with its words. */
export function reasonChoices(i18n: Translator): { value: string; label: string }[] {
  return [
    { value: 'recipient-gone', label: i18n.t('The recipient does not exist any more') },
    { value: 'already-deleted', label: i18n.t('The recipient had deleted the data before') },
    { value: 'disproportionate-effort', label: i18n.t('The effort would be out of proportion') },
  ];
}

/** The conditions of a view on a day. */
export function whereOf(view: NoticeView, today: string): object {
  const isOpen = { acknowledgedAt: { isNull: true }, impossibleAt: { isNull: true } };
  switch (view) {
    case 'open':
      return isOpen;
    case 'overdue':
      return { ...isOpen, dueOn: { lt: today } };
    case 'settled':
      return { acknowledgedAt: { isNull: false } };
    case 'impossible':
      return { impossibleAt: { isNull: false } };
  }
}
