import type { ReactNode } from 'react';
import styles from './text.module.css';

/** Colour as meaning; "quiet" for everything that has none. */
export type Tone = 'quiet' | 'accent' | 'good' | 'warn' | 'bad' | 'privacy';

/** A state as icon and word. The word is required: colour alone says nothing to many people. */
export function StatusBadge(props: { tone?: Tone; icon?: ReactNode; children: ReactNode; title?: string }) {
  return (
    <span className={styles.badge} data-tone={props.tone ?? 'quiet'} title={props.title}>
      {props.icon}
      {props.children}
    </span>
  );
}
