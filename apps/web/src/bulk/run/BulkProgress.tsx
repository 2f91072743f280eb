import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ProgressBar, useI18n, useToast } from '@smartx/ui';
import { useEffect, useEffectEvent } from 'react';
import type { BulkFactsFragment } from '../../gql/graphql.ts';
import { useCommand } from '../../record/use-command.ts';
import styles from '../bulk.module.css';
import { BulkActionQuery, BulkCancelMutation } from '../bulk-operations.ts';
import { deedWord, recordsWord } from '../bulk-words.ts';
import { useBulkRuns } from './bulk-runs.ts';
import { useBulkUndo } from './use-bulk-undo.ts';

const LOOK_AGAIN_MS = 1000;

/** How far one bulk action is, with the way to stop it; when it is over, a toast says so and takes it back. */
export function BulkProgress({ id }: { id: string }) {
  const i18n = useI18n();
  const client = useApolloClient();
  const toast = useToast();
  const command = useCommand();
  const undo = useBulkUndo();
  const { leave } = useBulkRuns();
  const [cancel] = useMutation(BulkCancelMutation);
  const { data } = useQuery(BulkActionQuery, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
    pollInterval: LOOK_AGAIN_MS,
  });
  const action = data?.bulkAction ?? null;
  const isOver = data !== undefined && action?.state !== 'running' && action?.state !== 'undoing';
  const end = useEffectEvent(() => {
    leave(id);
    void client.refetchQueries({ include: 'active' });
    if (action) toast(overToast(action));
  });
  useEffect(() => {
    if (isOver) end();
  }, [isOver]);
  if (!action || isOver) return null;
  const isUndoing = action.state === 'undoing';
  const records = recordsWord(i18n, action.object, action.totalCount);
  const done = isUndoing
    ? action.restoredCount + action.keptCount
    : action.doneCount + action.skippedCount + action.failedCount;
  return (
    <div className={styles.run}>
      <ProgressBar
        label={
          isUndoing
            ? i18n.t('Undoing: {deed}', { deed: deedWord(i18n, action) })
            : i18n.t('{deed} · {records}', { deed: deedWord(i18n, action), records })
        }
        value={done}
        max={isUndoing ? action.doneCount : action.totalCount}
      />
      {!isUndoing && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            void command(
              async () => (await cancel({ variables: { input: { id } } })).data?.bulkActionCancel.errors ?? [],
              { done: i18n.t('Stopped'), refused: i18n.t('The bulk action was not stopped') },
            )
          }
        >
          {i18n.t('Stop')}
        </Button>
      )}
    </div>
  );

  function overToast(over: BulkFactsFragment) {
    const left = over.skippedCount + over.failedCount;
    if (over.state === 'undone') {
      const message = i18n.t('{records} as before', { records: recordsWord(i18n, over.object, over.restoredCount) });
      const kept = over.keptCount;
      const detail = i18n.t(
        '{kept, plural, one {# was changed since and stays} other {# were changed since and stay}}',
        { kept },
      );
      return { message, ...(kept > 0 ? { detail } : {}) };
    }
    const changed = recordsWord(i18n, over.object, over.doneCount);
    const message =
      over.kind === 'delete'
        ? i18n.t('{records} deleted', { records: changed })
        : i18n.t('{records} changed', { records: changed });
    const detail = i18n.t('{left, plural, one {# left as it is} other {# left as they are}}', { left });
    const canUndo = over.doneCount > 0;
    return {
      message: over.state === 'failed' ? i18n.t('The bulk action failed') : message,
      ...(left > 0 ? { detail } : {}),
      ...(over.state === 'failed' ? { tone: 'bad' as const } : {}),
      ...(canUndo ? { onUndo: () => void undo(id) } : {}),
    };
  }
}
