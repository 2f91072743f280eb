import { useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';

const LeadDeleteMutation = graphql(`
  mutation LeadDelete($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    leadDelete(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const LeadRestoreMutation = graphql(`
  mutation LeadRestore($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    leadRestore(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Puts a lead into the bin; the toast takes it out again. The person stays among the contacts. */
export function useLeadDelete(): (id: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const [remove] = useMutation(LeadDeleteMutation);
  const [restore] = useMutation(LeadRestoreMutation);
  const undo = (id: string) =>
    command(async () => (await restore({ variables: { input: { id } } })).data?.leadRestore.errors ?? [], {
      done: i18n.t('The lead is back'),
      refused: i18n.t('The lead could not be brought back'),
    });
  return (id) =>
    command(async () => (await remove({ variables: { input: { id } } })).data?.leadDelete.errors ?? [], {
      done: i18n.t('Lead moved to the bin for 30 days'),
      refused: i18n.t('The lead was not deleted'),
      onUndo: () => void undo(id),
    });
}
