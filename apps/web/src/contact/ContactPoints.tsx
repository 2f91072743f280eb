import { StatusBadge, useI18n } from '@smartx/ui';
import styles from './contact.module.css';

interface Point {
  id: string;
  value: string | null;
  label: string | null;
  isPrimary: boolean | null;
  verifiedAt: string | null;
}

/** E-mail addresses, phone numbers or postal addresses; the one to use first. */
export function ContactPoints({ points, kind }: { points: readonly Point[]; kind: 'email' | 'phone' | 'postal' }) {
  const i18n = useI18n();
  const ordered = [...points].sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  return (
    <ul className={styles.points}>
      {ordered.map((point) => (
        <li key={point.id}>
          <PointValue value={point.value} kind={kind} />
          {point.label && <span className={styles.pointLabel}>{point.label}</span>}
          {point.verifiedAt && <StatusBadge tone="good">{i18n.t('proved')}</StatusBadge>}
        </li>
      ))}
    </ul>
  );
}

function PointValue({ value, kind }: { value: string | null; kind: 'email' | 'phone' | 'postal' }) {
  if (!value) return <>—</>;
  if (kind === 'postal') return <span className={styles.postal}>{value}</span>;
  return (
    <a href={`${kind === 'email' ? 'mailto' : 'tel'}:${value}`} className={styles.pointLink}>
      <bdi>{value}</bdi>
    </a>
  );
}
