import { DEFAULT_LAYOUT, type GridLayout } from '@smartx/ui';
import { useCallback, useState } from 'react';

/** More columns than any list has. */
const MOST_COLUMNS = 200;
const LONGEST_NAME = 80;
const WIDTHS = { least: 40, most: 2000 };

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
    return readLayoutFrom(JSON.parse(stored)) ?? DEFAULT_LAYOUT;
  } catch {
    // Somebody else wrote there, or it was cut off: the columns start anew.
    return DEFAULT_LAYOUT;
  }
}

/** Columns out of anything, or null where there are none to read. */
export function readLayoutFrom(given: unknown): GridLayout | null {
  if (typeof given !== 'object' || given === null) return null;
  const { hidden, order, widths, density }: Partial<Record<string, unknown>> = { ...given };
  return {
    hidden: namesIn(hidden),
    order: namesIn(order),
    widths: typeof widths === 'object' && widths !== null ? numbersIn(widths) : {},
    density: density === 'compact' ? 'compact' : 'comfortable',
  };
}

function namesIn(given: unknown): string[] {
  return Array.isArray(given) ? given.filter(isName).slice(0, MOST_COLUMNS) : [];
}

function numbersIn(widths: object): Record<string, number> {
  const entries = Object.entries(widths).flatMap(([id, width]) =>
    isName(id) && typeof width === 'number' && width >= WIDTHS.least && width <= WIDTHS.most
      ? [[id, width] as const]
      : [],
  );
  return Object.fromEntries(entries.slice(0, MOST_COLUMNS));
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_NAME;
}
