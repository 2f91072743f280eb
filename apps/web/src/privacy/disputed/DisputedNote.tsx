import { StatusBadge, useI18n } from '@smartx/ui';
import styles from './disputed.module.css';

/** What a person says of a value that stayed as it is. */
export interface Dispute {
  readonly id: string;
  readonly field: string;
  readonly claimed: string | null;
  readonly statement: string | null;
}

/** The fields of a contact under which a disputed value is shown. */
const SHOWN_AS: Readonly<Record<string, string>> = { email: 'emails', phone: 'phones', postalAddress: 'addresses' };

/** The disputes about what is shown as a field. */
export function disputesOf(disputes: readonly Dispute[] | null, field: string): readonly Dispute[] {
  return (disputes ?? []).filter((one) => (SHOWN_AS[one.field] ?? one.field) === field);
}

/** Says beside a value that the person disputes it, and how they say that it should be (GDPR Art. 16). */
export function DisputedNote({ disputes }: { readonly disputes: readonly Dispute[] }) {
  const i18n = useI18n();
  return disputes.map(({ id, claimed, statement }) => (
    <div key={id} className={styles.dispute}>
      <StatusBadge tone="privacy">{i18n.t('disputed')}</StatusBadge>
      {claimed && (
        <span>
          {i18n.t('The person says:')} <bdi>{claimed}</bdi>
        </span>
      )}
      {statement && (
        <q className={styles.statement} dir="auto">
          {statement}
        </q>
      )}
    </div>
  ));
}
