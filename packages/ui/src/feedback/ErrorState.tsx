import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './feedback.module.css';

/** What a failure says. */
export interface ErrorStateProps {
  /** What happened: "The contacts could not be loaded". */
  title: string;
  /** What was kept: "Nothing was lost." */
  kept?: ReactNode;
  /** What to do now. */
  advice?: ReactNode;
  /** Trace id, so that support finds the case. */
  id?: string | null | undefined;
  onRetry?: () => void;
}

/** What happened, what was kept, what to do, with an id. */
export function ErrorState(props: ErrorStateProps) {
  const i18n = useI18n();
  return (
    <div className={styles.state} role="alert">
      <span className={styles.stateIcon} data-tone="bad">
        <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
      </span>
      <h2 className={styles.stateTitle}>{props.title}</h2>
      {props.kept && <p className={styles.stateText}>{props.kept}</p>}
      {props.advice && <p className={styles.stateText}>{props.advice}</p>}
      {props.onRetry && (
        <div className={styles.stateActions}>
          <Button variant="default" onClick={props.onRetry}>
            {i18n.t('Try again')}
          </Button>
        </div>
      )}
      {props.id && (
        <p className={styles.stateText}>
          {i18n.t('Error id')} <bdi className={styles.errorId}>{props.id}</bdi>
        </p>
      )}
    </div>
  );
}
