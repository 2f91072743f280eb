import { Button } from '@mantine/core';
import { DataGrid, EmptyState, type Fact, FactList, SidePeek, StatusBadge, useI18n } from '@smartx/ui';
import { useMemo } from 'react';
import { arrayGrid } from '../screen/list-grid.ts';
import screen from '../screen/screen.module.css';
import styles from './catalogue.module.css';
import { catalogueColumns, classTone, erasureText, purposesText, storedMark } from './catalogue-columns.tsx';
import type { CatalogueRow } from './catalogue-rows.ts';
import { categoryWord, classWord } from './classification-words.ts';

/** What the grid needs. */
export interface ColumnGridProps {
  rows: readonly CatalogueRow[];
  /** The column beside the list: `table.column`. */
  open?: string | undefined;
  onOpen: (id: string) => void;
  onClearFilter: () => void;
}

/** The columns of the catalogue with what each was declared to be. */
export function ColumnGrid({ rows, open, onOpen, onClearFilter }: ColumnGridProps) {
  const i18n = useI18n();
  const columns = useMemo(() => catalogueColumns(i18n), [i18n]);
  const opened = rows.find(({ id }) => id === open);
  return (
    <>
      <DataGrid
        label={i18n.t('Columns')}
        columns={columns}
        {...arrayGrid(rows)}
        rowKey={({ id }) => id}
        rowLabel={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        openKey={open}
        card={(row) => <ColumnCard row={row} />}
        emptyState={
          <EmptyState
            title={i18n.t('No column fits')}
            action={
              <Button variant="default" onClick={onClearFilter}>
                {i18n.t('Clear the filter')}
              </Button>
            }
          >
            {i18n.t('Every column of the product is in the catalogue; the filter leaves none.')}
          </EmptyState>
        }
      />
      {opened && <ColumnPeek row={opened} onClose={() => onOpen('')} />}
    </>
  );
}

function ColumnCard({ row }: { row: CatalogueRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <bdi className={styles.code}>{row.id}</bdi>
      <span className={screen.cardLine}>
        <StatusBadge tone={classTone(row.kind)}>{classWord(i18n, row.kind)}</StatusBadge>
        {row.category && <span>{categoryWord(i18n, row.category)}</span>}
        <span>{erasureText(i18n, row)}</span>
        <span>{storedMark(i18n, row.stored)}</span>
      </span>
    </div>
  );
}

function ColumnPeek({ row, onClose }: { row: CatalogueRow; onClose: () => void }) {
  const i18n = useI18n();
  const none = '—';
  const facts: Fact[] = [
    { label: i18n.t('In a person’s copy'), value: row.title },
    { label: i18n.t('Called in the API'), value: <bdi className={styles.code}>{row.property}</bdi> },
    { label: i18n.t('Class'), value: classWord(i18n, row.kind) },
    { label: i18n.t('Category'), value: row.category ? categoryWord(i18n, row.category) : none },
    { label: i18n.t('Purposes'), value: purposesText(i18n, row.purposes) || none },
    { label: i18n.t('Kept how long'), value: row.retention ?? none },
    { label: i18n.t('On erasure'), value: erasureText(i18n, row) || none },
    { label: i18n.t('Stored'), value: storedMark(i18n, row.stored) ?? none },
    { label: i18n.t('Masked as'), value: row.mask ?? none },
  ];
  return (
    <SidePeek opened title={row.id} onClose={onClose}>
      <FactList facts={facts} />
    </SidePeek>
  );
}
