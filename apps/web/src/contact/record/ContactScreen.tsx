import { useQuery } from '@apollo/client/react';
import { StatusBadge, useI18n, WithheldLink } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { RelatedDeals } from '../../deal/RelatedDeals.tsx';
import { RecordFiles } from '../../file/RecordFiles.tsx';
import { graphql } from '../../gql/gql.ts';
import { PrivacyCard } from '../../privacy/PrivacyCard.tsx';
import { WhyLink } from '../../privacy/why/WhyLink.tsx';
import { RecordAbsence, RecordPage } from '../../record/RecordPage.tsx';
import { RecordSection } from '../../record/RecordSection.tsx';
import { useMay } from '../../session/use-session.ts';
import { RecordTasks } from '../../task/RecordTasks.tsx';
import { RecordTimeline } from '../../timeline/RecordTimeline.tsx';
import { contactName } from '../contact-columns.tsx';
import { lifecycleWord } from '../contact-words.ts';
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
      ...ContactFacts_contact
      ...PrivacyCard_contact
    }
  }
`);

const route = getRouteApi('/w/$workspace/contacts/$id');

/** One person: facts, what happened, and what may be done with the data. */
export function ContactScreen() {
  const i18n = useI18n();
  const { id } = route.useParams();
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
  const name = contactName(i18n, contact);
  return (
    <WithheldLink value={mayRecord ? <WhyLink /> : null}>
      <RecordPage
        list="contacts"
        listTitle={i18n.t('Contacts')}
        title={name}
        badges={
          <>
            {contact.lifecycle && <StatusBadge>{lifecycleWord(i18n, contact.lifecycle)}</StatusBadge>}
            {contact.isRestricted && <StatusBadge tone="privacy">{i18n.t('Restricted')}</StatusBadge>}
          </>
        }
        actions={<ContactActions id={id} />}
        facts={
          <RecordSection title={i18n.t('Key facts')}>
            <ContactFacts contact={contact} />
          </RecordSection>
        }
        timeline={<RecordTimeline about={{ contactId: id }} name={name} />}
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
