import { useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';
import { leadStatusWord } from '../lead-words.ts';

const LeadSetStatusMutation = graphql(`
  mutation LeadSetStatus($input: LeadStatusInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    leadSetStatus(input: $input) {
      record {
        id
        version
        status
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Says where a lead stands; the toast puts it back to where it stood. */
export function useLeadStatus(): (id: string, status: string, before: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const [setStatus] = useMutation(LeadSetStatusMutation);
  const set = (id: string, status: string, before: string | null): Promise<boolean> =>
    command(async () => (await setStatus({ variables: { input: { id, status } } })).data?.leadSetStatus.errors ?? [], {
      done: i18n.t('Now: {status}', { status: leadStatusWord(i18n, status) }),
      refused: i18n.t('The lead was not changed'),
      ...(before === null ? {} : { onUndo: () => void set(id, before, null) }),
    });
  return set;
}
