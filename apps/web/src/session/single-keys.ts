const KEY = 'smartx.single-keys';

/** Whether shortcuts of one letter work on this device; people who dictate switch them off (WCAG 2.1.4). */
export function usesSingleKeys(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

/** Switches shortcuts of one letter on or off. */
export function setSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
}
