/** Characters that nobody sees: controls, line ends, and those that turn the direction of what follows (`fdp.exe`). */
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The longest name of a file, in characters. */
export const LONGEST_FILE_NAME = 200;

/** The name of a file as it is kept: its last part without folders, without what cannot be seen, safe on every system. */
export function cleanFileName(name: string): string {
  const seen = name.normalize('NFC').replace(UNSEEN, '');
  const last = seen.split(/[/\\]/).at(-1) ?? '';
  // Windows drops dots and spaces at the end, so `a.exe.` would be a program again.
  return last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^ +|[ .]+$/g, '');
}

/** What follows the last dot of a name, in lower case; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
