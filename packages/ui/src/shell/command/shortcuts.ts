/** A keyboard shortcut. `keys` is "mod+k", "?", "/" or a sequence "g c"; "mod" is Cmd on a Mac and Ctrl elsewhere. */
export interface Shortcut {
  keys: string;
  /** What it does, a verb: "Go to contacts". */
  label: string;
  /** Heading in the sheet: "Navigation". */
  group: string;
  run: () => void;
}

/** True where a letter is text, not a command. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // In an open menu or list a letter chooses an entry; in what floats it belongs to that.
  if (target.closest('[role="menu"], [role="listbox"], [role="dialog"]')) return true;
  if (target.isContentEditable || target.closest('[contenteditable="true"], [role="textbox"], [role="combobox"]'))
    return true;
  return target.matches(
    'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select',
  );
}

/** One pressed key as shortcuts write it, or null for a bare modifier. */
export function keyOf(event: KeyboardEvent): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return null;
  const key = event.key === ' ' ? 'space' : latinKey(event);
  const modifiers = [event.metaKey || event.ctrlKey ? 'mod' : '', event.altKey ? 'alt' : ''].filter(Boolean);
  // Shift is part of "?" already; it is named only for keys that have no other face.
  if (event.shiftKey && key.length > 1) modifiers.push('shift');
  return [...modifiers, key].join('+');
}

/** The key by its Latin face: on an Arabic keyboard the key C writes ؤ, and is still the one beside X and V. */
function latinKey({ key, code }: KeyboardEvent): string {
  if (key === '؟') return '?';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const isForeign = key.length === 1 && key.charCodeAt(0) > 0x24f;
  if (isForeign && code === 'Slash') return '/';
  return (isForeign && letter ? letter : key).toLowerCase();
}

/** "mod+k" as it stands on this keyboard: ["⌘", "K"] or ["Ctrl", "K"]. */
export function keyCaps(keys: string, mac = /Mac|iP(hone|ad)/.test(navigator.platform)): string[] {
  return keys.split(' ').flatMap((chord) =>
    chord.split('+').map((key) => {
      if (key === 'mod') return mac ? '⌘' : 'Ctrl';
      if (key === 'alt') return mac ? '⌥' : 'Alt';
      if (key === 'shift') return '⇧';
      return key.length === 1 ? key.toLocaleUpperCase('en') : key.charAt(0).toUpperCase() + key.slice(1);
    }),
  );
}
