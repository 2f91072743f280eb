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

/** Puts a lead into the bin. */
export function useLeadDelete(): (id: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const [remove] = useMutation(LeadDeleteMutation);
  return (id) =>
    command(async () => (await remove({ variables: { input: { id } } })).data?.leadDelete.errors ?? [], {
      done: i18n.t('Lead deleted'),
      refused: i18n.t('The lead was not deleted'),
    });
}
