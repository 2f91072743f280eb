import type { DataGridProps } from './grid-column.ts';

/** The header's checkbox: all that match where the screen supports it, otherwise the loaded rows. */
export function useSelectAll<Row>(props: DataGridProps<Row>) {
  const { selection, allSelected } = props;
  const count = selection?.size ?? 0;
  const state: 'all' | 'some' | 'none' =
    allSelected || (count > 0 && count >= props.totalCount) ? 'all' : count > 0 ? 'some' : 'none';

  const set = (all: boolean) => {
    if (props.onSelectAll) {
      props.onSelectAll(all);
      return;
    }
    const keys = new Set<string>();
    for (let index = 0; all && index < props.totalCount; index += 1) {
      const row = props.getRow(index);
      if (row !== undefined) keys.add(props.rowKey(row));
    }
    props.onSelectionChange?.(keys);
  };
  return { state, set, toggle: () => set(state !== 'all') };
}
