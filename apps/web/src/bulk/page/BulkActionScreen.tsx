import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import {
  ConfirmDialog,
  DateText,
  EmptyState,
  FactList,
  LoadingRows,
  NumberText,
  PageHeader,
  type Translator,
  useI18n,
  usePageTitle,
} from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { BulkFactsFragment } from '../../gql/graphql.ts';
import { useMay } from '../../session/use-session.ts';
import { QueryProblem } from '../../shell/problem/QueryProblem.tsx';
import { BulkReasons } from '../BulkPreview.tsx';
import styles from '../bulk.module.css';
import { BulkActionQuery } from '../bulk-operations.ts';
import { bulkStateWord, deedWord, recordsWord } from '../bulk-words.ts';
import { useBulkRuns } from '../run/bulk-runs.ts';
import { useBulkUndo } from '../run/use-bulk-undo.ts';
import { BulkResults } from './BulkResults.tsx';

const route = getRouteApi('/w/$workspace/bulk-actions/$id');

/** One bulk action: what was done, to how many, what was left and why, record by record; and the way back. */
export function BulkActionScreen() {
  const i18n = useI18n();
  const { id } = route.useParams();
  const { ids } = useBulkRuns();
  const isRunning = ids.includes(id);
  const { data, error, refetch } = useQuery(BulkActionQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const action = data?.bulkAction;
  usePageTitle(i18n.t('Bulk action'));
  if (error && !data)
    return (
      <QueryProblem
        title={i18n.t('The bulk action could not be loaded')}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <LoadingRows rows={8} />;
  if (!action)
    return (
      <EmptyState title={i18n.t('There is no such bulk action')}>
        {i18n.t('Bulk actions are kept for 30 days, and those of others are shown to administrators only.')}
      </EmptyState>
    );
  return (
    <div className={styles.page}>
      <PageHeader title={deedWord(i18n, action)} actions={!isRunning && <UndoButton action={action} />} />
      <FactList facts={factsOf(i18n, action)} />
      <BulkReasons action={action} title={i18n.t('Left as they are')} />
      <BulkResults action={action} />
    </div>
  );
}

function UndoButton({ action }: { action: BulkFactsFragment }) {
  const i18n = useI18n();
  const undo = useBulkUndo();
  const mayRun = useMay('bulk-action:run');
  const [isAsking, setAsking] = useState(false);
  if (!mayRun || action.doneCount === 0 || !['done', 'cancelled', 'failed'].includes(action.state)) return null;
  const records = recordsWord(i18n, action.object, action.doneCount);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {i18n.t('Undo')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={i18n.t('Undo this bulk action?')}
        confirmLabel={i18n.t('Undo')}
        onConfirm={async () => void (await undo(action.id))}
      >
        {i18n.t('{records} get back what they had. What somebody has changed since stays as it is.', { records })}
      </ConfirmDialog>
    </>
  );
}

function factsOf(i18n: Translator, action: BulkFactsFragment) {
  const number = (label: string, value: number) => ({ label, value: <NumberText value={value} /> });
  const isBack = action.state === 'undone' || action.state === 'undoing';
  return [
    { label: i18n.t('State'), value: bulkStateWord(i18n, action.state) },
    { label: i18n.t('Selected'), value: recordsWord(i18n, action.object, action.totalCount) },
    number(i18n.t('Changed'), action.doneCount),
    number(i18n.t('Left as they are'), action.skippedCount + action.failedCount),
    ...(isBack ? [number(i18n.t('Undone'), action.restoredCount), number(i18n.t('Not undone'), action.keptCount)] : []),
    { label: i18n.t('By'), value: action.member?.displayName ?? null },
    { label: i18n.t('When'), value: <DateText value={action.createdAt} format="datetime" /> },
  ];
}
