import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ConfirmDialog, useI18n } from '@smartx/ui';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';
import styles from '../task.module.css';

const TaskDeleteMutation = graphql(`
  mutation TaskDelete($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    taskDelete(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Puts a task into the bin, after a question: nothing here brings it back. Stands beside the form, not in it. */
export function TaskDelete({ id, onDeleted }: { id: string; onDeleted: () => void }) {
  const i18n = useI18n();
  const command = useCommand();
  const [isAsking, setAsking] = useState(false);
  const [remove] = useMutation(TaskDeleteMutation, { refetchQueries: ['TaskCounts'] });
  const confirm = async () => {
    const isGone = await command(
      async () => (await remove({ variables: { input: { id } } })).data?.taskDelete.errors ?? [],
      { done: i18n.t('Task deleted'), refused: i18n.t('The task was not deleted') },
    );
    if (isGone) onDeleted();
  };
  return (
    <div className={styles.delete}>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {i18n.t('Delete task')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={i18n.t('Delete this task?')}
        confirmLabel={i18n.t('Delete task')}
        onConfirm={confirm}
        danger
      >
        {i18n.t('It leaves every list. If it was done, mark it as done instead: then it stays in the history.')}
      </ConfirmDialog>
    </div>
  );
}
