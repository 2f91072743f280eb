import { useMantineColorScheme } from '@mantine/core';

/** The chosen colour scheme and how to choose another; remembered per browser. */
export function useColorScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return {
    colorScheme: colorScheme === 'auto' ? ('system' as const) : colorScheme,
    setColorScheme: (next: 'light' | 'dark' | 'system') => setColorScheme(next === 'system' ? 'auto' : next),
  };
}
