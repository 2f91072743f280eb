import { IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { formatDate, type Instant } from '../text/format.ts';
import styles from './privacy.module.css';

/** What the banner says: since when, by whom, what is still allowed. */
export interface RestrictionBannerProps {
  since: Instant;
  /** The member or rule that restricted. */
  by: string;
  /** "Storage, legal claims" … in plain words. */
  allowed: ReactNode;
  /** Why, if it may be shown. */
  reason?: ReactNode;
  /** A link or button, for example to the request. */
  action?: ReactNode;
}

/** On the record of a restricted person (GDPR Art. 18): stored, but not used. */
export function RestrictionBanner(props: RestrictionBannerProps) {
  const i18n = useI18n();
  // Isolates keep a Latin name in order inside Arabic text.
  const since = formatDate(i18n.locale, props.since);
  return (
    <section className={styles.banner} aria-label={i18n.t('Processing restricted')}>
      <IconShieldLock size={16} stroke={1.5} aria-hidden />
      <div className={styles.bannerText}>
        <div className={styles.bannerTitle}>
          {i18n.t('Processing restricted since {since} by {who}', { since, who: `\u2068${props.by}\u2069` })}
        </div>
        <div>
          {i18n.t('Still allowed:')} {props.allowed}
        </div>
        {props.reason && <div>{props.reason}</div>}
      </div>
      {props.action}
    </section>
  );
}
