import { useI18n, useShortcuts } from '@smartx/ui';
import type { RefObject } from 'react';
import { usesSingleKeys } from '../../shell/preferences.ts';
import type { Verb } from './ReviewCard.tsx';
import type { ReviewItem } from './review-query.ts';

/** The record on which the focus is, else the first that waits. */
function currentOf(list: HTMLElement | null, items: readonly ReviewItem[]): ReviewItem | undefined {
  const holder = document.activeElement?.closest('[data-review-item]');
  const id = holder && list?.contains(holder) ? holder.getAttribute('data-review-item') : null;
  return items.find((item) => item.id === id) ?? items.find(({ state }) => state === 'open') ?? items[0];
}

/** Goes through the records and decides about them by letters; `act` is null where nothing can be decided. */
export function useReviewKeys(
  list: RefObject<HTMLElement | null>,
  items: readonly ReviewItem[],
  act: ((verb: Verb, item: ReviewItem) => void) | null,
): void {
  const i18n = useI18n();
  const group = i18n.t('Records of the copy');
  const move = (by: number) => {
    const holder = document.activeElement?.closest('[data-review-item]');
    const at = items.findIndex(({ id }) => id === holder?.getAttribute('data-review-item'));
    const next = items[at === -1 ? 0 : at + by];
    if (next) list.current?.querySelector<HTMLElement>(`[data-review-item="${next.id}"]`)?.focus();
  };
  const decide = (verb: Verb) => {
    const item = currentOf(list.current, items);
    if (item && !item.isHidden && !item.isChanged) act?.(verb, item);
  };
  useShortcuts(
    [
      { keys: 'j', label: i18n.t('next'), group, run: () => move(1) },
      { keys: 'k', label: i18n.t('previous'), group, run: () => move(-1) },
      { keys: 'b', label: i18n.t('black out'), group, run: () => decide('redact') },
      { keys: 'h', label: i18n.t('hand over'), group, run: () => decide('include') },
      { keys: 'x', label: i18n.t('keep back'), group, run: () => decide('withhold') },
      { keys: 'e', label: i18n.t('choose places'), group, run: () => decide('edit') },
    ],
    { singleKeys: usesSingleKeys() },
  );
}
