import { useQuery } from '@apollo/client/react';
import { SidePeek, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { PeekProps } from '../../record/peek-props.ts';
import { RecordState } from '../../record/RecordPage.tsx';
import { contactName } from '../contact-columns.tsx';
import { ContactFacts } from './ContactFacts.tsx';

const ContactPeekQuery = graphql(`
  query ContactPeek($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contact(id: $id) {
      id
      fullName
      withheld {
        field
        reason
        category
      }
      ...ContactFacts_contact
    }
  }
`);

/** A contact beside the list. */
export function ContactPeek(props: PeekProps) {
  const i18n = useI18n();
  const { data, loading, error, refetch } = useQuery(ContactPeekQuery, { variables: { id: props.id } });
  const contact = data?.contact;
  return (
    <SidePeek
      key={props.id}
      opened
      title={contact ? contactName(i18n, contact) : i18n.t('Contact')}
      onClose={props.onClose}
      onExpand={() => props.onExpand(props.id)}
      {...(props.onPrevious ? { onPrevious: props.onPrevious } : {})}
      {...(props.onNext ? { onNext: props.onNext } : {})}
    >
      {contact ? (
        <ContactFacts contact={contact} />
      ) : (
        <RecordState
          isLoading={loading}
          error={error}
          failed={i18n.t('The contact could not be loaded')}
          missing={i18n.t('There is no such contact')}
          onRetry={() => void refetch()}
        />
      )}
    </SidePeek>
  );
}
