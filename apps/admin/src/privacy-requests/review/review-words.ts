import type { Tone, Translator } from '@smartx/ui';
import type { ReviewItem } from './review-query.ts';

/** On which ground something of others is handed over. */
export const SHOW_GROUNDS = ['consent-of-other', 'rights-not-affected', 'known-to-person'] as const;

/** On which ground something is kept back. */
export const WITHHOLD_GROUNDS = ['rights-of-others', 'trade-secret', 'legal-privilege'] as const;

/** Which records are shown. */
export const SHOWN = ['waiting', 'concerning', 'all'] as const;

/** A choice of {@link SHOWN}. */
export type Shown = (typeof SHOWN)[number];

/** Why a record is looked at. */
export function causeWord(i18n: Translator, cause: string): string {
  switch (cause) {
    case 'named':
      return i18n.t('Other people are named in it.');
    case 'shared':
      return i18n.t('It is about somebody else too; no name of theirs was found in the text.');
    case 'file':
      return i18n.t('The file is about somebody else too: its content stays out unless you hand it over.');
    default:
      return i18n.t('Nobody else was found in it.');
  }
}

/** Whether nothing in a record is to be blacked out: somebody looked, and found nothing of others. */
export function hasNothingBlack({ cause, texts }: Pick<ReviewItem, 'cause' | 'texts'>): boolean {
  return cause !== 'file' && texts.every(({ passages }) => passages.every(({ isBlack }) => !isBlack));
}

/** What becomes of a record, in words. */
export function outcomeWord(i18n: Translator, item: ReviewItem): string {
  const { state, outcome } = item;
  if (state === 'open') return i18n.t('waits for a decision');
  switch (outcome) {
    case 'include':
      return i18n.t('goes as it is');
    case 'withhold':
      return i18n.t('is kept back');
    default:
      return hasNothingBlack(item) ? i18n.t('nothing of others in it') : i18n.t('others blacked out');
  }
}

/** The colour that goes with {@link outcomeWord}. */
export function outcomeTone({ state, outcome }: { state: string; outcome: string | null }): Tone {
  if (state === 'open') return 'accent';
  return outcome === 'withhold' ? 'privacy' : 'quiet';
}

/** The ground of a decision, as the law words it. */
export function reviewGroundWord(i18n: Translator, ground: string): string {
  switch (ground) {
    case 'consent-of-other':
      return i18n.t('The other person consents');
    case 'rights-not-affected':
      return i18n.t('It does not affect the rights of others (Art. 15(4))');
    case 'known-to-person':
      return i18n.t('The person knows it already');
    case 'rights-of-others':
      return i18n.t('Rights and freedoms of others (Art. 15(4))');
    case 'trade-secret':
      return i18n.t('A trade secret (Art. 15(4))');
    case 'legal-privilege':
      return i18n.t('Professional secrecy of lawyers');
    default:
      return ground;
  }
}
