import { describeProblem } from '@smartx/client';
import { ErrorState, type Translator, useI18n } from '@smartx/ui';

/** In place of data that could not be loaded. */
export function QueryProblem(props: { title: string; error: unknown; onRetry: () => void }) {
  const i18n = useI18n();
  const problem = describeProblem(props.error);
  return (
    <ErrorState
      title={props.title}
      kept={i18n.t('Nothing was changed.')}
      advice={adviceFor(i18n, problem)}
      id={problem.traceId}
      onRetry={props.onRetry}
    />
  );
}

function adviceFor(i18n: Translator, problem: ReturnType<typeof describeProblem>): string {
  switch (problem.kind) {
    case 'offline':
      return i18n.t('The server cannot be reached. Check the connection, then try again.');
    case 'signed-out':
      return i18n.t('Your session is over. Sign in again.');
    case 'too-broad':
      return i18n.t('The filter matches too much to look through. Add a filter that narrows it down.');
    case 'too-much':
      return i18n.t('That was a lot at once. Wait a moment, then try again.');
    case 'refused':
      return problem.code === 'PURPOSE_NOT_HELD'
        ? i18n.t('Your roles do not include this purpose. Choose another one in the top bar.')
        : i18n.t('A value that is withheld from you cannot be filtered or sorted by. Remove that filter.');
    case 'broken':
      return i18n.t(
        'Something went wrong on our side. Try again; if it stays, give the error id to your administrator.',
      );
  }
}
