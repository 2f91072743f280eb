import type { FragmentType } from '@apollo/client';
import { Anchor } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { DateText, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { PersonLine_SubjectFragment } from '../../gql/graphql.ts';
import styles from './person-line.module.css';

const PersonLine_subject = graphql(`
  fragment PersonLine_subject on DataSubject {
    id
    kind
    erasedAt
    restrictedAt
    contacts {
      id
      fullName
      jobTitle
      emails {
        id
        value
      }
      company {
        id
        name
      }
    }
    members {
      id
      displayName
      email
    }
  }
`);

/** A person as the workspace knows them: name, address, company, and what is special about them. */
export function PersonLine(props: {
  subject: FragmentType<PersonLine_SubjectFragment>;
  slug: string;
  /** What can be done about the person here. */
  actions?: ReactNode;
}) {
  const i18n = useI18n();
  const subject = useFragmentData(PersonLine_subject, props.subject);
  const [contact] = subject.contacts;
  const [member] = subject.members;
  const name = contact?.fullName ?? member?.displayName ?? nameless(i18n, subject);
  const details = contact
    ? [contact.emails?.map(({ value }) => value).join(', '), contact.jobTitle, contact.company?.name]
    : [member?.email];
  return (
    <div className={styles.person}>
      <div className={styles.who}>
        {contact && !subject.erasedAt ? <Anchor href={`/w/${props.slug}/contacts/${contact.id}`}>{name}</Anchor> : name}
        <span className={styles.marks}>
          <StatusBadge>{subjectKindWord(i18n, subject.kind)}</StatusBadge>
          {subject.erasedAt && (
            <StatusBadge tone="privacy">
              {i18n.t('erased')} <DateText value={subject.erasedAt} format="short" />
            </StatusBadge>
          )}
          {subject.restrictedAt && <StatusBadge tone="privacy">{i18n.t('restricted')}</StatusBadge>}
        </span>
        <bdi className={styles.details}>{details.filter(Boolean).join(' · ')}</bdi>
      </div>
      {props.actions}
    </div>
  );
}

function nameless(i18n: Translator, { erasedAt }: { erasedAt: string | null }): string {
  return erasedAt ? i18n.t('A person who was erased') : i18n.t('A person without a name');
}

function subjectKindWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'contact':
      return i18n.t('contact');
    case 'member':
      return i18n.t('member');
    case 'account':
      return i18n.t('account');
    default:
      return i18n.t('other');
  }
}
