import { useQuery } from '@apollo/client/react';
import { HoldChip, useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { CustomFieldSection } from '../../custom-field/CustomFieldSection.tsx';
import { RecordFiles } from '../../file/RecordFiles.tsx';
import { graphql } from '../../gql/gql.ts';
import { RecordAbsence, RecordPage } from '../../record/RecordPage.tsx';
import { RecordSection } from '../../record/RecordSection.tsx';
import { RecordTasks } from '../../task/RecordTasks.tsx';
import { RecordTimeline } from '../../timeline/RecordTimeline.tsx';
import { dealName } from '../deal-columns.tsx';
import { StageBadge } from '../stage/StageBadge.tsx';
import { DealActions } from './DealActions.tsx';
import { DealContacts } from './DealContacts.tsx';
import { DealFacts } from './DealFacts.tsx';
import { DealLines } from './DealLines.tsx';

const DealScreenQuery = graphql(`
  query DealScreen($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    deal(id: $id) {
      id
      name
      holdReviewOn
      contact {
        id
      }
      stage {
        id
        name
        kind
      }
      ...DealActions_deal
      ...DealFacts_deal
      ...DealLines_deal
      ...DealContacts_deal
    }
  }
`);

const route = getRouteApi('/w/$workspace/deals/$id');

/** One deal: facts, what happened, its products and tasks. */
export function DealScreen() {
  const i18n = useI18n();
  const { id } = route.useParams();
  const { data, loading, error, refetch } = useQuery(DealScreenQuery, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const deal = data?.deal;
  if (!deal)
    return (
      <RecordAbsence
        list="deals"
        listTitle={i18n.t('Deals')}
        isLoading={loading}
        error={error}
        failed={i18n.t('The deal could not be loaded')}
        missing={i18n.t('There is no such deal')}
        onRetry={() => void refetch()}
      />
    );
  const name = dealName(i18n, deal);
  return (
    <RecordPage
      list="deals"
      listTitle={i18n.t('Deals')}
      id={id}
      title={name}
      badges={
        <>
          {deal.stage && <StageBadge stage={deal.stage} />}
          {deal.holdReviewOn && <HoldChip reviewOn={deal.holdReviewOn} />}
        </>
      }
      actions={<DealActions deal={deal} />}
      facts={
        <>
          <RecordSection title={i18n.t('Key facts')}>
            <DealFacts deal={deal} />
          </RecordSection>
          <CustomFieldSection object="deal" id={id} />
        </>
      }
      timeline={<RecordTimeline about={{ dealId: id }} mailTo={deal.contact?.id} name={name} />}
      aside={
        <>
          <RecordTasks where={{ deal: { id: { eq: id } } }} />
          <DealLines deal={deal} />
          <DealContacts deal={deal} />
          <RecordFiles about={{ dealId: id }} />
        </>
      }
    />
  );
}
