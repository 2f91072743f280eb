import { useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';

const LeadUndoConversionMutation = graphql(`
  mutation LeadUndoConversion($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    leadUndoConversion(input: $input) {
      record {
        id
        version
        status
        convertedDeal {
          id
        }
        contact {
          id
          company {
            id
            name
          }
        }
        ...LeadFacts_lead
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Takes a conversion back: what was made for it goes into the bin. True if it was done. */
export function useUndoConversion(): (id: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const [undo] = useMutation(LeadUndoConversionMutation);
  return (id) =>
    command(async () => (await undo({ variables: { input: { id } } })).data?.leadUndoConversion.errors ?? [], {
      done: i18n.t('The conversion was undone'),
      refused: i18n.t('The conversion was not undone'),
    });
}
