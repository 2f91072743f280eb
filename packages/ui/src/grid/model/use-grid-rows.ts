import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { GridPosition } from '../keyboard/grid-keys.ts';

/** Focuses a cell and brings it out from under the sticky header and column; false if it is not drawn. */
function focusCell(grid: HTMLElement | null, at: GridPosition): boolean {
  const cell = grid?.querySelector<HTMLElement>(`[data-row="${at.row}"][data-column="${at.column}"]`);
  if (!cell) return false;
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

/** The rows in the document: those in sight and the one with the tab stop; `reveal` moves the focus to any cell. */
export function useGridRows(totalCount: number, rowHeight: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const pendingFocus = useRef<GridPosition | null>(null);
  const activeRow = useRef(0);
  const virtualizer = useVirtualizer({
    count: totalCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    // The row with the tab stop stays in the document, or focus would be lost by scrolling.
    rangeExtractor: (range: Range) => {
      const rows = defaultRangeExtractor(range);
      const kept = activeRow.current;
      if (kept >= 0 && kept < totalCount && !rows.includes(kept)) rows.push(kept);
      return rows.sort((a, b) => a - b);
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const reveal = useCallback(
    (at: GridPosition) => {
      activeRow.current = at.row;
      if (at.row >= 0) virtualizer.scrollToIndex(at.row, { align: 'auto' });
      // A row far away is drawn by the next render; the effect below then moves the focus.
      pendingFocus.current = focusCell(scroller.current, at) ? null : at;
    },
    [virtualizer],
  );

  useEffect(() => {
    const at = pendingFocus.current;
    if (at && focusCell(scroller.current, at)) pendingFocus.current = null;
  });

  return { scroller, virtualizer, activeRow, reveal };
}
