import { NativeSelect } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { useI18n } from '../../i18n/use-i18n.ts';
import type { GridColumn, GridSort } from '../model/grid-column.ts';

/** What the choice needs; pass the same sort to the `DataGrid`. */
export interface SortSelectProps<Row> {
  columns: readonly GridColumn<Row>[];
  sort: GridSort | null;
  onSortChange: (sort: GridSort | null) => void;
}

/** The order of a list where there are no headers to click: each sortable column both ways, and the list's own. */
export function SortSelect<Row>({ columns, sort, onSortChange }: SortSelectProps<Row>) {
  const i18n = useI18n();
  const ways = columns
    .filter(({ sortable }) => sortable)
    .flatMap(({ id, header }) => [
      {
        sort: { columnId: id, direction: 'ascending' },
        label: i18n.t('{field}, ascending', { field: header }),
      } as const,
      {
        sort: { columnId: id, direction: 'descending' },
        label: i18n.t('{field}, descending', { field: header }),
      } as const,
    ]);
  if (ways.length === 0) return null;
  return (
    <NativeSelect
      aria-label={i18n.t('Sort')}
      leftSection={<IconArrowsSort size={16} stroke={1.5} aria-hidden />}
      value={sort ? nameOf(sort) : ''}
      data={[
        { value: '', label: i18n.t('Usual order') },
        ...ways.map((way) => ({ value: nameOf(way.sort), label: way.label })),
      ]}
      onChange={({ currentTarget: { value } }) =>
        onSortChange(ways.find((way) => nameOf(way.sort) === value)?.sort ?? null)
      }
    />
  );
}

function nameOf({ columnId, direction }: GridSort): string {
  return `${columnId} ${direction}`;
}
