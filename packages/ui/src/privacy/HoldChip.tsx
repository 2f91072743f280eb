import { IconGavel } from '@tabler/icons-react';
import { useI18n } from '../i18n/use-i18n.ts';
import { formatDate, type Instant } from '../text/format.ts';
import styles from './privacy.module.css';

/** On a record under legal hold: the review date; a click opens the hold. */
export function HoldChip(props: { reviewOn: Instant; name?: string; onOpen?: () => void }) {
  const i18n = useI18n();
  const date = formatDate(i18n.locale, props.reviewOn);
  const text = i18n.t('On hold · review {date}', { date });
  const content = (
    <>
      <IconGavel size={16} stroke={1.5} aria-hidden />
      {text}
    </>
  );
  if (!props.onOpen) {
    return (
      <span className={styles.chip} data-tone="warn" title={props.name}>
        {content}
      </span>
    );
  }
  return (
    <button type="button" className={styles.chip} data-tone="warn" title={props.name} onClick={props.onOpen}>
      {content}
    </button>
  );
}
