import { useQuery } from '@apollo/client/react';
import { HoldChip, useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { CustomFieldSection } from '../../custom-field/CustomFieldSection.tsx';
import { RelatedDeals } from '../../deal/RelatedDeals.tsx';
import { RecordFiles } from '../../file/RecordFiles.tsx';
import { graphql } from '../../gql/gql.ts';
import { RecordAbsence, RecordPage } from '../../record/RecordPage.tsx';
import { RecordSection } from '../../record/RecordSection.tsx';
import { RecordTasks } from '../../task/RecordTasks.tsx';
import { RecordTimeline } from '../../timeline/RecordTimeline.tsx';
import { companyName } from '../company-columns.tsx';
import { CompanyActions } from './CompanyActions.tsx';
import { CompanyContacts } from './CompanyContacts.tsx';
import { CompanyFacts } from './CompanyFacts.tsx';

const CompanyScreenQuery = graphql(`
  query CompanyScreen($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    company(id: $id) {
      id
      name
      holdReviewOn
      ...CompanyFacts_company
      ...CompanyContacts_company
    }
  }
`);

const route = getRouteApi('/w/$workspace/companies/$id');

/** One company: facts, what happened, its people and deals. */
export function CompanyScreen() {
  const i18n = useI18n();
  const { id } = route.useParams();
  const { data, loading, error, refetch } = useQuery(CompanyScreenQuery, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const company = data?.company;
  if (!company)
    return (
      <RecordAbsence
        list="companies"
        listTitle={i18n.t('Companies')}
        isLoading={loading}
        error={error}
        failed={i18n.t('The company could not be loaded')}
        missing={i18n.t('There is no such company')}
        onRetry={() => void refetch()}
      />
    );
  const name = companyName(i18n, company);
  return (
    <RecordPage
      list="companies"
      listTitle={i18n.t('Companies')}
      id={id}
      title={name}
      badges={company.holdReviewOn && <HoldChip reviewOn={company.holdReviewOn} />}
      actions={<CompanyActions id={id} />}
      facts={
        <>
          <RecordSection title={i18n.t('Key facts')}>
            <CompanyFacts company={company} />
          </RecordSection>
          <CustomFieldSection object="company" id={id} />
        </>
      }
      timeline={<RecordTimeline about={{ companyId: id }} name={name} />}
      aside={
        <>
          <CompanyContacts company={company} />
          <RelatedDeals where={{ company: { id: { eq: id } } }} company={{ id, name }} />
          <RecordTasks where={{ company: { id: { eq: id } } }} />
          <RecordFiles about={{ companyId: id }} />
        </>
      }
    />
  );
}
