import { type Shortcut, useShortcuts } from '@smartx/ui';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSingleKeys } from '../../session/single-keys.ts';

type ByScreen = ReadonlyMap<string, readonly Shortcut[]>;

interface Registry {
  readonly byScreen: ByScreen;
  /** Adds what a part of the screen listens for; the function that comes back takes it away. */
  readonly add: (id: string, shortcuts: readonly Shortcut[]) => () => void;
}

const RegistryContext = createContext<Registry>({ byScreen: new Map(), add: () => () => undefined });

/** Collects what the parts of the open screen add to the shortcuts. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [byScreen, setByScreen] = useState<ByScreen>(new Map());
  const add = useCallback((id: string, shortcuts: readonly Shortcut[]) => {
    setByScreen((before) => new Map(before).set(id, shortcuts));
    return () => setByScreen((before) => new Map([...before].filter(([key]) => key !== id)));
  }, []);
  const registry = useMemo(() => ({ byScreen, add }), [byScreen, add]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Shortcuts that work while a part of the screen is there; they go before those of the frame. */
export function useScreenShortcuts(shortcuts: readonly Shortcut[]): void {
  const { add } = useContext(RegistryContext);
  const id = useId();
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const names = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join('|');
  useEffect(() => {
    if (names === '') return;
    const run = (keys: string) => latest.current.find((one) => one.keys === keys)?.run();
    return add(
      id,
      latest.current.map((one) => ({ ...one, run: () => run(one.keys) })),
    );
  }, [names, add, id]);
}

/** Listens for the shortcuts of the frame and of the screen, and gives back all that work now. */
export function useAllShortcuts(ofFrame: readonly Shortcut[]): readonly Shortcut[] {
  const { byScreen } = useContext(RegistryContext);
  const singleKeys = useSingleKeys();
  const ofScreen = [...byScreen.values()].flat();
  const all = [...ofScreen, ...ofFrame.filter(({ keys }) => !ofScreen.some((one) => one.keys === keys))];
  useShortcuts(all, { singleKeys });
  return all.filter(({ keys }) => singleKeys || keys.startsWith('mod+'));
}
