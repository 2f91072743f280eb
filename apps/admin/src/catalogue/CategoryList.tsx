import { FactList, useI18n } from '@smartx/ui';
import screen from '../screen/screen.module.css';
import styles from './catalogue.module.css';
import { purposesText } from './catalogue-columns.tsx';
import { categoryWord } from './classification-words.ts';

/** What is true of a whole category. */
export interface CategoryRule {
  readonly category: string;
  readonly label: string;
  readonly examples: string;
  readonly purposes: readonly string[];
  readonly retention: string;
}

/** The kinds of personal data: what belongs to each, what it is used for and how long it is kept. */
export function CategoryList({ categories }: { categories: readonly CategoryRule[] }) {
  const i18n = useI18n();
  return (
    <ul className={styles.categories}>
      {categories.map(({ category, label, examples, purposes, retention }) => (
        <li key={category} className={styles.category}>
          <h2 className={styles.categoryTitle}>
            {label} <span className={styles.categoryKey}>{categoryWord(i18n, category)}</span>
          </h2>
          <p className={screen.note}>{examples}</p>
          <FactList
            facts={[
              { label: i18n.t('Used for'), value: purposesText(i18n, purposes) },
              { label: i18n.t('Kept'), value: retention },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
