import { RelativeTime, StatusBadge, useI18n } from '@smartx/ui';
import screen from '../screen/screen.module.css';
import { purposeWord } from '../shell/words/purpose-words.ts';
import styles from './use.module.css';
import type { PurposeUse } from './use-days.ts';
import { whoWord } from './use-words.ts';

/** Which roles and keys worked for which purpose, how often, and how often something was withheld. */
export function UserList({ users }: { users: PurposeUse['users'] }) {
  const i18n = useI18n();
  return (
    <section className={styles.part}>
      <h2 className={screen.sectionTitle}>{i18n.t('By role and key')}</h2>
      <ul className={styles.list}>
        {users.map((user) => (
          <li
            key={`${user.kind} ${user.roles.join('+')} ${user.keyName} ${user.recipient} ${user.purpose}`}
            className={styles.user}
          >
            <span className={styles.who}>
              <strong>{whoWord(i18n, user)}</strong>
              {user.kind === 'key' && (
                <StatusBadge>{i18n.t('key for {recipient}', { recipient: user.recipient ?? '' })}</StatusBadge>
              )}
              {user.kind === 'role' && (
                <span className={screen.note}>
                  {i18n.t('{count, plural, one {# member} other {# members}}', { count: user.actors })}
                </span>
              )}
            </span>
            <span>{purposeWord(i18n, user.purpose)}</span>
            <span>{i18n.t('{count, plural, one {# read} other {# reads}}', { count: user.reads })}</span>
            <span className={screen.note}>
              {user.refused > 0 && (
                <>
                  {i18n.t('{count} with something withheld', { count: user.refused })}
                  {' · '}
                </>
              )}
              <RelativeTime value={user.lastAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
