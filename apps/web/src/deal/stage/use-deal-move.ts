import { useMutation } from '@apollo/client/react';
import type { UserErrorFields } from '@smartx/client';
import { graphql } from '../../gql/gql.ts';
import type { DealMoveInput } from '../../gql/graphql.ts';

const DealMoveMutation = graphql(`
  mutation DealMove($input: DealMoveInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    dealMove(input: $input) {
      record {
        id
        version
        ...DealColumns_deal
        ...DealFacts_deal
        ...DealActions_deal
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** What goes into a stage with a deal, beside where it goes. */
export type StageEntry = Omit<DealMoveInput, 'id' | 'ifVersion' | 'stageId'>;

/** Moves a deal to a stage and gives back the refusals, none if it is there. */
export function useDealMove(): (
  deal: { id: string; version: number },
  stageId: string,
  entry?: StageEntry,
) => Promise<readonly UserErrorFields[]> {
  const [move] = useMutation(DealMoveMutation);
  return async (deal, stageId, entry = {}) => {
    const { data } = await move({ variables: { input: { ...entry, id: deal.id, ifVersion: deal.version, stageId } } });
    return data?.dealMove.errors ?? [];
  };
}
