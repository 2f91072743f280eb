import type { ReactNode } from 'react';
import styles from './feedback.module.css';

/** What an empty place says. */
export interface EmptyStateProps {
  /** What belongs here: "No contacts yet". */
  title: string;
  /** Why it is empty and what comes here. */
  children?: ReactNode;
  icon?: ReactNode;
  /** The one next step, a primary button. */
  action?: ReactNode;
  /** A quieter second way, such as sample data. */
  secondaryAction?: ReactNode;
}

/** What belongs here, why it is empty, and the one next step. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <div className={styles.state}>
      {props.icon && <span className={styles.stateIcon}>{props.icon}</span>}
      <h2 className={styles.stateTitle}>{props.title}</h2>
      {props.children && <p className={styles.stateText}>{props.children}</p>}
      {(props.action || props.secondaryAction) && (
        <div className={styles.stateActions}>
          {props.action}
          {props.secondaryAction}
        </div>
      )}
    </div>
  );
}
