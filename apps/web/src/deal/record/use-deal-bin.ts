import { useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';

const DealDeleteMutation = graphql(`
  mutation DealDelete($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    dealDelete(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const DealRestoreMutation = graphql(`
  mutation DealRestore($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    dealRestore(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Puts a deal into the bin; the toast takes it out again. */
export function useDealBin(): (id: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const [remove] = useMutation(DealDeleteMutation);
  const [restore] = useMutation(DealRestoreMutation);
  const undo = (id: string) =>
    command(async () => (await restore({ variables: { input: { id } } })).data?.dealRestore.errors ?? [], {
      done: i18n.t('The deal is back'),
      refused: i18n.t('The deal could not be brought back'),
    });
  return (id) =>
    command(async () => (await remove({ variables: { input: { id } } })).data?.dealDelete.errors ?? [], {
      done: i18n.t('Deal moved to the bin for 30 days'),
      refused: i18n.t('The deal was not deleted'),
      onUndo: () => void undo(id),
    });
}
