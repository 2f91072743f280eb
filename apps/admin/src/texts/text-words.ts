import type { Tone, Translator } from '@smartx/ui';
import type { TextItem, TextReview } from './text-query.ts';

/** Which texts are shown. */
export const SHOWN_TEXTS = ['open', 'overdue', 'left', 'taken-out'] as const;

/** A choice of {@link SHOWN_TEXTS}. */
export type ShownTexts = (typeof SHOWN_TEXTS)[number];

/** A choice with how many there are. */
export function shownWord(i18n: Translator, shown: ShownTexts, review: TextReview | null): string {
  switch (shown) {
    case 'open':
      return i18n.t('To look at ({count})', { count: review?.open ?? 0 });
    case 'overdue':
      return i18n.t('Overdue ({count})', { count: review?.overdue ?? 0 });
    case 'left':
      return i18n.t('Left as it is ({count})', { count: review?.left ?? 0 });
    case 'taken-out':
      return i18n.t('Taken out ({count})', { count: review?.takenOut ?? 0 });
  }
}

/** Why a place may mean the person. */
export function causeWord(i18n: Translator, cause: string): string {
  switch (cause) {
    case 'certain':
      return i18n.t('theirs for certain');
    case 'shared':
      return i18n.t('somebody else has it too');
    case 'spelling':
      return i18n.t('spelled otherwise');
    case 'misspelt':
      return i18n.t('perhaps misspelt');
    case 'initials':
      return i18n.t('initials');
    case 'nickname':
      return i18n.t('short form of the name');
    case 'part-of-name':
      return i18n.t('part of the name');
    case 'number':
      return i18n.t('end of a phone number');
    case 'handle':
      return i18n.t('handle');
    case 'quoted':
      return i18n.t('quoted reply');
    case 'signature':
      return i18n.t('signature');
    default:
      return i18n.t('marked by hand');
  }
}

/** How a text stands, in words. */
export function stateWord(i18n: Translator, { state, isHeld, isOverdue }: TextItem): string {
  if (state === 'accepted') return i18n.t('Taken out');
  if (state === 'dismissed') return i18n.t('Left as it is');
  if (isHeld) return i18n.t('Under a legal hold');
  return isOverdue ? i18n.t('Overdue') : i18n.t('To look at');
}

/** The colour that goes with {@link stateWord}. */
export function stateTone({ state, isHeld, isOverdue }: TextItem): Tone {
  if (state !== 'open') return 'quiet';
  if (isHeld) return 'privacy';
  return isOverdue ? 'bad' : 'accent';
}
