import { EmptyState, LoadingRows, useI18n, usePageTitle } from '@smartx/ui';
import { ProblemState } from '../screen/ProblemState.tsx';
import { Explorer } from './Explorer.tsx';
import { useSchema } from './use-explorer.ts';

/** The API for those who write against it: its documentation, and documents of one's own, run as oneself. */
export function ExplorerScreen() {
  const i18n = useI18n();
  const { schema, reload } = useSchema();
  usePageTitle(i18n.t('API explorer'));
  if (schema === 'loading') return <LoadingRows />;
  if (schema === 'refused') return <EmptyState title={i18n.t('The API explorer is for developers')} />;
  if (schema === 'offline') {
    return <ProblemState title={i18n.t('The schema could not be loaded')} error={new TypeError()} onRetry={reload} />;
  }
  return <Explorer schema={schema} />;
}
