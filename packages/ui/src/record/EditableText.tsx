import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './record.module.css';

/** What an inline-editable text needs. */
export interface EditableTextProps {
  label: string;
  value: string | null | undefined;
  /** Saves; a rejection keeps what was typed and offers a retry. */
  onSave: (value: string) => Promise<void>;
  /** A sentence if the text is not acceptable, null if it is. */
  validate?: (value: string) => string | null;
  placeholder?: string;
  type?: 'text' | 'email' | 'tel' | 'url';
  maxLength?: number;
}

type SaveState = { kind: 'idle' } | { kind: 'saving' } | { kind: 'saved' } | { kind: 'failed'; typed: string };

/** Text that becomes a field on click or Enter. Enter and leaving save, Escape cancels; nothing typed is ever lost. */
export function EditableText(props: EditableTextProps) {
  const i18n = useI18n();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const button = useRef<HTMLButtonElement>(null);
  const returnFocus = useRef(false);
  const value = props.value ?? '';

  useEffect(() => {
    if (draft !== null || !returnFocus.current) return;
    returnFocus.current = false;
    button.current?.focus();
  }, [draft]);

  const save = async (typed: string) => {
    setDraft(null);
    setState({ kind: 'saving' });
    try {
      await props.onSave(typed);
      setState({ kind: 'saved' });
    } catch {
      // The caller reports why; here the typed text is kept for a retry.
      setState({ kind: 'failed', typed });
    }
  };

  const finish = (typed: string) => {
    const complaint = props.validate?.(typed) ?? null;
    setProblem(complaint);
    if (complaint) return;
    if (typed === value) {
      setDraft(null);
      return;
    }
    void save(typed);
  };

  const onKeyDown = (event: KeyboardEvent, typed: string) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      returnFocus.current = true;
      finish(typed);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      returnFocus.current = true;
      setProblem(null);
      setDraft(null);
    }
  };

  if (draft !== null) {
    return (
      <span className={styles.editable}>
        <input
          className={styles.editInput}
          // biome-ignore lint/a11y/noAutofocus: the person just asked to edit this text
          autoFocus
          type={props.type ?? 'text'}
          aria-label={props.label}
          aria-invalid={problem !== null}
          title={problem ?? undefined}
          maxLength={props.maxLength}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => onKeyDown(event, draft)}
          onBlur={() => finish(draft)}
        />
        {problem && (
          <span className={styles.saveState} data-state="failed" role="alert">
            {problem}
          </span>
        )}
      </span>
    );
  }
  const shown = state.kind === 'failed' ? state.typed : value;
  return (
    <span className={styles.editable}>
      <button
        type="button"
        ref={button}
        className={styles.editButton}
        aria-label={i18n.t('Edit {field}: {value}', { field: props.label, value: shown || i18n.t('empty') })}
        onClick={() => setDraft(shown)}
      >
        {shown || <span className={styles.placeholder}>{props.placeholder ?? i18n.t('Add')}</span>}
      </button>
      <SaveStateText state={state} onRetry={save} />
    </span>
  );
}

function SaveStateText(props: { state: SaveState; onRetry: (typed: string) => Promise<void> }) {
  const i18n = useI18n();
  const { state } = props;
  return (
    <span className={styles.saveState} data-state={state.kind} role="status">
      {state.kind === 'saving' && i18n.t('Saving…')}
      {state.kind === 'saved' && (
        <>
          <IconCheck size={14} stroke={1.5} aria-hidden />
          {i18n.t('Saved')}
        </>
      )}
      {state.kind === 'failed' && (
        <>
          {i18n.t('Not saved')}
          <button type="button" onClick={() => void props.onRetry(state.typed)}>
            {i18n.t('Try again')}
          </button>
        </>
      )}
    </span>
  );
}
