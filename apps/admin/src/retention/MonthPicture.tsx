import { formatNumber, NumberText, useI18n } from '@smartx/ui';
import screen from '../screen/screen.module.css';
import styles from './retention.module.css';
import type { Month } from './retention-query.ts';
import { ruleWord } from './retention-words.ts';

/** What falls due in the coming months, one line for each month with a bar, and by which rule. */
export function MonthPicture({ months }: { months: readonly Month[] }) {
  const i18n = useI18n();
  const byMonth = [...Map.groupBy(months, ({ month }) => month)].map(([month, rules]) => ({
    month,
    rules,
    count: rules.reduce((all, rule) => all + rule.count, 0),
  }));
  const most = Math.max(1, ...byMonth.map(({ count }) => count));
  const name = new Intl.DateTimeFormat(i18n.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (
    <section className={styles.part}>
      <h2 className={screen.sectionTitle}>{i18n.t('What falls due in the coming year')}</h2>
      {byMonth.length === 0 ? (
        <p className={screen.note}>{i18n.t('Nothing, as things stand.')}</p>
      ) : (
        <ul className={styles.list}>
          {byMonth.map(({ month, rules, count }) => (
            <li key={month} className={styles.month}>
              <span>{name.format(new Date(`${month}-01T00:00:00Z`))}</span>
              <span className={styles.track} aria-hidden>
                <span className={styles.bar} style={{ inlineSize: `max(3px, ${(count / most) * 100}%)` }} />
              </span>
              <span className={styles.total}>
                <NumberText value={count} />
              </span>
              <span className={styles.which}>
                {rules
                  .map((rule) => `${ruleWord(i18n, rule.rule)}: ${formatNumber(i18n.locale, rule.count)}`)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
