import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useAnnounce } from './AnnouncerProvider.tsx';

/** A short message after an act. */
export interface Toast {
  message: string;
  /** A quieter second line. */
  detail?: string;
  /** Undoes the act; the toast then stays 12 seconds. */
  onUndo?: () => void;
  tone?: 'plain' | 'bad';
}

/**
 * Polite toasts, read by the live region. Never the only place for an error: show that where it happened too.
 * Returns `toast(…)`.
 */
export function useToast(): (toast: Toast) => void {
  const i18n = useI18n();
  const announce = useAnnounce();
  return useMemo(
    () => (toast: Toast) => {
      const id = crypto.randomUUID();
      const { onUndo } = toast;
      const undo = () => {
        notifications.hide(id);
        onUndo?.();
      };
      announce(toast.detail ? `${toast.message}. ${toast.detail}` : toast.message);
      notifications.show({
        id,
        role: 'region',
        'aria-label': toast.message,
        title: toast.message,
        color: toast.tone === 'bad' ? 'red' : 'indigo',
        autoClose: onUndo ? 12_000 : 6_000,
        closeButtonProps: { 'aria-label': i18n.t('Close') },
        message: (
          <>
            {toast.detail}
            {onUndo && (
              <Button size="compact-sm" variant="subtle" onClick={undo}>
                {i18n.t('Undo')}
              </Button>
            )}
          </>
        ),
      });
    },
    [i18n, announce],
  );
}
