import { useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ImportChooseInput, UserErrorFieldsFragment } from '../../gql/graphql.ts';
import type { ImportRun } from './import-run.ts';

const ImportChooseMutation = graphql(`
  mutation ImportChoose($input: ImportChooseInput!) @purpose(is: DATA_CARE) {
    importChoose(input: $input) {
      record {
        id
        ...ImportRunDetail_run
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Decides something about an import: what is absent stays as it is. Gives back why it was refused. */
export type Choose = (
  choice: Omit<ImportChooseInput, 'id' | 'ifVersion'>,
) => Promise<readonly UserErrorFieldsFragment[] | undefined>;

/** The one command with which every step of an import decides. */
export function useChoose(run: ImportRun): Choose {
  const [send] = useMutation(ImportChooseMutation);
  return useCallback(
    async (choice) => {
      const input = { ...choice, id: run.id, ifVersion: run.version };
      return (await send({ variables: { input } })).data?.importChoose.errors;
    },
    [send, run.id, run.version],
  );
}
