import { useEffect, useRef } from 'react';
import { isTyping, keyOf, type Shortcut } from './shortcuts.ts';

const SEQUENCE_MS = 1_000;

/** True while a dialog is open: what is behind it must not react. */
const isDialogOpen = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/**
 * Listens for shortcuts. Letters never fire while typing or behind a dialog, and can be switched off as a whole
 * (WCAG 2.1.4); only combinations with Ctrl/Cmd work everywhere.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], options: { singleKeys?: boolean } = {}): void {
  const { singleKeys = true } = options;
  const latest = useRef({ shortcuts, singleKeys });
  useEffect(() => {
    latest.current = { shortcuts, singleKeys };
  });

  useEffect(() => {
    let pending = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (!key || event.defaultPrevented || event.isComposing) return;
      const isPlain = !key.startsWith('mod+') && !key.startsWith('alt+');
      if (isPlain && (isTyping(event.target) || isDialogOpen() || !latest.current.singleKeys)) return;
      const pressed = pending ? `${pending} ${key}` : key;
      clearTimeout(timer);
      pending = '';
      const found =
        latest.current.shortcuts.find((one) => one.keys === pressed) ??
        latest.current.shortcuts.find((one) => one.keys === key);
      if (found) {
        event.preventDefault();
        found.run();
      } else if (isPlain && latest.current.shortcuts.some((one) => one.keys.startsWith(`${key} `))) {
        pending = key;
        timer = setTimeout(() => {
          pending = '';
        }, SEQUENCE_MS);
      }
    };
    document.addEventListener('keydown', listen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', listen);
    };
  }, []);
}
