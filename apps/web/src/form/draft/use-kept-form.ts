import { useEffect, useRef, useState } from 'react';
import type { FormValues } from '../model/field-spec.ts';
import type { FormDraft } from './use-draft.ts';

interface KeptForm {
  readonly initial: FormValues;
  readonly kept: FormValues | null;
  readonly draft?: FormDraft;
  readonly also?: FormValues;
}

/** Under this beginning a draft keeps the name of a chosen record, of which the form itself has only the id. */
const LABEL = 'label:';

/** Keeps what a form holds while it differs from how it began, with the names of the records that were chosen. */
export function useKeptForm({ initial, kept, draft, also }: KeptForm, values: FormValues) {
  const [first] = useState(initial);
  const [firstAlso] = useState(() => JSON.stringify(also ?? {}));
  const [labels, setLabels] = useState<FormValues>(() => labelsIn(kept ?? {}));
  const isUnsaved =
    kept !== null ||
    JSON.stringify(also ?? {}) !== firstAlso ||
    Object.entries(values).some(([name, text]) => text !== (first[name] ?? ''));
  const named = Object.entries(labels).map(([name, label]) => [LABEL + name, label]);
  const text = JSON.stringify({ ...values, ...also, ...Object.fromEntries(named) });
  // What was only read is not written again, or it would never be too old.
  const read = useRef(kept === null ? null : text);
  useEffect(() => {
    if (!isUnsaved) draft?.remove();
    else if (text !== read.current) {
      read.current = null;
      draft?.write(JSON.parse(text));
    }
  }, [draft, isUnsaved, text]);
  const onPicked = (field: string, label: string) => setLabels((before) => ({ ...before, [field]: label }));
  return { isUnsaved, labels, onPicked };
}

function labelsIn(values: FormValues): FormValues {
  const found = Object.entries(values).filter(([name]) => name.startsWith(LABEL));
  return Object.fromEntries(found.map(([name, label]) => [name.slice(LABEL.length), label]));
}
