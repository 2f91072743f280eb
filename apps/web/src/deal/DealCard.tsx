import { MoneyText, useI18n } from '@smartx/ui';
import styles from '../list/list.module.css';
import { type DealRow, dealName } from './deal-columns.tsx';
import { StageBadge } from './stage/StageBadge.tsx';

/** A deal in the list of a phone. */
export function DealCard({ deal }: { deal: DealRow }) {
  const i18n = useI18n();
  return (
    <div className={styles.card}>
      <strong>{dealName(i18n, deal)}</strong>
      <div className={styles.cardLine}>
        {deal.company?.name && <span>{deal.company.name}</span>}
        {deal.value && <MoneyText amount={deal.value.amount} currency={deal.value.currency} cents="auto" />}
        {deal.stage && <StageBadge stage={deal.stage} />}
      </div>
    </div>
  );
}
