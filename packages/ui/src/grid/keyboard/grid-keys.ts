/** The cell that has the grid's one tab stop; row -1 is the header. */
export interface GridPosition {
  row: number;
  column: number;
}

/** What the keys need to know about the grid. */
export interface GridSize {
  rows: number;
  columns: number;
  /** Rows per page. */
  page: number;
  direction: 'ltr' | 'rtl';
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Where a navigation key leads, or null if the key does not navigate. In right-to-left text the arrows are mirrored. */
export function moveBy(key: string, jump: boolean, at: GridPosition, size: GridSize): GridPosition | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const forward = size.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = size.direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const go = (row: number, column: number) => ({ row: clamp(row, -1, lastRow), column: clamp(column, 0, lastColumn) });
  switch (key) {
    case 'ArrowDown':
      return go(jump ? lastRow : at.row + 1, at.column);
    case 'ArrowUp':
      return go(jump ? 0 : at.row - 1, at.column);
    case forward:
      return go(at.row, jump ? lastColumn : at.column + 1);
    case backward:
      return go(at.row, jump ? 0 : at.column - 1);
    case 'Home':
      return go(jump ? 0 : at.row, 0);
    case 'End':
      return go(jump ? lastRow : at.row, lastColumn);
    case 'PageDown':
      return go(at.row + size.page, at.column);
    case 'PageUp':
      return go(Math.max(0, at.row - size.page), at.column);
    default:
      return null;
  }
}
