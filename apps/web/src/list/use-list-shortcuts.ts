import { useI18n } from '@smartx/ui';
import { useScreenShortcuts } from '../shell/shortcuts/shortcuts-context.tsx';

/** C makes a new record of the list that is open; nothing is listened for where the roles may not make one. */
export function useCreateShortcut(label: string | undefined, onCreate: (() => void) | undefined): void {
  const i18n = useI18n();
  useScreenShortcuts(label && onCreate ? [{ keys: 'c', label, group: i18n.t('This list'), run: onCreate }] : []);
}

/** The rows of a list, as far as they are loaded. */
interface Rows {
  readonly total: number | null;
  readonly getRow: (index: number) => { id: string } | undefined;
}

/** The ways from the record beside a list to the one before and after it, also by K and J. */
export function usePeekNeighbours(
  list: Rows,
  peek: string | undefined,
  open: (id: string) => void,
): { onPrevious?: () => void; onNext?: () => void } {
  const i18n = useI18n();
  const at = peek === undefined ? -1 : positionOf(list, peek);
  const way = (index: number) => {
    const row = at === -1 ? undefined : list.getRow(index);
    return row && (() => open(row.id));
  };
  const [onPrevious, onNext] = [way(at - 1), way(at + 1)];
  const group = i18n.t('This list');
  useScreenShortcuts([
    ...(onNext ? [{ keys: 'j', label: i18n.t('Next record'), group, run: onNext }] : []),
    ...(onPrevious ? [{ keys: 'k', label: i18n.t('Previous record'), group, run: onPrevious }] : []),
  ]);
  return { ...(onPrevious ? { onPrevious } : {}), ...(onNext ? { onNext } : {}) };
}

/** Windows far away are not loaded, so only a look at each position tells. */
function positionOf({ total, getRow }: Rows, id: string): number {
  for (let index = 0; index < (total ?? 0); index += 1) if (getRow(index)?.id === id) return index;
  return -1;
}
