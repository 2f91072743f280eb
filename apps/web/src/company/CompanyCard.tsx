import { useI18n } from '@smartx/ui';
import styles from '../list/list.module.css';
import { type CompanyRow, companyName } from './company-columns.tsx';

/** A company in the list of a phone. */
export function CompanyCard({ company }: { company: CompanyRow }) {
  const i18n = useI18n();
  const place = [company.city, company.country].filter(Boolean).join(', ');
  return (
    <div className={styles.card}>
      <strong>{companyName(i18n, company)}</strong>
      <div className={styles.cardLine}>
        {company.industry && <span>{company.industry}</span>}
        {place && <span>{place}</span>}
        {company.domain && <bdi>{company.domain}</bdi>}
      </div>
    </div>
  );
}
