import { useMutation } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';

const CompanyDeleteMutation = graphql(`
  mutation CompanyDelete($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    companyDelete(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const CompanyRestoreMutation = graphql(`
  mutation CompanyRestore($input: RecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    companyRestore(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Puts a company into the bin; the toast takes it out again. */
export function useCompanyBin(): (id: string) => Promise<boolean> {
  const i18n = useI18n();
  const command = useCommand();
  const [remove] = useMutation(CompanyDeleteMutation);
  const [restore] = useMutation(CompanyRestoreMutation);
  const undo = (id: string) =>
    command(async () => (await restore({ variables: { input: { id } } })).data?.companyRestore.errors ?? [], {
      done: i18n.t('The company is back'),
      refused: i18n.t('The company could not be brought back'),
    });
  return (id) =>
    command(async () => (await remove({ variables: { input: { id } } })).data?.companyDelete.errors ?? [], {
      done: i18n.t('Company moved to the bin for 30 days'),
      refused: i18n.t('The company was not deleted'),
      onUndo: () => void undo(id),
    });
}
