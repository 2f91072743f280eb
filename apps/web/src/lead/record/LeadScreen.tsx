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
import { LeadStatusBadge } from '../LeadStatusBadge.tsx';
import styles from '../lead.module.css';
import { leadName } from '../lead-words.ts';
import { LeadActions } from './LeadActions.tsx';
import { LeadEnquiry } from './LeadEnquiry.tsx';
import { LeadFacts } from './LeadFacts.tsx';
import { LeadPerson } from './LeadPerson.tsx';

const LeadScreenQuery = graphql(`
  query LeadScreen($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    lead(id: $id) {
      id
      status
      holdReviewOn
      contact {
        id
        fullName
        withheld {
          field
          reason
          category
        }
        ...LeadPerson_contact
      }
      ...LeadActions_lead
      ...LeadEnquiry_lead
      ...LeadFacts_lead
    }
  }
`);

const route = getRouteApi('/w/$workspace/leads/$id');

/** One enquiry: what the person wrote, what is known about it, and what happened with the person. */
export function LeadScreen() {
  const i18n = useI18n();
  const { id } = route.useParams();
  const { data, loading, error, refetch } = useQuery(LeadScreenQuery, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const lead = data?.lead;
  if (!lead)
    return (
      <RecordAbsence
        list="leads"
        listTitle={i18n.t('Leads')}
        isLoading={loading}
        error={error}
        failed={i18n.t('The lead could not be loaded')}
        missing={i18n.t('There is no such lead')}
        onRetry={() => void refetch()}
      />
    );
  const name = leadName(i18n, lead);
  const contactId = lead.contact?.id;
  return (
    <RecordPage
      list="leads"
      listTitle={i18n.t('Leads')}
      id={id}
      title={name}
      badges={
        <>
          <LeadStatusBadge status={lead.status} />
          {lead.holdReviewOn && <HoldChip reviewOn={lead.holdReviewOn} />}
        </>
      }
      actions={<LeadActions lead={lead} />}
      facts={
        <>
          <RecordSection title={i18n.t('Key facts')}>
            <LeadFacts lead={lead} />
          </RecordSection>
          <CustomFieldSection object="lead" id={id} />
        </>
      }
      timeline={
        <div className={styles.middle}>
          <LeadEnquiry lead={lead} />
          {contactId && <RecordTimeline about={{ contactId }} of={id} mailTo={contactId} name={name} />}
        </div>
      }
      aside={
        lead.contact && (
          <>
            <LeadPerson contact={lead.contact} />
            <RecordTasks where={{ contact: { id: { eq: lead.contact.id } } }} />
            <RecordFiles about={{ leadId: id }} />
          </>
        )
      }
    />
  );
}
