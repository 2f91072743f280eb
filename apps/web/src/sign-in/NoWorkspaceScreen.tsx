import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useRouteContext, useRouter } from '@tanstack/react-router';
import { AccountClosure } from '../account/closure/AccountClosure.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import styles from './sign-in.module.css';

/** For an account that belongs to no workspace. */
export function NoWorkspaceScreen() {
  const i18n = useI18n();
  const router = useRouter();
  const { auth, session } = useRouteContext({ from: '/' });
  const signOut = async () => {
    await auth.signOut();
    session.forget();
    await router.navigate({ to: '/sign-in' });
  };
  return (
    <SignInFrame
      title={i18n.t('You belong to no workspace')}
      lead={i18n.t('Ask the owner of a workspace for an invitation; the link in it brings you in.')}
    >
      <Button variant="default" onClick={() => void signOut()}>
        {i18n.t('Sign out')}
      </Button>
      <section className={styles.further} aria-label={i18n.t('Delete the account')}>
        <h2>{i18n.t('Delete the account')}</h2>
        <AccountClosure auth={auth} />
      </section>
    </SignInFrame>
  );
}
