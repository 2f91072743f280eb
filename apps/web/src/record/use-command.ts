import { placeErrors, type UserErrorFields } from '@smartx/client';
import { useI18n, useToast } from '@smartx/ui';
import { useCallback } from 'react';

/** What a command without a form says afterwards. */
export interface CommandWords {
  /** Said where it worked. */
  readonly done: string;
  /** Said where it was refused, before the reason. */
  readonly refused: string;
  readonly onUndo?: () => void;
}

/** Runs a command that has no form: a toast says that it worked, with undo, or why it was refused. True if it worked. */
export function useCommand(): (
  run: () => Promise<readonly UserErrorFields[]>,
  words: CommandWords,
) => Promise<boolean> {
  const i18n = useI18n();
  const toast = useToast();
  return useCallback(
    async (run, { done, refused, onUndo }) => {
      try {
        const [error] = placeErrors(await run());
        if (error) toast({ message: refused, detail: error.message, tone: 'bad' });
        else toast({ message: done, ...(onUndo ? { onUndo } : {}) });
        return error === undefined;
      } catch {
        // The connection or the server failed; nothing is known to have changed.
        toast({ message: refused, detail: i18n.t('The server could not be reached. Try again.'), tone: 'bad' });
        return false;
      }
    },
    [i18n, toast],
  );
}
