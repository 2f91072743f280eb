import { useQuery } from '@apollo/client/react';
import { HoldChip, StatusBadge, useI18n, WithheldLink } from '@smartx/ui';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { CustomFieldSection } from '../../custom-field/CustomFieldSection.tsx';
import { RelatedDeals } from '../../deal/RelatedDeals.tsx';
import { RecordFiles } from '../../file/RecordFiles.tsx';
import { graphql } from '../../gql/gql.ts';
import { PrivacyCard } from '../../privacy/PrivacyCard.tsx';
import { WhyLink } from '../../privacy/why/WhyLink.tsx';
import { RecordAbsence, RecordPage } from '../../record/RecordPage.tsx';
import { RecordSection } from '../../record/RecordSection.tsx';
import { useMay } from '../../session/use-session.ts';
import { RecordTasks } from '../../task/RecordTasks.tsx';
import { contactName } from '../contact-columns.tsx';
import { lifecycleWord } from '../contact-words.ts';
import { ContactTimeline } from '../merge/ContactTimeline.tsx';
import { ContactActions } from './ContactActions.tsx';
import { ContactFacts } from './ContactFacts.tsx';

const ContactScreenQuery = graphql(`
  query ContactScreen($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contact(id: $id) {
      id
      fullName
      withheld {
        field
        reason
        category
      }
      lifecycle
      isRestricted
      holdReviewOn
      ...ContactFacts_contact
      ...PrivacyCard_contact
      ...Merges_contact
    }
  }
`);

const route = getRouteApi('/w/$workspace/contacts/$id');

/** One person: facts, what happened, and what may be done with the data. */
export function ContactScreen() {
  const i18n = useI18n();
  const { workspace, id } = route.useParams();
  const mayRecord = useMay('consent:record');
  const { data, loading, error, refetch } = useQuery(ContactScreenQuery, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const contact = data?.contact;
  if (!contact)
    return (
      <RecordAbsence
        list="contacts"
        listTitle={i18n.t('Contacts')}
        isLoading={loading}
        error={error}
        failed={i18n.t('The contact could not be loaded')}
        missing={i18n.t('There is no such contact')}
        onRetry={() => void refetch()}
      />
    );
  // The old id of somebody who was merged: the page is that of who they are now.
  if (contact.id !== id)
    return <Navigate to="/w/$workspace/contacts/$id" params={{ workspace, id: contact.id }} replace />;
  const name = contactName(i18n, contact);
  return (
    <WithheldLink value={mayRecord ? <WhyLink /> : null}>
      <RecordPage
        list="contacts"
        listTitle={i18n.t('Contacts')}
        id={id}
        title={name}
        badges={
          <>
            {contact.lifecycle && <StatusBadge>{lifecycleWord(i18n, contact.lifecycle)}</StatusBadge>}
            {contact.isRestricted && <StatusBadge tone="privacy">{i18n.t('Restricted')}</StatusBadge>}
            {contact.holdReviewOn && <HoldChip reviewOn={contact.holdReviewOn} />}
          </>
        }
        actions={<ContactActions id={id} name={name} />}
        facts={
          <>
            <RecordSection title={i18n.t('Key facts')}>
              <ContactFacts contact={contact} />
            </RecordSection>
            <CustomFieldSection object="contact" id={id} />
          </>
        }
        timeline={<ContactTimeline contact={contact} name={name} />}
        aside={
          <>
            <PrivacyCard contact={contact} />
            <RecordTasks where={{ contact: { id: { eq: id } } }} />
            <RecordFiles about={{ contactId: id }} />
            <RelatedDeals where={{ contact: { id: { eq: id } } }} contact={{ id, name }} />
          </>
        }
      />
    </WithheldLink>
  );
}
