import { useQuery } from '@apollo/client/react';
import { SidePeek, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { PeekProps } from '../../record/peek-props.ts';
import { RecordState } from '../../record/RecordPage.tsx';
import { dealName } from '../deal-columns.tsx';
import { DealFacts } from './DealFacts.tsx';

const DealPeekQuery = graphql(`
  query DealPeek($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    deal(id: $id) {
      id
      name
      ...DealFacts_deal
    }
  }
`);

/** A deal beside the list or the board. */
export function DealPeek(props: PeekProps) {
  const i18n = useI18n();
  const { data, loading, error, refetch } = useQuery(DealPeekQuery, { variables: { id: props.id } });
  const deal = data?.deal;
  return (
    <SidePeek
      key={props.id}
      opened
      title={deal ? dealName(i18n, deal) : i18n.t('Deal')}
      onClose={props.onClose}
      onExpand={() => props.onExpand(props.id)}
      {...(props.onPrevious ? { onPrevious: props.onPrevious } : {})}
      {...(props.onNext ? { onNext: props.onNext } : {})}
    >
      {deal ? (
        <DealFacts deal={deal} />
      ) : (
        <RecordState
          isLoading={loading}
          error={error}
          failed={i18n.t('The deal could not be loaded')}
          missing={i18n.t('There is no such deal')}
          onRetry={() => void refetch()}
        />
      )}
    </SidePeek>
  );
}
