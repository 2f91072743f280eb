import { VisuallyHidden } from '@mantine/core';
import { FieldValue, type Translator, useI18n } from '@smartx/ui';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from '../timeline.module.css';
import { changedFieldWord, changedValueWord, throughWord } from './change-words.tsx';
import type { Entry } from './entry.ts';

type Change = NonNullable<Entry['change']>;

/** "Stage: New → Won · Olivia Owner · through import 12". */
export function ChangeTitle({ change }: { change: Change }) {
  const i18n = useI18n();
  const through = throughWord(i18n, change.through, change.importNumber);
  return (
    <>
      <span className={styles.changed}>{changedFieldWord(i18n, change.field)}</span> <Values change={change} />
      {change.changedBy && (
        <span className={styles.muted}>
          {' · '}
          <bdi>{change.changedBy.displayName}</bdi>
        </span>
      )}
      {through && <span className={styles.muted}> · {through}</span>}
    </>
  );
}

function Values({ change }: { change: Change }): ReactNode {
  const i18n = useI18n();
  const { fromValue, toValue, isHidden, withheld } = change;
  if (isHidden) return <span className={styles.muted}>{i18n.t('changed; hidden from your role')}</span>;
  if (withheld.some(({ field }) => field === 'toValue' || field === 'fromValue'))
    return <FieldValue field="toValue" label={i18n.t('New value')} value={null} withheld={withheld} />;
  if (fromValue === null && toValue === null)
    return (
      <span className={styles.muted}>
        <IconLock size={12} stroke={1.5} aria-hidden /> {i18n.t('changed; stored encrypted')}
      </span>
    );
  return (
    <>
      <del className={styles.old}>{word(i18n, change, 'from')}</del>
      <span className={styles.arrow}>
        {' '}
        <VisuallyHidden>{i18n.t('became')}</VisuallyHidden>
        <span aria-hidden> → </span>
      </span>
      <ins className={styles.new}>{word(i18n, change, 'to')}</ins>
    </>
  );
}

function word(i18n: Translator, change: Change, side: 'from' | 'to'): ReactNode {
  const value = side === 'from' ? change.fromValue : change.toValue;
  const name = side === 'from' ? change.fromName : change.toName;
  if (value === null || value === '') return <span className={styles.muted}>{i18n.t('empty')}</span>;
  return <bdi>{changedValueWord(i18n, change.field, value, name)}</bdi>;
}
