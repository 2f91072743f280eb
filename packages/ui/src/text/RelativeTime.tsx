import { useI18n } from '../i18n/use-i18n.ts';
import { formatDate, formatRelative, type Instant, toDate } from './format.ts';
import styles from './text.module.css';
import { useNow } from './use-now.ts';

/** "3 days ago", kept current; hover shows the absolute time with its zone. */
export function RelativeTime(props: { value: Instant; now?: Date }) {
  const { locale } = useI18n();
  const now = useNow(props.now);
  return (
    <time
      className={styles.number}
      dateTime={toDate(props.value).toISOString()}
      title={formatDate(locale, props.value, 'full')}
    >
      {formatRelative(locale, props.value, now)}
    </time>
  );
}
