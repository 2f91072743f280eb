import { useState } from 'react';

/** The state of a form that is sent: one try at a time, the last failure kept until the next try. */
export function useSubmit(): {
  readonly isSending: boolean;
  readonly failure: unknown;
  /** Runs the try; false if it failed. */
  readonly submit: (attempt: () => Promise<void>) => Promise<boolean>;
} {
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async (attempt: () => Promise<void>) => {
    setSending(true);
    setFailure(null);
    try {
      await attempt();
      return true;
    } catch (error) {
      setFailure(error ?? new Error('failed'));
      return false;
    } finally {
      setSending(false);
    }
  };
  return { isSending, failure, submit };
}
