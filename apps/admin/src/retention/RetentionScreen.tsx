import { useQuery } from '@apollo/client/react';
import { useSmartxScope } from '@smartx/client';
import { EmptyState, LoadingRows, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { BatchPanel } from './BatchPanel.tsx';
import { MonthPicture } from './MonthPicture.tsx';
import { RuleList } from './RuleList.tsx';
import styles from './retention.module.css';
import { RetentionQuery } from './retention-query.ts';
import { TodayFacts } from './TodayFacts.tsx';

/** For how long what is kept, what would go today, what falls due when, and the approval of what goes. */
export function RetentionScreen() {
  const i18n = useI18n();
  const { workspace } = useSmartxScope();
  const { data, error, refetch } = useQuery(RetentionQuery);
  usePageTitle(i18n.t('Retention'));
  if (error) {
    return (
      <ProblemState title={i18n.t('The retention could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  const retention = data?.retention;
  if (data && !retention) return <EmptyState title={i18n.t('The retention is not for your role')} />;
  const reload = () => void refetch();
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Retention')} />
      <p className={screen.lead}>
        {i18n.t(
          'Nothing about people is kept longer than it is needed. Each night it is counted what is due; people and deals go only after two of you have approved it, logs and proofs by themselves. Whom a legal hold, an open request or a restriction protects stays.',
        )}
      </p>
      {retention ? (
        <div className={styles.parts}>
          <TodayFacts rules={retention.rules} simulationEndsAt={retention.simulationEndsAt ?? null} />
          {retention.batch && <BatchPanel slug={workspace} batch={retention.batch} onDone={reload} />}
          <RuleList rules={retention.rules} onDone={reload} />
          <MonthPicture months={retention.months} />
        </div>
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}
