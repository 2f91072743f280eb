import { useCallback, useState } from 'react';
import { DEFAULT_LAYOUT, type GridLayout } from '../model/grid-column.ts';

/** The view's layout if the screen controls it, the grid's own otherwise. */
export function useLayout(
  given: GridLayout | undefined,
  onChange: ((layout: GridLayout) => void) | undefined,
): [GridLayout, (layout: GridLayout) => void] {
  const [own, setOwn] = useState(DEFAULT_LAYOUT);
  const set = useCallback(
    (next: GridLayout) => {
      setOwn(next);
      onChange?.(next);
    },
    [onChange],
  );
  return [given ?? own, set];
}
