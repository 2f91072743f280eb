import { useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';

const FileDeleteMutation = graphql(`
  mutation FileDelete($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    fileDelete(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const FileRestoreMutation = graphql(`
  mutation FileRestore($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    fileRestore(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const REFETCH = { refetchQueries: ['RecordFiles'], awaitRefetchQueries: true };

/** Puts a file into the bin; the toast takes it out again. */
export function useFileBin(): (id: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const [remove] = useMutation(FileDeleteMutation, REFETCH);
  const [restore] = useMutation(FileRestoreMutation, REFETCH);
  const undo = (id: string) =>
    command(async () => (await restore({ variables: { input: { id } } })).data?.fileRestore.errors ?? [], {
      done: i18n.t('The file is back'),
      refused: i18n.t('The file could not be brought back'),
    });
  return (id) =>
    command(async () => (await remove({ variables: { input: { id } } })).data?.fileDelete.errors ?? [], {
      done: i18n.t('File moved to the bin for 30 days'),
      refused: i18n.t('The file was not deleted'),
      onUndo: () => void undo(id),
    });
}
