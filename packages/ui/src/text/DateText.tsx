import { useI18n } from '../i18n/use-i18n.ts';
import { type DateStyle, formatDate, type Instant, toDate } from './format.ts';
import styles from './text.module.css';

/** A moment or a calendar date, in the viewer's language and zone; hover shows it in full with the zone. */
export function DateText(props: { value: Instant; format?: DateStyle; timeZone?: string }) {
  const { locale } = useI18n();
  const { value, format = 'date', timeZone } = props;
  return (
    <time
      className={styles.number}
      dateTime={typeof value === 'string' ? value : toDate(value).toISOString()}
      title={formatDate(locale, value, 'full', timeZone)}
    >
      {formatDate(locale, value, format, timeZone)}
    </time>
  );
}
