import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './privacy.module.css';
import { reasonSentence, reasonWord } from './reason.ts';

/** What a withheld value needs. */
export interface WithheldValueProps {
  reason: string;
  /** The field's name as people see it ("E-mail"), for the button's accessible name. */
  label?: string;
  /** A link to the consent ledger or the person's privacy card, shown in the explanation. */
  link?: ReactNode;
}

/** In place of a value that purpose, consent or erasure withholds: the reason word; a click explains. Never a reveal. */
export function WithheldValue(props: WithheldValueProps) {
  const i18n = useI18n();
  const [open, setOpen] = useState(false);
  const word = reasonWord(i18n, props.reason);
  const name = props.label
    ? i18n.t('{field}: {reason}, why?', { field: props.label, reason: word })
    : i18n.t('{reason}, why?', { reason: word });
  return (
    <Popover opened={open} onChange={setOpen} withArrow trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.withheld} aria-label={name} onClick={() => setOpen((is) => !is)}>
          {word}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.explain}>
          <p className={styles.explainTitle}>{i18n.t('Withheld: {reason}', { reason: word })}</p>
          <p>{reasonSentence(i18n, props.reason)}</p>
          {props.link}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
