import { useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { useCommand } from '../../record/use-command.ts';
import { BulkUndoMutation } from '../bulk-operations.ts';
import { useBulkRuns } from './bulk-runs.ts';

/** Takes a bulk action back and follows it while that runs. */
export function useBulkUndo(): (id: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const { follow } = useBulkRuns();
  const [undo] = useMutation(BulkUndoMutation);
  return async (id) => {
    const isBegun = await command(
      async () => (await undo({ variables: { input: { id } } })).data?.bulkActionUndo.errors ?? [],
      { done: i18n.t('Undoing…'), refused: i18n.t('The bulk action was not undone') },
    );
    if (isBegun) follow(id);
    return isBegun;
  };
}
