import { useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { useCommand } from '../record/use-command.ts';

const TaskCompleteMutation = graphql(`
  mutation TaskComplete($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    taskComplete(input: $input) {
      record {
        id
        version
        status
        completedAt
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const TaskReopenMutation = graphql(`
  mutation TaskReopen($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    taskReopen(input: $input) {
      record {
        id
        version
        status
        completedAt
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** The row stays where it is, struck through, so that a slip can be taken back; the numbers above it follow. */
const COUNTED_ANEW = { refetchQueries: ['TaskCounts'] };

/** Marks a task as done, or as open again; the toast takes it back. */
export function useTaskDone(): (id: string, isDone: boolean) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const [complete] = useMutation(TaskCompleteMutation, COUNTED_ANEW);
  const [reopen] = useMutation(TaskReopenMutation, COUNTED_ANEW);
  const set = (id: string, isDone: boolean): Promise<boolean> =>
    command(
      async () => {
        const variables = { input: { id } };
        if (isDone) return (await complete({ variables })).data?.taskComplete.errors ?? [];
        return (await reopen({ variables })).data?.taskReopen.errors ?? [];
      },
      {
        done: isDone ? i18n.t('Task done') : i18n.t('Task open again'),
        refused: i18n.t('The task was not changed'),
        ...(isDone ? { onUndo: () => void set(id, false) } : {}),
      },
    );
  return set;
}
