import { useMutation } from '@apollo/client/react';
import { placeErrors } from '@smartx/client';
import { useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';

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

/** Moves a deal to a stage; into a lost one with the reason. A refusal is said in a toast and thrown, so that the card goes back. */
export function useDealMove(): (
  deal: { id: string; version: number },
  stageId: string,
  lostReason?: string,
) => Promise<void> {
  const i18n = useI18n();
  const toast = useToast();
  const [move] = useMutation(DealMoveMutation);
  return async (deal, stageId, lostReason) => {
    const input = { id: deal.id, ifVersion: deal.version, stageId, ...(lostReason ? { lostReason } : {}) };
    const { data } = await move({ variables: { input } });
    const [refusal] = placeErrors(data?.dealMove.errors ?? []);
    if (!refusal) return;
    toast({ message: i18n.t('The deal was not moved'), detail: refusal.message, tone: 'bad' });
    throw new Error(refusal.code);
  };
}
