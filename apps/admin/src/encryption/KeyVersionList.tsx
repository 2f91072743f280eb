import { DateText, RelativeTime, StatusBadge, useI18n } from '@smartx/ui';
import screen from '../screen/screen.module.css';
import styles from './encryption.module.css';

interface KeyVersionListProps {
  /** The newest first. */
  versions: readonly { version: number; createdAt: string; keys: number }[];
  isUnderWay: boolean;
}

/** The versions of the workspace's key, with how many keys lie under each. */
export function KeyVersionList({ versions, isUnderWay }: KeyVersionListProps) {
  const i18n = useI18n();
  return (
    <section aria-busy={isUnderWay}>
      <h2 className={screen.sectionTitle}>{i18n.t('Versions of the workspace’s key')}</h2>
      <ul className={styles.list}>
        {versions.map(({ version, createdAt, keys }, index) => (
          <li key={version} className={styles.item}>
            <span className={styles.name}>
              {i18n.t('Version {version}', { version })}
              {index === 0 && <StatusBadge tone="good">{i18n.t('in use')}</StatusBadge>}
              {index > 0 && keys > 0 && <StatusBadge tone="warn">{i18n.t('being replaced')}</StatusBadge>}
              {version === 1 && index > 0 && keys === 0 && (
                <StatusBadge>{i18n.t('kept for blind indexes')}</StatusBadge>
              )}
            </span>
            <span className={screen.note}>
              <DateText value={createdAt} /> · <RelativeTime value={createdAt} />
            </span>
            <span>
              {i18n.t('{count, plural, =0 {no key under it} one {# key under it} other {# keys under it}}', {
                count: keys,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
