import { useMediaQuery } from '@mantine/hooks';
import type { GridLayout } from '../model/grid-column.ts';

/** Row height in pixels: 36, 28 compact, 44 on touch. The same numbers as the `--sx-row` tokens; rows are placed by them. */
export function useRowHeight(density: GridLayout['density']): number {
  const isTouch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  if (isTouch) return 44;
  return density === 'compact' ? 28 : 36;
}
