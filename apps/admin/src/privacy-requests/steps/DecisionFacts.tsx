import { DateText, FactList, useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import styles from '../detail/detail.module.css';
import { correctableWord, outcomeWord } from '../words/decision-words.ts';
import type { StepProps } from './StepFrame.tsx';

/** What was decided, when, with which reasons, and value by value. */
export function DecisionFacts({ request, timeZone }: Pick<StepProps, 'request' | 'timeZone'>) {
  const i18n = useI18n();
  const { decision, decidedAt, decisionReason, corrections } = request;
  return (
    <div className={screen.section}>
      <h3 className={screen.sectionTitle}>{i18n.t('The decision')}</h3>
      <FactList
        facts={[
          { label: i18n.t('Decided'), value: outcomeWord(i18n, decision ?? '') },
          ...(decidedAt
            ? [{ label: i18n.t('When'), value: <DateText value={decidedAt} format="datetime" timeZone={timeZone} /> }]
            : []),
          ...corrections.map(({ field, state }) => ({
            label: correctableWord(i18n, field),
            value: state === 'granted' ? i18n.t('corrected') : i18n.t('stays; their word stands beside it'),
          })),
        ]}
      />
      <p className={styles.message} dir="auto">
        {decisionReason ?? i18n.t('The reasons were destroyed 30 days after closing.')}
      </p>
    </div>
  );
}
