import { useI18n } from '@smartx/ui';
import { IconCheck, IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { EditFormProps } from './EditState.tsx';
import styles from './editable-fact.module.css';

interface EditableFactProps {
  label: string;
  /** The value as it is shown. */
  children: ReactNode;
  /** The form with the one field, in its place. */
  form: (ends: Pick<EditFormProps, 'onSaved' | 'onCancel'>) => ReactNode;
}

/**
 * A value that is changed in its place: a click on it or on its pencil opens the field, Enter saves, Escape leaves it as it was.
 * What the server refuses or somebody else changed meanwhile is told at the field, and nothing typed is lost.
 */
export function EditableFact({ label, children, form }: EditableFactProps) {
  const i18n = useI18n();
  const [state, setState] = useState<'shown' | 'edited' | 'saved'>('shown');
  const pencil = useRef<HTMLButtonElement>(null);
  const wasEdited = useRef(false);
  useEffect(() => {
    if (state !== 'edited' && wasEdited.current) pencil.current?.focus();
    wasEdited.current = state === 'edited';
  }, [state]);
  const onKeyDown = (event: KeyboardEvent) => {
    // A list of choices that is open closes first.
    if (event.key !== 'Escape' || event.defaultPrevented || isListOpen(event.target)) return;
    event.stopPropagation();
    setState('shown');
  };
  if (state === 'edited')
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves whatever field is inside
      <div className={styles.editor} onKeyDown={onKeyDown}>
        {form({ onSaved: () => setState('saved'), onCancel: () => setState('shown') })}
      </div>
    );
  return (
    <span className={styles.fact}>
      <span className={styles.value}>{children}</span>
      <button
        type="button"
        ref={pencil}
        className={styles.pencil}
        aria-label={i18n.t('Edit {field}', { field: label })}
        title={i18n.t('Edit')}
        onClick={() => setState('edited')}
      >
        <IconPencil size={14} stroke={1.5} aria-hidden />
      </button>
      <span className={styles.saved} role="status">
        {state === 'saved' && (
          <>
            <IconCheck size={14} stroke={1.5} aria-hidden />
            {i18n.t('Saved')}
          </>
        )}
      </span>
    </span>
  );
}

function isListOpen(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';
}
