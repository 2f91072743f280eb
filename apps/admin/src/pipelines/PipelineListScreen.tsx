import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { LoadingRows, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { PipelineNameDialog } from './PipelineNameDialog.tsx';
import { PipelineSection } from './PipelineSection.tsx';
import { inOrder, PipelineListQuery } from './pipeline-query.ts';
import styles from './pipelines.module.css';

/** The ways of selling: their stages, the chance of each, when a deal rots and what a stage asks for. */
export function PipelineListScreen() {
  const i18n = useI18n();
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery(PipelineListQuery, { fetchPolicy: 'cache-and-network' });
  usePageTitle(i18n.t('Pipelines'));
  if (error && !data) {
    return (
      <ProblemState title={i18n.t('The pipelines could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  const pipelines = inOrder(data?.pipelines.nodes ?? []);
  const deals = new Map(data?.dealsAggregate.map(({ key, count }) => [key, count]));
  const reload = () => void refetch();
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Pipelines')}
        count={data ? pipelines.length : null}
        actions={
          <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setCreating(true)}>
            {i18n.t('New pipeline')}
          </Button>
        }
      />
      <p className={screen.lead}>
        {i18n.t(
          'A pipeline is a way of selling, one stage after the other. The chance weighs what a deal is worth in forecasts; a deal that stays too long in a stage is marked as rotting; what a stage asks for is filled in before a deal enters it.',
        )}
      </p>
      {data ? (
        <div className={styles.pipelines}>
          {pipelines.map((pipeline) => (
            <PipelineSection
              key={pipeline.id}
              pipeline={pipeline}
              deals={deals}
              isOnly={pipelines.length === 1}
              onDone={reload}
            />
          ))}
        </div>
      ) : (
        <LoadingRows />
      )}
      <PipelineNameDialog opened={creating} onClose={() => setCreating(false)} onDone={reload} />
    </div>
  );
}
