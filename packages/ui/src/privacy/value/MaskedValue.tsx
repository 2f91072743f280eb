import { VisuallyHidden } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useI18n } from '../../i18n/use-i18n.ts';
import styles from '../privacy.module.css';
import { LazyPopover } from './LazyPopover.tsx';
import { RevealForm } from './RevealForm.tsx';

/** What a masked value needs. */
export interface MaskedValueProps {
  /** The part that may be shown: "a•••@e•••.com". */
  hint: string | null | undefined;
  /** The field's name as people see it, for accessible names. */
  label: string;
  /** Runs the logged reveal for a reason and gives the value; leave out where the role may not reveal. */
  onReveal?: ((reason: string) => Promise<ReactNode>) | undefined;
}

/** A value masked by role: its hint and an eye button that asks why. The value lives in this component only, in no cache. */
export function MaskedValue(props: MaskedValueProps) {
  const i18n = useI18n();
  const [revealed, setRevealed] = useState<ReactNode>(null);
  const { onReveal } = props;
  if (revealed !== null) return <span className={styles.masked}>{revealed}</span>;
  return (
    <span className={styles.masked}>
      {props.hint ? (
        <bdi className={styles.hint}>{props.hint}</bdi>
      ) : (
        <span className={styles.hint} title={i18n.t('Hidden from your role')}>
          <span aria-hidden>•••</span>
          <VisuallyHidden>{i18n.t('Hidden from your role')}</VisuallyHidden>
        </span>
      )}
      {onReveal && (
        <LazyPopover
          button={{
            className: styles.eye,
            'aria-label': i18n.t('Reveal {field} (logged)', { field: props.label }),
            title: i18n.t('Reveal (logged)'),
            children: <IconEye size={16} stroke={1.5} aria-hidden />,
          }}
        >
          {() => <RevealForm label={props.label} onReveal={onReveal} onRevealed={setRevealed} />}
        </LazyPopover>
      )}
    </span>
  );
}
