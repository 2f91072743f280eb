import { describeProblem, type PlacedError, placeErrors, type UserErrorFields } from '@smartx/client';
import { applyUserErrors, type FormWithErrors, useI18n } from '@smartx/ui';
import { useCallback, useState } from 'react';
import { adviceFor } from './ProblemState.tsx';

/** Gives back the errors of its payload. */
export type Mutation = () => Promise<readonly UserErrorFields[] | undefined>;

/** A mutation on its way, with what the API refused. */
export interface Command {
  readonly busy: boolean;
  /** Refusals of the last run, and failures of the network in words; empty after a success. */
  readonly errors: readonly PlacedError[];
  /** True if it was done. */
  readonly run: (mutation: Mutation) => Promise<boolean>;
  readonly clear: () => void;
}

const NONE: readonly PlacedError[] = [];

/** Runs commands one at a time and keeps their refusals, to be shown where the command was given. */
export function useCommand(): Command {
  const { busy, send } = useSending();
  const [errors, setErrors] = useState(NONE);
  const clear = useCallback(() => setErrors(NONE), []);
  const run: Command['run'] = useCallback(
    async (mutation) => {
      const refusals = await send(mutation);
      setErrors(refusals);
      return refusals.length === 0;
    },
    [send],
  );
  return { busy, errors, run, clear };
}

/** Like {@link useCommand}, for a form: what names one of its fields goes there, `errors` is what is left. */
export function useFormCommand(form: FormWithErrors, fields: readonly string[]): Omit<Command, 'clear'> {
  const { busy, send } = useSending();
  const [errors, setErrors] = useState(NONE);
  const run: Command['run'] = async (mutation) => {
    const refusals = await send(mutation);
    setErrors(applyUserErrors(form, refusals, fields));
    return refusals.length === 0;
  };
  return { busy, errors, run };
}

function useSending() {
  const i18n = useI18n();
  const [busy, setBusy] = useState(false);
  const send = useCallback(
    async (mutation: Mutation): Promise<readonly PlacedError[]> => {
      setBusy(true);
      try {
        return placeErrors((await mutation()) ?? []);
      } catch (error) {
        // The network or the server as a whole: said in the same place as a refusal, so that nothing is lost.
        const problem = describeProblem(error);
        return [{ code: problem.code ?? problem.kind, message: adviceFor(i18n, problem), path: null }];
      } finally {
        setBusy(false);
      }
    },
    [i18n],
  );
  return { busy, send };
}
