import type { ConnectionList } from '@smartx/client';
import type { DataGridProps } from '@smartx/ui';

/** What a grid needs to show a connection: its rows, its true length and whether it is on its way. */
export function listGrid<Node>(
  list: ConnectionList<Node>,
): Pick<DataGridProps<Node>, 'totalCount' | 'getRow' | 'onRangeNeeded' | 'loading'> {
  return {
    totalCount: list.total ?? 0,
    getRow: list.getRow,
    onRangeNeeded: list.need,
    loading: list.total === null && !list.error,
  };
}

/** What a grid needs to show an array that is loaded as a whole. */
export function arrayGrid<Row>(
  rows: readonly Row[] | undefined,
): Pick<DataGridProps<Row>, 'totalCount' | 'getRow' | 'onRangeNeeded' | 'loading'> {
  return {
    totalCount: rows?.length ?? 0,
    getRow: (index) => rows?.[index],
    onRangeNeeded: () => undefined,
    loading: rows === undefined,
  };
}
