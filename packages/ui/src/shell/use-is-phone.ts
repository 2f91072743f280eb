import { useMediaQuery } from '@mantine/hooks';

/** True below 768 px: bottom bar instead of sidebar, cards instead of grid, full page instead of peek. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false }) ?? false;
}
