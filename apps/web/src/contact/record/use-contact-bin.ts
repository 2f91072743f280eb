import { useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';

const ContactDeleteMutation = graphql(`
  mutation ContactDelete($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contactDelete(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ContactRestoreMutation = graphql(`
  mutation ContactRestore($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contactRestore(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Puts a contact into the bin; the toast takes it out again. */
export function useContactBin(): (id: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const [remove] = useMutation(ContactDeleteMutation);
  const [restore] = useMutation(ContactRestoreMutation);
  const undo = (id: string) =>
    command(async () => (await restore({ variables: { input: { id } } })).data?.contactRestore.errors ?? [], {
      done: i18n.t('The contact is back'),
      refused: i18n.t('The contact could not be brought back'),
    });
  return (id) =>
    command(async () => (await remove({ variables: { input: { id } } })).data?.contactDelete.errors ?? [], {
      done: i18n.t('Contact moved to the bin for 30 days'),
      refused: i18n.t('The contact was not deleted'),
      onUndo: () => void undo(id),
    });
}
