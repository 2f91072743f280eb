import { useI18n } from '@smartx/ui';
import { useScreenShortcuts } from '../shell/shortcuts/shortcuts-context.tsx';

/** E edits the open record; nothing is listened for where it may not be changed. */
export function useEditShortcut(onEdit: (() => void) | undefined): void {
  const i18n = useI18n();
  useScreenShortcuts(onEdit ? [{ keys: 'e', label: i18n.t('Edit'), group: i18n.t('This record'), run: onEdit }] : []);
}
