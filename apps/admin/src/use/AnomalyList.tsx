import { formatDate, StatusBadge, useI18n } from '@smartx/ui';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import screen from '../screen/screen.module.css';
import { purposeWord } from '../shell/words/purpose-words.ts';
import styles from './use.module.css';
import type { PurposeUse } from './use-days.ts';
import { anomalySentence, RULES, ruleSentence, ruleWord, whoWord } from './use-words.ts';

const icon = { size: 14, stroke: 1.5, 'aria-hidden': true } as const;

/** What is out of the ordinary, each with its count, and the rules by which it is found, in plain words. */
export function AnomalyList({ anomalies, limits }: Pick<PurposeUse, 'anomalies' | 'limits'>) {
  const i18n = useI18n();
  return (
    <section className={styles.part}>
      <h2 className={screen.sectionTitle}>{i18n.t('Out of the ordinary')}</h2>
      {anomalies.length === 0 ? (
        <p className={styles.quiet}>
          <IconCheck {...icon} /> {i18n.t('Nothing, by the rules below.')}
        </p>
      ) : (
        <ul className={styles.list}>
          {anomalies.map((anomaly) => (
            <li
              key={`${anomaly.rule} ${anomaly.usedOn} ${anomaly.memberName} ${anomaly.keyName} ${anomaly.purpose} ${anomaly.count}`}
              className={styles.anomaly}
            >
              <StatusBadge tone="warn" icon={<IconAlertTriangle {...icon} />}>
                {ruleWord(i18n, anomaly.rule)}
              </StatusBadge>
              <span className={styles.who}>
                <strong>{anomaly.memberName ?? whoWord(i18n, anomaly)}</strong>
                <span>{anomalySentence(i18n, anomaly)}</span>
              </span>
              <span className={screen.note}>
                {purposeWord(i18n, anomaly.purpose)} · {formatDate(i18n.locale, anomaly.usedOn, 'date')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <details className={styles.rules}>
        <summary>{i18n.t('The rules')}</summary>
        <p className={screen.note}>
          {i18n.t(
            'Each rule is a count, and compares somebody with themselves. What it finds is a reason to ask, and proof of nothing; it is shown here and sent to nobody.',
          )}
        </p>
        <dl className={styles.ruleList}>
          {RULES.map((rule) => (
            <div key={rule}>
              <dt>{ruleWord(i18n, rule)}</dt>
              <dd>{ruleSentence(i18n, rule, limits)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
