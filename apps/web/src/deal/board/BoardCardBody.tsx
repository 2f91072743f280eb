import { DateText, MoneyText, useI18n, useNow } from '@smartx/ui';
import { IconHourglass } from '@tabler/icons-react';
import styles from '../deal.module.css';
import type { DealRow } from '../deal-columns.tsx';

const DAY = 86_400_000;

/** What stands on a card below its name: who buys, what it is worth, and whether it has stood still too long. */
export function BoardCardBody({ deal, seesValue }: { deal: DealRow; seesValue: boolean }) {
  const i18n = useI18n();
  const { company, contact, value, expectedCloseOn } = deal;
  return (
    <div className={styles.cardBody}>
      {(company?.name ?? contact?.fullName) && (
        <span className={styles.cardMuted}>{company?.name ?? contact?.fullName}</span>
      )}
      <span className={styles.cardFoot}>
        {value && <MoneyText amount={value.amount} currency={value.currency} cents="auto" />}
        {!value && seesValue && '—'}
        {expectedCloseOn && (
          <span className={styles.cardMuted} title={i18n.t('Expected close')}>
            <DateText value={expectedCloseOn} format="short" />
          </span>
        )}
      </span>
      <Rotting deal={deal} />
    </div>
  );
}

function Rotting({ deal }: { deal: DealRow }) {
  const i18n = useI18n();
  const now = useNow();
  const limit = deal.stage?.rottingDays;
  if (!limit) return null;
  const days = Math.floor((now.getTime() - new Date(deal.stageEnteredAt).getTime()) / DAY);
  if (days <= limit) return null;
  return (
    <span className={styles.rotting}>
      <IconHourglass size={14} stroke={1.5} aria-hidden />
      {i18n.t('{days, plural, one {# day in this stage} other {# days in this stage}}', { days })}
    </span>
  );
}
