import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/use-i18n.ts';
import styles from '../privacy.module.css';
import { LazyPopover } from './LazyPopover.tsx';
import { usePurposeInForce, useWithheldLink } from './purpose-in-force.ts';
import { reasonSentence, reasonWord } from './reason.ts';

/** What a withheld value needs. */
export interface WithheldValueProps {
  reason: string;
  /** For `CATEGORY` the kind of data. */
  category?: string | null | undefined;
  /** The field's name as people see it ("E-mail"), for the button's accessible name. */
  label?: string;
  /** A link to the consent ledger or the person's privacy card, shown in the explanation; else that of the page. */
  link?: ReactNode;
}

/** In place of a value that purpose, consent or erasure withholds: the reason word; a click explains. Never a reveal. */
export function WithheldValue(props: WithheldValueProps) {
  const i18n = useI18n();
  const purpose = usePurposeInForce();
  const around = useWithheldLink();
  const word = reasonWord(i18n, props.reason, { purpose });
  const name = props.label
    ? i18n.t('{field}: {reason}, why?', { field: props.label, reason: word })
    : i18n.t('{reason}, why?', { reason: word });
  return (
    <LazyPopover button={{ className: styles.withheld, 'aria-label': name, children: word }}>
      {() => (
        <div className={styles.explain}>
          <p className={styles.explainTitle}>{i18n.t('Withheld: {reason}', { reason: word })}</p>
          <p>{reasonSentence(i18n, props.reason, { category: props.category, purpose })}</p>
          {props.link ?? around}
        </div>
      )}
    </LazyPopover>
  );
}
