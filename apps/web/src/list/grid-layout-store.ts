import { DEFAULT_LAYOUT, type GridLayout } from '@smartx/ui';
import { useCallback, useState } from 'react';

/** The columns of a list as they were left on this device; names and widths of columns only, never values. */
export function useStoredLayout(list: string): [GridLayout, (layout: GridLayout) => void] {
  const key = `smartx.columns.${list}`;
  const [layout, setLayout] = useState<GridLayout>(() => readLayout(localStorage.getItem(key)));
  const change = useCallback(
    (next: GridLayout) => {
      localStorage.setItem(key, JSON.stringify(next));
      setLayout(next);
    },
    [key],
  );
  return [layout, change];
}

/** What was stored, or the first layout where it cannot be read. */
export function readLayout(stored: string | null): GridLayout {
  if (stored === null) return DEFAULT_LAYOUT;
  try {
    const { hidden, order, widths, density }: Partial<Record<string, unknown>> = { ...JSON.parse(stored) };
    return {
      hidden: Array.isArray(hidden) ? hidden.filter(isText) : [],
      order: Array.isArray(order) ? order.filter(isText) : [],
      widths: typeof widths === 'object' && widths !== null ? numbersIn(widths) : {},
      density: density === 'compact' ? 'compact' : 'comfortable',
    };
  } catch {
    // Somebody else wrote there, or it was cut off: the columns start anew.
    return DEFAULT_LAYOUT;
  }
}

function numbersIn(widths: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(widths).flatMap(([id, width]) => (typeof width === 'number' ? [[id, width]] : [])),
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
