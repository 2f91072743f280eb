import { Button } from '@mantine/core';
import { AuthError, describeProblem } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { SignInFrame } from '../../sign-in/SignInFrame.tsx';
import styles from '../crm-shell.module.css';

/** In place of a screen that failed: what happened, what to do, and the id by which it is found in the log. */
export function ScreenProblem({ error, reset }: ErrorComponentProps) {
  const i18n = useI18n();
  const router = useRouter();
  const { kind, traceId } = describeProblem(error);
  const isOffline = error instanceof AuthError ? error.code === 'OFFLINE' : kind === 'offline';
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <SignInFrame
      title={isOffline ? i18n.t('The server cannot be reached') : i18n.t('This screen could not be shown')}
      lead={isOffline ? i18n.t('Check the connection, then try again.') : i18n.t('Try again, or reload the page.')}
    >
      <div role="alert" className={styles.problem}>
        <p>{i18n.t('Nothing that you saved is lost.')}</p>
        {traceId && (
          <p>
            {i18n.t('Error id')} <bdi>{traceId}</bdi>
          </p>
        )}
      </div>
      <Button onClick={retry}>{i18n.t('Try again')}</Button>
    </SignInFrame>
  );
}
