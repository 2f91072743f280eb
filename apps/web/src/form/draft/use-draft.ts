import { DraftStore } from '@smartx/client';
import { useCallback, useMemo, useState } from 'react';
import { useSession } from '../../session/use-session.ts';
import type { FormValues } from '../model/field-spec.ts';

/** What was typed at one place and not saved, and how it is kept. */
export interface FormDraft {
  /** What was found when the form opened. */
  readonly kept: { readonly values: FormValues; readonly savedAt: number } | null;
  readonly write: (values: FormValues) => void;
  readonly remove: () => void;
}

/** The draft of a place such as `contact` or `note con_1`, of whoever is signed in, in the open workspace. */
export function useDraft(place: string): FormDraft {
  const { account, workspace } = useSession();
  const store = useMemo(() => new DraftStore(account.id, workspace.slug), [account.id, workspace.slug]);
  const [kept] = useState(() => store.read(place));
  return useMemo(
    () => ({ kept, write: (values) => store.write(place, values), remove: () => store.remove(place) }),
    [kept, store, place],
  );
}

/** Texts that are kept while they are typed: the texts, what changes some of them, and what empties them once they are saved. */
export function useDraftTexts<Texts extends FormValues>(
  place: string,
  empty: Texts,
): [Texts, (change: Partial<Texts>) => void, () => void] {
  const draft = useDraft(place);
  const [texts, setTexts] = useState<Texts>(() => ({ ...empty, ...draft.kept?.values }));
  const change = useCallback(
    (more: Partial<Texts>) => {
      const next = { ...texts, ...more };
      draft.write(next);
      setTexts(next);
    },
    [draft, texts],
  );
  const clear = () => {
    draft.remove();
    setTexts(empty);
  };
  return [texts, change, clear];
}
