import { useSyncExternalStore } from 'react';

const KEY = 'smartx.single-keys';
const listeners = new Set<() => void>();

/** Whether shortcuts of one letter work on this device; people who dictate switch them off (WCAG 2.1.4). */
export function usesSingleKeys(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

/** Switches shortcuts of one letter on or off. */
export function setSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
  for (const listener of listeners) listener();
}

/** The same for what is shown: it follows the switch. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, usesSingleKeys);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
