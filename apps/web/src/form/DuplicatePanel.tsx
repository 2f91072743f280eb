import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useEffect, useRef } from 'react';
import { RecordLink } from '../record/RecordLink.tsx';
import styles from './form.module.css';

interface DuplicatePanelProps {
  /** The records that exist already, as far as they may be seen. */
  candidates: readonly string[];
  kind: 'contacts' | 'companies';
  isSaving: boolean;
  onSaveAnyway: () => void;
}

/** The same record may exist already: the way to it, or on. */
export function DuplicatePanel({ candidates, kind, isSaving, onSaveAnyway }: DuplicatePanelProps) {
  const i18n = useI18n();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <div ref={panel} className={styles.panel} role="alert" tabIndex={-1}>
      <h3>{i18n.t('This may exist already')}</h3>
      {candidates.length === 0 ? (
        <p>{i18n.t('There is a record with the same address that you may not see. Ask your privacy officer.')}</p>
      ) : (
        <p>
          {candidates.map((id) => (
            <span key={id}>
              <RecordLink kind={kind} id={id} name={i18n.t('Open the existing record')} />{' '}
            </span>
          ))}
        </p>
      )}
      <Button variant="default" size="compact-sm" loading={isSaving} onClick={onSaveAnyway}>
        {i18n.t('Save as a second record')}
      </Button>
    </div>
  );
}
