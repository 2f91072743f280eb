import type { AccountClosure } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import styles from './closure.module.css';

/** What goes, what stays and why, before anybody decides. */
export function ClosureConsequences({ workspaces }: Pick<AccountClosure, 'workspaces'>) {
  const i18n = useI18n();
  return (
    <>
      <p className={styles.detail}>
        {i18n.t(
          'It is deleted a day after you ask for it. Until then you can take it back, here or with the link that we send you. Afterwards nobody can bring it back.',
        )}
      </p>
      <h3 className={styles.head}>{i18n.t('What goes')}</h3>
      <ul className={styles.list}>
        <li>{i18n.t('How you sign in: address, password and every session')}</li>
        <li>{i18n.t('What the operator of this installation keeps about you as a user, and the mails to you')}</li>
        {workspaces.length > 0 && (
          <li>
            {i18n.t('Your place in these workspaces, with your roles, API keys and open invitations:')}{' '}
            <bdi>{workspaces.map(({ name }) => name).join(', ')}</bdi>
          </li>
        )}
      </ul>
      <h3 className={styles.head}>{i18n.t('What stays, and why')}</h3>
      <ul className={styles.list}>
        <li>
          {i18n.t(
            'What you recorded for a workspace belongs to that workspace. Records that you are responsible for pass to one of its owners.',
          )}
        </li>
        <li>
          {i18n.t(
            'Your colleagues see your name on your earlier work for a while; then it becomes “Former member” with a number. How long is decided by each workspace.',
          )}
        </li>
        <li>
          {i18n.t(
            'That an account was deleted and when, without your name, with a certificate that you can fetch for 30 days.',
          )}
        </li>
      </ul>
    </>
  );
}
