import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import {
  DateText,
  type Fact,
  FactList,
  FieldValue,
  formatLanguage,
  NoValue,
  RelativeTime,
  type Translator,
  useI18n,
} from '@smartx/ui';
import type { ReactNode } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ContactFacts_ContactFragment } from '../../gql/graphql.ts';
import { DisputedNote, disputesOf } from '../../privacy/disputed/DisputedNote.tsx';
import { type Editable, useEditable } from '../../record/inline/use-editable.tsx';
import { RecordLink } from '../../record/RecordLink.tsx';
import { useMay } from '../../session/use-session.ts';
import { lifecycleWord } from '../contact-words.ts';
import { ContactEditForm } from '../form/ContactEditDialog.tsx';
import { ContactPoints } from './ContactPoints.tsx';
import { useReveal } from './use-reveal.tsx';

const ContactFacts_contact = graphql(`
  fragment ContactFacts_contact on Contact {
    id
    fullName
    jobTitle
    lifecycle
    language
    city
    country
    birthDate
    lastInteractionAt
    company {
      id
      name
    }
    owner {
      id
      displayName
    }
    emails {
      id
      value
      label
      isPrimary
      verifiedAt
    }
    phones {
      id
      value
      label
      isPrimary
      verifiedAt
    }
    addresses {
      id
      value
      label
      isPrimary
      verifiedAt
    }
    disputedValues {
      id
      field
      claimed
      statement
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** What is known about a person; what is withheld says why. */
export function ContactFacts(props: { contact: FragmentType<ContactFacts_ContactFragment> }) {
  const i18n = useI18n();
  const contact = useFragmentData(ContactFacts_contact, props.contact);
  const reveal = useReveal(contact.id);
  const mayReveal = useMay('contact:reveal');
  const editable = useEditable(contact.id, 'contact:update', { withheld: contact.withheld, form: ContactEditForm });
  return <FactList facts={factsOf(i18n, contact, { reveal: mayReveal ? reveal : undefined, editable })} />;
}

function factsOf(
  i18n: Translator,
  contact: ContactFacts_ContactFragment,
  { reveal, editable }: { reveal: ReturnType<typeof useReveal> | undefined; editable: Editable },
): Fact[] {
  const fact = (field: string, label: string, value: ReactNode, { isSealed = false, form = '' } = {}): Fact => ({
    label,
    sealed: isSealed,
    value: (
      <>
        {inPlace(
          form,
          label,
          <FieldValue {...{ field, label, value }} withheld={contact.withheld} onReveal={reveal} />,
        )}
        <DisputedNote disputes={disputesOf(contact.disputedValues, field)} />
      </>
    ),
  });
  const inPlace = (form: string, label: string, value: ReactNode) => (form ? editable(form, label, value) : value);
  const points = (list: ContactFacts_ContactFragment['emails'], kind: 'email' | 'phone' | 'postal') =>
    list && <ContactPoints contactId={contact.id} points={list} kind={kind} />;
  const { company, owner } = contact;
  // The name stands above the facts; among them it is only where the person says that it is wrong.
  const name = fact('fullName', i18n.t('Name'), contact.fullName);
  return [
    ...(disputesOf(contact.disputedValues, 'fullName').length > 0 ? [name] : []),
    fact('emails', i18n.t('E-mail'), points(contact.emails, 'email')),
    fact('phones', i18n.t('Phone'), points(contact.phones, 'phone'), { isSealed: true }),
    fact('jobTitle', i18n.t('Job title'), contact.jobTitle, { form: 'jobTitle' }),
    {
      label: i18n.t('Company'),
      value: inPlace(
        'companyId',
        i18n.t('Company'),
        company ? <RecordLink kind="companies" id={company.id} name={company.name} /> : <NoValue />,
      ),
    },
    { label: i18n.t('Owner'), value: inPlace('ownerId', i18n.t('Owner'), owner?.displayName ?? <NoValue />) },
    fact('lifecycle', i18n.t('Lifecycle'), contact.lifecycle && lifecycleWord(i18n, contact.lifecycle), {
      form: 'lifecycle',
    }),
    {
      label: i18n.t('Last spoken'),
      value: contact.lastInteractionAt ? <RelativeTime value={contact.lastInteractionAt} /> : <NoValue />,
    },
    fact('addresses', i18n.t('Address'), points(contact.addresses, 'postal'), { isSealed: true }),
    fact('city', i18n.t('City'), contact.city, { form: 'city' }),
    fact('country', i18n.t('Country'), contact.country, { form: 'country' }),
    fact('language', i18n.t('Language'), contact.language && formatLanguage(i18n.locale, contact.language), {
      form: 'language',
    }),
    fact('birthDate', i18n.t('Birth date'), contact.birthDate && <DateText value={contact.birthDate} format="date" />, {
      isSealed: true,
    }),
  ];
}
