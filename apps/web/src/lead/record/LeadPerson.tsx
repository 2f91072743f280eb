import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import { type Fact, FactList, FieldValue, useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import { primaryOf } from '../../contact/contact-columns.tsx';
import { graphql } from '../../gql/gql.ts';
import type { LeadPerson_ContactFragment } from '../../gql/graphql.ts';
import { RecordLink } from '../../record/RecordLink.tsx';
import { RecordSection } from '../../record/RecordSection.tsx';

const LeadPerson_contact = graphql(`
  fragment LeadPerson_contact on Contact {
    id
    fullName
    jobTitle
    emails {
      id
      value
      isPrimary
    }
    phones {
      id
      value
      isPrimary
    }
    company {
      id
      name
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** Who enquired, and how to reach them; the rest stands on the contact's own page. */
export function LeadPerson(props: { contact: FragmentType<LeadPerson_ContactFragment> }) {
  const i18n = useI18n();
  const contact = useFragmentData(LeadPerson_contact, props.contact);
  const fact = (field: string, label: string, value: ReactNode): Fact => ({
    label,
    value: <FieldValue field={field} label={label} value={value} withheld={contact.withheld} />,
  });
  const { id, fullName, jobTitle, company } = contact;
  const email = primaryOf(contact.emails);
  const phone = primaryOf(contact.phones);
  return (
    <RecordSection title={i18n.t('The person')}>
      <FactList
        facts={[
          fact('fullName', i18n.t('Name'), <RecordLink kind="contacts" id={id} name={fullName} />),
          fact('jobTitle', i18n.t('Job title'), jobTitle),
          fact(
            'company',
            i18n.t('Company'),
            company && <RecordLink kind="companies" id={company.id} name={company.name} />,
          ),
          fact('emails', i18n.t('E-mail'), email && <bdi>{email}</bdi>),
          fact('phones', i18n.t('Phone'), phone && <bdi>{phone}</bdi>),
        ]}
      />
    </RecordSection>
  );
}
