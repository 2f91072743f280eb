import { formatNumber, useI18n } from '@smartx/ui';
import { type ReactNode, useId } from 'react';
import styles from './record-page.module.css';

/** A named part of a record's page, with its count and one action. */
export function RecordSection(props: { title: string; count?: number; action?: ReactNode; children: ReactNode }) {
  const i18n = useI18n();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2>
        <span id={id}>{props.title}</span>
        {props.count !== undefined && (
          <span className={styles.sectionCount}>{formatNumber(i18n.locale, props.count)}</span>
        )}
        {props.action && <span className={styles.sectionAction}>{props.action}</span>}
      </h2>
      {props.children}
    </section>
  );
}
