import { useI18n } from '@smartx/ui';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { type Verdict, verdictSentence } from '../../privacy/may-write/may-write-words.ts';
import styles from '../timeline.module.css';

const icon = { size: 14, stroke: 2, 'aria-hidden': true } as const;

/** Whether they may be written to, before anybody has typed a word. */
export function MailVerdict({ verdict }: { verdict: Verdict | null }) {
  const i18n = useI18n();
  if (!verdict) return null;
  return (
    <p className={verdict.allowed ? styles.permission : styles.refusal} role="status">
      {verdict.allowed ? <IconCheck {...icon} /> : <IconBan {...icon} />}
      <span>
        <strong>{i18n.t('May I write?')}</strong> {verdictSentence(i18n, verdict)}
      </span>
    </p>
  );
}
