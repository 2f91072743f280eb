import { Button } from '@mantine/core';
import { formatNumber, useAnnounce, useI18n } from '@smartx/ui';
import { IconPencil, IconTrash, IconUserShare, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useMay } from '../session/use-session.ts';
import { BulkDialog } from './BulkDialog.tsx';
import styles from './bulk.module.css';
import { type BulkKind, type BulkObject, recordsWord } from './bulk-words.ts';
import type { BulkChosen } from './use-bulk-selection.ts';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

interface BulkBarProps {
  object: BulkObject;
  chosen: BulkChosen;
  /** All that match. */
  total: number;
  /** The filter of the list; null for everything. */
  where: object | null;
  onChooseAll: () => void;
  onClear: () => void;
}

/** Below a list in which something is ticked: how much, all that match, and what can be done to it. */
export function BulkBar({ object, chosen, total, where, onChooseAll, onClear }: BulkBarProps) {
  const i18n = useI18n();
  const announce = useAnnounce();
  const [kind, setKind] = useState<BulkKind | null>(null);
  const mayChange = useMay(`${object}:update`);
  const mayDelete = useMay(`${object}:delete`);
  const { count, isAll } = chosen;
  const words = isAll
    ? i18n.t('All {records} that match are selected', { records: recordsWord(i18n, object, count) })
    : i18n.t('{records} selected', { records: recordsWord(i18n, object, count) });
  useEffect(() => announce(words), [announce, words]);
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClear();
  };
  return (
    <>
      <div className={styles.bar} role="toolbar" aria-label={i18n.t('What is selected')} onKeyDown={leave}>
        <strong className={styles.count}>{words}</strong>
        {!isAll && count < total && (
          <Button size="compact-sm" variant="subtle" onClick={onChooseAll}>
            {i18n.t('Select all {count} that match', { count: formatNumber(i18n.locale, total) })}
          </Button>
        )}
        <span className={styles.deeds}>
          {mayChange && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPencil {...icon} />}
              onClick={() => setKind('edit')}
            >
              {i18n.t('Edit a field')}
            </Button>
          )}
          {mayChange && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconUserShare {...icon} />}
              onClick={() => setKind('assign')}
            >
              {i18n.t('Assign')}
            </Button>
          )}
          {mayDelete && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconTrash {...icon} />}
              onClick={() => setKind('delete')}
            >
              {i18n.t('Delete')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" leftSection={<IconX {...icon} />} onClick={onClear}>
            {i18n.t('Clear selection')}
          </Button>
        </span>
      </div>
      {kind && <BulkDialog {...{ kind, object, chosen, where }} onClose={() => setKind(null)} onStarted={onClear} />}
    </>
  );
}
