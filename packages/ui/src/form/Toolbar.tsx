import type { ReactNode } from 'react';
import styles from './form.module.css';

/** The row of controls over a list: view switcher, filters, sort, fields, search at the start; the one "New" at the end. */
export function Toolbar(props: { label: string; children: ReactNode; end?: ReactNode }) {
  return (
    <fieldset className={styles.toolbar} aria-label={props.label}>
      {props.children}
      {props.end && <div className={styles.toolbarEnd}>{props.end}</div>}
    </fieldset>
  );
}
