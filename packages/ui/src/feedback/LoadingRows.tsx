import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './feedback.module.css';

const WIDTHS = ['32%', '44%', '26%', '38%', '30%'];

/** Skeleton rows that appear only when loading takes longer than 200 ms, so that fast answers do not flicker. */
export function LoadingRows(props: { rows?: number; delayMs?: number; label?: string }) {
  const i18n = useI18n();
  const { rows = 8, delayMs = 200 } = props;
  const [visible, setVisible] = useState(delayMs === 0);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);

  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{props.label ?? i18n.t('Loading…')}</VisuallyHidden>
      {visible &&
        Array.from({ length: rows }, (_, row) => (
          <div key={row} className={styles.skeletonRow} aria-hidden>
            <span className={styles.bone} style={{ width: WIDTHS[row % WIDTHS.length] }} />
            <span className={styles.bone} style={{ width: '16%' }} />
            <span className={styles.bone} style={{ width: '12%' }} />
          </div>
        ))}
    </div>
  );
}
