import { useQuery } from '@apollo/client/react';
import { SidePeek, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { PeekProps } from '../../record/peek-props.ts';
import { RecordState } from '../../record/RecordPage.tsx';
import { companyName } from '../company-columns.tsx';
import { CompanyFacts } from './CompanyFacts.tsx';

const CompanyPeekQuery = graphql(`
  query CompanyPeek($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    company(id: $id) {
      id
      name
      ...CompanyFacts_company
    }
  }
`);

/** A company beside the list. */
export function CompanyPeek(props: PeekProps) {
  const i18n = useI18n();
  const { data, loading, error, refetch } = useQuery(CompanyPeekQuery, { variables: { id: props.id } });
  const company = data?.company;
  return (
    <SidePeek
      key={props.id}
      opened
      title={company ? companyName(i18n, company) : i18n.t('Company')}
      onClose={props.onClose}
      onExpand={() => props.onExpand(props.id)}
      {...(props.onPrevious ? { onPrevious: props.onPrevious } : {})}
      {...(props.onNext ? { onNext: props.onNext } : {})}
    >
      {company ? (
        <CompanyFacts company={company} />
      ) : (
        <RecordState
          isLoading={loading}
          error={error}
          failed={i18n.t('The company could not be loaded')}
          missing={i18n.t('There is no such company')}
          onRetry={() => void refetch()}
        />
      )}
    </SidePeek>
  );
}
