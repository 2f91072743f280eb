import type { ReactNode } from 'react';
import { EmptyState } from '../feedback/EmptyState.tsx';
import { useI18n } from '../i18n/use-i18n.ts';
import { DateText } from '../text/DateText.tsx';
import { formatDate, type Instant, toDate } from '../text/format.ts';
import styles from './record.module.css';

/** Something that happened. */
export interface TimelineItem {
  id: string;
  at: Instant;
  icon: ReactNode;
  /** One line: "Maria Lopez moved the deal to Won". */
  title: ReactNode;
  /** More, such as a mail's text; shown in a box. */
  body?: ReactNode;
  /** Consent events and privacy requests are violet. */
  tone?: 'quiet' | 'privacy';
}

/** What a timeline needs. */
export interface TimelineProps {
  /** What it is a history of: "History of Ana Ruiz". */
  label: string;
  /** Newest first. */
  items: readonly TimelineItem[];
  empty?: ReactNode;
  /** The zone of days and times, where they must agree with others; else the viewer's. */
  timeZone?: string;
  /** "Show older", at the end. */
  footer?: ReactNode;
}

/** What happened, grouped by day; hover shows the absolute time. */
export function Timeline(props: TimelineProps) {
  const i18n = useI18n();
  const zone = props.timeZone === undefined ? {} : { timeZone: props.timeZone };
  const days = new Map<string, TimelineItem[]>();
  for (const item of props.items) {
    const day = formatDate(i18n.locale, toDate(item.at), 'date', props.timeZone);
    const list = days.get(day);
    if (list) list.push(item);
    else days.set(day, [item]);
  }
  if (days.size === 0) return <>{props.empty ?? <EmptyState title={i18n.t('Nothing happened yet')} />}</>;
  return (
    <section aria-label={props.label}>
      {[...days].map(([day, items]) => (
        <div key={day} className={styles.daySection}>
          <h3 className={styles.day}>{day}</h3>
          <ol className={styles.events}>
            {items.map((item) => (
              <li key={item.id} className={styles.event}>
                <span className={styles.eventIcon} data-tone={item.tone ?? 'quiet'} aria-hidden>
                  {item.icon}
                </span>
                <div>
                  <div className={styles.eventHead}>
                    <span>{item.title}</span>
                    <DateText value={item.at} format="time" {...zone} />
                  </div>
                  {item.body && <div className={styles.eventBody}>{item.body}</div>}
                </div>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {props.footer}
    </section>
  );
}
