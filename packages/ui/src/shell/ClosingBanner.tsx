import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { formatDate, type Instant } from '../text/format.ts';
import styles from './closing-banner.module.css';

/** Over every screen of a workspace that is being closed: until when it can be read, and what happens then. */
export function ClosingBanner(props: {
  closingAt: Instant;
  /** Where an owner takes the closure back or fetches the export. */
  action?: ReactNode;
}) {
  const i18n = useI18n();
  return (
    <section className={styles.banner} aria-label={i18n.t('This workspace is being closed')}>
      <IconLock size={16} stroke={1.5} aria-hidden />
      <p className={styles.text}>
        <strong>{i18n.t('This workspace is being closed.')}</strong>{' '}
        {i18n.t('Until {date} it can only be read; then everything in it is destroyed.', {
          date: formatDate(i18n.locale, props.closingAt),
        })}
      </p>
      {props.action}
    </section>
  );
}
