import { Button } from '@mantine/core';
import type { ConnectionList } from '@smartx/client';
import { useI18n, useIsPhone } from '@smartx/ui';
import { useState } from 'react';
import { useMay } from '../session/use-session.ts';
import { BulkBar } from './BulkBar.tsx';
import styles from './bulk.module.css';
import type { BulkObject } from './bulk-words.ts';
import { useBulkSelection } from './use-bulk-selection.ts';

/** Of what a list is, and which of them it shows. */
export interface BulkList {
  readonly object: BulkObject;
  /** The filter of the list; null for everything. */
  readonly where: object | null;
}

/**
 * Lets rows of a list be ticked and many be changed at once, for those who may: what the grid takes, the bar below it and, on a
 * phone, the way into ticking.
 */
export function useBulkList<Row extends { id: string }>(list: ConnectionList<Row>, bulk: BulkList | undefined) {
  const i18n = useI18n();
  const isPhone = useIsPhone();
  const mayRun = useMay('bulk-action:run');
  const [isTicking, setTicking] = useState(false);
  const { chosen, chooseAll, clear, grid } = useBulkSelection(list, JSON.stringify(bulk?.where ?? null));
  if (!bulk || !mayRun) return { grid: {}, bar: null, start: null };
  const leave = () => {
    clear();
    setTicking(false);
  };
  const start = isPhone && !isTicking && (list.total ?? 0) > 0 && (
    <Button size="compact-sm" variant="subtle" className={styles.start} onClick={() => setTicking(true)}>
      {i18n.t('Select several')}
    </Button>
  );
  return {
    grid: isPhone && !isTicking ? {} : grid,
    start,
    bar: (chosen.count > 0 || (isPhone && isTicking)) && (
      <BulkBar {...{ ...bulk, chosen }} total={list.total ?? 0} onChooseAll={chooseAll} onClear={leave} />
    ),
  };
}
