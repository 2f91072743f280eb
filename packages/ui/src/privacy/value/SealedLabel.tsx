import { Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/use-i18n.ts';
import styles from '../privacy.module.css';

/** A field's label with the small lock of sealed fields. Focus or hover says "stored encrypted". */
export function SealedLabel(props: { children: ReactNode }) {
  const i18n = useI18n();
  const text = i18n.t('Stored encrypted');
  return (
    <span className={styles.sealed}>
      {props.children}
      <Tooltip label={text}>
        <button type="button" className={styles.lock} aria-label={text}>
          <IconLock size={14} stroke={1.5} aria-hidden />
        </button>
      </Tooltip>
    </span>
  );
}
