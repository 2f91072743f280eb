import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { CompanyContacts_CompanyFragment } from '../../gql/graphql.ts';
import { RecordLink } from '../../record/RecordLink.tsx';
import { RecordSection } from '../../record/RecordSection.tsx';
import styles from '../../record/record-page.module.css';

const CompanyContacts_company = graphql(`
  fragment CompanyContacts_company on Company {
    id
    contacts(first: 10, orderBy: { field: NAME }) {
      nodes {
        id
        fullName
        jobTitle
      }
      totalCount {
        value
      }
    }
  }
`);

/** The people who work there; the first ten by name. */
export function CompanyContacts(props: { company: FragmentType<CompanyContacts_CompanyFragment> }) {
  const i18n = useI18n();
  const { contacts } = useFragmentData(CompanyContacts_company, props.company);
  const count = contacts.totalCount.value;
  const more = count - contacts.nodes.length;
  return (
    <RecordSection title={i18n.t('Contacts')} count={count}>
      {count === 0 ? (
        <p className={styles.muted}>{i18n.t('Nobody here that you may see.')}</p>
      ) : (
        <ul className={styles.list}>
          {contacts.nodes.map((contact) => (
            <li key={contact.id}>
              <RecordLink kind="contacts" id={contact.id} name={contact.fullName} />
              {contact.jobTitle && <span className={styles.muted}>{contact.jobTitle}</span>}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className={styles.muted}>
          {i18n.t('{count, plural, one {# more in the list of contacts} other {# more in the list of contacts}}', {
            count: more,
          })}
        </p>
      )}
    </RecordSection>
  );
}
