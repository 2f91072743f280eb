import { type ReactNode, useId } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { formatNumber } from '../text/format.ts';
import styles from './feedback.module.css';

/** What a progress bar needs. */
export interface ProgressBarProps {
  /** What is running: "Importing deals". */
  label: ReactNode;
  value: number;
  /** 0 or null while the total is not known. */
  max: number | null;
  tone?: 'accent' | 'good' | 'bad';
  /** Instead of "1,200 of 8,800". */
  text?: string;
}

/** Progress in words and as a bar; the words carry it. */
export function ProgressBar(props: ProgressBarProps) {
  const i18n = useI18n();
  const id = useId();
  const { value, max, tone = 'accent' } = props;
  const share = max ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  const done = formatNumber(i18n.locale, value);
  const text =
    props.text ?? (max ? i18n.t('{done} of {total}', { done, total: formatNumber(i18n.locale, max) }) : done);
  return (
    <div className={styles.progress}>
      <div className={styles.progressText}>
        <span id={id}>{props.label}</span>
        <span>{text}</span>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={max || undefined}
        aria-valuenow={max ? value : undefined}
        aria-valuetext={text}
      >
        <div className={styles.bar} data-tone={tone} style={{ inlineSize: `${share}%` }} />
      </div>
    </div>
  );
}
