import { Avatar, FieldValue, type GridColumn, RelativeTime, StatusBadge, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { ContactColumns_ContactFragment } from '../gql/graphql.ts';
import styles from '../list/list.module.css';
import { RecordLink } from '../record/RecordLink.tsx';
import { lifecycleWord } from './contact-words.ts';

/** What a row of the list shows. */
export const ContactColumns_contact = graphql(`
  fragment ContactColumns_contact on Contact {
    id
    version
    fullName
    jobTitle
    lifecycle
    country
    isRestricted
    lastInteractionAt
    createdAt
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
    owner {
      id
      displayName
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** A row of the list. */
export type ContactRow = ContactColumns_ContactFragment;

/** The name, or what stands for it where it is withheld. */
export function contactName(
  i18n: Translator,
  contact: { fullName: string | null; withheld?: readonly { field: string }[] },
): string {
  const isWithheld = contact.withheld?.some(({ field }) => field === 'fullName') ?? true;
  return contact.fullName ?? (isWithheld ? i18n.t('Name withheld') : i18n.t('Without a name'));
}

/** The address to use among several. */
export function primaryOf(
  points: readonly { value: string | null; isPrimary: boolean | null }[] | null,
): string | null {
  return (points?.find(({ isPrimary }) => isPrimary) ?? points?.[0])?.value ?? null;
}

/** The columns of the list of contacts. */
export function contactColumns(i18n: Translator): GridColumn<ContactRow>[] {
  const field = (name: string, label: string, contact: ContactRow, value: React.ReactNode) => (
    <FieldValue field={name} label={label} value={value} withheld={contact.withheld} />
  );
  const bdi = (value: string | null) => value && <bdi>{value}</bdi>;
  return [
    {
      ...{ id: 'name', header: i18n.t('Name'), width: 210, opens: true, sortable: true },
      text: (contact) => contactName(i18n, contact),
      cell: (contact, asLink) => (
        <>
          <Avatar name={contact.fullName ?? '?'} size={20} />
          <span>
            <FieldValue
              field="fullName"
              label={i18n.t('Name')}
              value={asLink(contact.fullName)}
              withheld={contact.withheld}
              empty={asLink(<span className={styles.nameless}>{i18n.t('Without a name')}</span>)}
            />
          </span>
          {contact.isRestricted && contact.fullName !== null && (
            <>
              {' '}
              <StatusBadge tone="privacy">{i18n.t('Restricted')}</StatusBadge>
            </>
          )}
        </>
      ),
    },
    {
      ...{ id: 'company', header: i18n.t('Company'), width: 170 },
      cell: ({ company }) => company && <RecordLink kind="companies" id={company.id} name={company.name} />,
    },
    {
      ...{ id: 'email', header: i18n.t('E-mail'), width: 220 },
      cell: (contact) => field('emails', i18n.t('E-mail'), contact, bdi(primaryOf(contact.emails))),
    },
    {
      ...{ id: 'phone', header: i18n.t('Phone'), width: 145 },
      cell: (contact) => field('phones', i18n.t('Phone'), contact, bdi(primaryOf(contact.phones))),
    },
    {
      ...{ id: 'jobTitle', header: i18n.t('Job title'), width: 145 },
      cell: (contact) => field('jobTitle', i18n.t('Job title'), contact, contact.jobTitle),
    },
    {
      ...{ id: 'lifecycle', header: i18n.t('Lifecycle'), width: 130 },
      cell: ({ lifecycle }) => lifecycle && lifecycleWord(i18n, lifecycle),
    },
    { id: 'owner', header: i18n.t('Owner'), width: 130, cell: ({ owner }) => owner?.displayName },
    {
      ...{ id: 'country', header: i18n.t('Country'), width: 130 },
      cell: (contact) => field('country', i18n.t('Country'), contact, contact.country),
    },
    {
      ...{ id: 'lastInteraction', header: i18n.t('Last spoken'), width: 140, sortable: true },
      cell: ({ lastInteractionAt }) => lastInteractionAt && <RelativeTime value={lastInteractionAt} />,
    },
    {
      ...{ id: 'created', header: i18n.t('Added'), width: 130, sortable: true },
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
  ];
}
