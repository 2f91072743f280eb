import { FactList, formatDate, formatNumber, NumberText, StatusBadge, useI18n } from '@smartx/ui';
import screen from '../screen/screen.module.css';
import styles from './retention.module.css';
import type { Rule } from './retention-query.ts';

interface TodayFactsProps {
  rules: readonly Rule[];
  simulationEndsAt: string | null;
}

/** What would be affected today, in one sentence and three numbers. */
export function TodayFacts({ rules, simulationEndsAt }: TodayFactsProps) {
  const i18n = useI18n();
  const approved = rules.filter(({ isApproved, isOn }) => isApproved && isOn);
  const sum = (of: (rule: Rule) => number) => approved.reduce((all, rule) => all + of(rule), 0);
  const [due, overdue, held] = [sum((rule) => rule.due), sum((rule) => rule.overdue), sum((rule) => rule.held)];
  return (
    <section className={styles.part}>
      <h2 className={screen.sectionTitle}>{i18n.t('Today')}</h2>
      <p className={styles.today}>
        {i18n.t('{due, plural, =0 {Nobody and nothing would be affected today.} other {Would affect {text} today.}}', {
          due,
          text: formatNumber(i18n.locale, due),
        })}
      </p>
      {simulationEndsAt && (
        <p className={styles.trial}>
          <StatusBadge tone="privacy">{i18n.t('Simulation')}</StatusBadge>
          {i18n.t('The workspace is new: until {date} everything is only counted and nothing goes.', {
            date: formatDate(i18n.locale, simulationEndsAt, 'date'),
          })}
        </p>
      )}
      <FactList
        facts={[
          { label: i18n.t('Due now'), value: <NumberText value={due} /> },
          { label: i18n.t('Overdue by more than 30 days'), value: <NumberText value={overdue} /> },
          { label: i18n.t('Due, and kept by a hold, a request or a restriction'), value: <NumberText value={held} /> },
        ]}
      />
    </section>
  );
}
