import { useI18n, useShortcuts } from '@smartx/ui';
import type { RefObject } from 'react';
import { usesSingleKeys } from '../shell/preferences.ts';
import type { TextVerb } from './TextCard.tsx';
import type { TextItem } from './text-query.ts';

const HOLDER = '[data-text-item]';

/** Goes through the texts and decides about them by letters. */
export function useTextKeys(
  list: RefObject<HTMLElement | null>,
  items: readonly TextItem[],
  act: (verb: TextVerb, item: TextItem) => void,
): void {
  const i18n = useI18n();
  const group = i18n.t('Texts to look at');
  const focused = () => document.activeElement?.closest(HOLDER)?.getAttribute('data-text-item');
  const move = (by: number) => {
    const at = items.findIndex(({ id }) => id === focused());
    const next = items[at === -1 ? 0 : at + by];
    if (next) list.current?.querySelector<HTMLElement>(`[data-text-item="${next.id}"]`)?.focus();
  };
  const decide = (verb: TextVerb) => {
    const item = items.find(({ id }) => id === focused()) ?? items[0];
    if (item) act(verb, item);
  };
  useShortcuts(
    [
      { keys: 'j', label: i18n.t('next'), group, run: () => move(1) },
      { keys: 'k', label: i18n.t('previous'), group, run: () => move(-1) },
      { keys: 'x', label: i18n.t('take out'), group, run: () => decide('take-out') },
      { keys: 'l', label: i18n.t('leave'), group, run: () => decide('leave') },
      { keys: 'e', label: i18n.t('mark by hand'), group, run: () => decide('edit') },
      { keys: 'u', label: i18n.t('undo'), group, run: () => decide('undo') },
    ],
    { singleKeys: usesSingleKeys() },
  );
}
