import { FieldValue, StatusBadge, useI18n } from '@smartx/ui';
import styles from '../list/list.module.css';
import { type ContactRow, contactName, primaryOf } from './contact-columns.tsx';
import { lifecycleWord } from './contact-words.ts';

/** A contact in the list of a phone. */
export function ContactCard({ contact }: { contact: ContactRow }) {
  const i18n = useI18n();
  const email = primaryOf(contact.emails);
  return (
    <div className={styles.card}>
      <strong>{contactName(i18n, contact)}</strong>
      <div className={styles.cardLine}>
        {contact.jobTitle && <span>{contact.jobTitle}</span>}
        {contact.company?.name && <span>{contact.company.name}</span>}
        {contact.lifecycle && <span>{lifecycleWord(i18n, contact.lifecycle)}</span>}
        {contact.isRestricted && <StatusBadge tone="privacy">{i18n.t('Restricted')}</StatusBadge>}
      </div>
      <div className={styles.cardLine}>
        <FieldValue
          field="emails"
          label={i18n.t('E-mail')}
          value={email && <bdi>{email}</bdi>}
          withheld={contact.withheld}
        />
      </div>
    </div>
  );
}
