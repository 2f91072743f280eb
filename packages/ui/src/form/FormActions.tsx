import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './form.module.css';

/** What ends a form. */
export interface FormActionsProps {
  /** A verb with its object: "Create contact". */
  submitLabel: string;
  saving?: boolean;
  /** Beside the one thing that a page is about: it does not compete with it. */
  quiet?: boolean;
  onCancel?: () => void;
  /** Further, quieter choices. */
  children?: ReactNode;
}

/** One primary button, an optional cancel, at the start of the line where the fields are. */
export function FormActions(props: FormActionsProps) {
  const i18n = useI18n();
  return (
    <div className={styles.actions}>
      <Button type="submit" variant={props.quiet ? 'default' : 'filled'} loading={props.saving ?? false}>
        {props.submitLabel}
      </Button>
      {props.onCancel && (
        <Button variant="default" onClick={props.onCancel}>
          {i18n.t('Cancel')}
        </Button>
      )}
      {props.children}
    </div>
  );
}
