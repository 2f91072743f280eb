import { useQuery } from '@apollo/client/react';
import { SidePeek, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { PeekProps } from '../../record/peek-props.ts';
import { RecordState } from '../../record/RecordPage.tsx';
import { leadName } from '../lead-words.ts';
import { LeadFacts } from './LeadFacts.tsx';

const LeadPeekQuery = graphql(`
  query LeadPeek($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    lead(id: $id) {
      id
      contact {
        id
        fullName
        withheld {
          field
          reason
          category
        }
      }
      ...LeadFacts_lead
    }
  }
`);

/** A lead beside the list. */
export function LeadPeek(props: PeekProps) {
  const i18n = useI18n();
  const { data, loading, error, refetch } = useQuery(LeadPeekQuery, { variables: { id: props.id } });
  const lead = data?.lead;
  return (
    <SidePeek
      key={props.id}
      opened
      title={lead ? leadName(i18n, lead) : i18n.t('Lead')}
      onClose={props.onClose}
      onExpand={() => props.onExpand(props.id)}
      {...(props.onPrevious ? { onPrevious: props.onPrevious } : {})}
      {...(props.onNext ? { onNext: props.onNext } : {})}
    >
      {lead ? (
        <LeadFacts lead={lead} />
      ) : (
        <RecordState
          isLoading={loading}
          error={error}
          failed={i18n.t('The lead could not be loaded')}
          missing={i18n.t('There is no such lead')}
          onRetry={() => void refetch()}
        />
      )}
    </SidePeek>
  );
}
