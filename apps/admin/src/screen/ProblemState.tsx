import { type ApiProblem, describeProblem } from '@smartx/client';
import { ErrorState, type Translator, useI18n } from '@smartx/ui';

/** A query that failed: what could not be loaded, and what to do. */
export function ProblemState(props: { title: string; error: unknown; onRetry?: () => void }) {
  const i18n = useI18n();
  const problem = describeProblem(props.error);
  const retry = props.onRetry ? { onRetry: props.onRetry } : {};
  return <ErrorState title={props.title} advice={adviceFor(i18n, problem)} id={problem.traceId} {...retry} />;
}

/** One sentence about a request that failed as a whole. */
export function adviceFor(i18n: Translator, problem: ApiProblem): string {
  switch (problem.kind) {
    case 'offline':
      return i18n.t('The server cannot be reached. Check your connection, then try again.');
    case 'signed-out':
      return i18n.t('Your session has ended. Sign in again.');
    case 'too-broad':
      return i18n.t('The filter matches too much. Narrow it down.');
    case 'too-much':
      return i18n.t('Too many requests at once. Wait a moment, then try again.');
    case 'refused':
      return i18n.t('Your roles do not allow this.');
    case 'broken':
      return i18n.t('Something went wrong on the server. Nothing was changed.');
  }
}
