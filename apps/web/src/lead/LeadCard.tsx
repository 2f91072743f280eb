import { useI18n } from '@smartx/ui';
import styles from '../list/list.module.css';
import { LeadStatusBadge } from './LeadStatusBadge.tsx';
import type { LeadRow } from './lead-columns.tsx';
import { leadName } from './lead-words.ts';

/** A lead in the list of a phone. */
export function LeadCard({ lead }: { lead: LeadRow }) {
  const i18n = useI18n();
  return (
    <div className={styles.card}>
      <strong>{leadName(i18n, lead)}</strong>
      <div className={styles.cardLine}>
        <LeadStatusBadge status={lead.status} />
        {lead.contact?.company?.name && <span>{lead.contact.company.name}</span>}
        {lead.source && <span>{lead.source}</span>}
      </div>
    </div>
  );
}
