import { type Shortcut, useShortcuts } from '@smartx/ui';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { usesSingleKeys } from '../session/single-keys.ts';

interface Registry {
  readonly ofScreen: readonly Shortcut[];
  readonly setOfScreen: (shortcuts: readonly Shortcut[]) => void;
}

const RegistryContext = createContext<Registry>({ ofScreen: [], setOfScreen: () => undefined });

/** Collects what the open screen adds to the shortcuts, for the sheet. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [ofScreen, setOfScreen] = useState<readonly Shortcut[]>([]);
  return <RegistryContext value={{ ofScreen, setOfScreen }}>{children}</RegistryContext>;
}

/** Shortcuts that work while a screen is open. */
export function useScreenShortcuts(shortcuts: readonly Shortcut[]): void {
  const { setOfScreen } = useContext(RegistryContext);
  useShortcuts(shortcuts, { singleKeys: usesSingleKeys() });
  const names = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join('|');
  useEffect(() => {
    setOfScreen(shortcuts);
    return () => setOfScreen([]);
  }, [names, setOfScreen]);
}

/** Listens for the shortcuts of the frame, and gives back all that work now. */
export function useAllShortcuts(ofFrame: readonly Shortcut[]): readonly Shortcut[] {
  const { ofScreen } = useContext(RegistryContext);
  useShortcuts(ofFrame, { singleKeys: usesSingleKeys() });
  return [...ofFrame, ...ofScreen];
}
