import { AuthError, describeProblem } from '@smartx/client';
import { ErrorState, useI18n } from '@smartx/ui';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';

/** In place of a screen that failed: what happened, what to do, and the id by which it is found in the log. */
export function ScreenProblem({ error, reset }: ErrorComponentProps) {
  const i18n = useI18n();
  const router = useRouter();
  const isOffline = error instanceof AuthError ? error.code === 'OFFLINE' : describeProblem(error).kind === 'offline';
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <ErrorState
      title={isOffline ? i18n.t('The server cannot be reached') : i18n.t('This screen could not be shown')}
      kept={i18n.t('Nothing that you saved is lost.')}
      advice={isOffline ? i18n.t('Check the connection, then try again.') : i18n.t('Try again, or reload the page.')}
      id={describeProblem(error).traceId}
      onRetry={retry}
    />
  );
}
