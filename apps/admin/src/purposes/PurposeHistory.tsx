import { DateText, formatLanguage, useI18n } from '@smartx/ui';
import type { PurposeItem_SettingFragment } from '../gql/graphql.ts';
import { basisWord } from './basis-words.ts';
import styles from './purposes.module.css';

/** What a purpose said and rested on before; nothing where it is as it began. */
export function PurposeHistory({ setting }: { setting: PurposeItem_SettingFragment }) {
  const i18n = useI18n();
  const { bases, notices } = setting;
  if (bases.length < 2 && notices.length < 2) return null;
  return (
    <details className={styles.history}>
      <summary>{i18n.t('History')}</summary>
      <ol className={styles.versions}>
        {notices.map(({ number, language, wording, publishedAt, publishedBy }) => (
          <li key={number}>
            <span className={styles.stamp}>
              {i18n.t('Words, version {number}', { number })} · {formatLanguage(i18n.locale, language)} ·{' '}
              <DateText value={publishedAt} />
              {publishedBy && ` · ${publishedBy.displayName}`}
            </span>
            <span lang={language}>
              <bdi>{wording}</bdi>
            </span>
          </li>
        ))}
        {bases.length > 1 &&
          bases.map(({ basis, decidedAt, decidedBy }) => (
            <li key={decidedAt}>
              <span className={styles.stamp}>
                {i18n.t('Ground of whoever is recorded since')} <DateText value={decidedAt} />
                {decidedBy && ` · ${decidedBy.displayName}`}
              </span>
              <span>{basisWord(i18n, basis)}</span>
            </li>
          ))}
      </ol>
    </details>
  );
}
