import { type PlacedError, placeErrors, type UserErrorFields } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { useState } from 'react';

/** Sends what was composed: it stays where it is on a refusal. */
export function useComposer(): {
  readonly isSending: boolean;
  readonly errors: readonly PlacedError[];
  readonly send: (run: () => Promise<readonly UserErrorFields[]>) => Promise<boolean>;
} {
  const i18n = useI18n();
  const [isSending, setSending] = useState(false);
  const [errors, setErrors] = useState<readonly PlacedError[]>([]);
  const send = async (run: () => Promise<readonly UserErrorFields[]>) => {
    setSending(true);
    try {
      const refusals = placeErrors(await run());
      setErrors(refusals);
      return refusals.length === 0;
    } catch {
      // What was written stays in its field.
      const message = i18n.t('The server could not save it. Check the connection, then try again.');
      setErrors([{ code: 'FAILED', message, path: null }]);
      return false;
    } finally {
      setSending(false);
    }
  };
  return { isSending, errors, send };
}
