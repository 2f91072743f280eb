/** After signing in, people go on inside this app only, never to an address that a link chose. */
export function isOwnPath(to: unknown): to is string {
  return isPathBelow('/w/', to);
}

/** The console is another app of this origin; it sends people here to sign in, and takes them back. */
export function isConsolePath(next: unknown): next is string {
  return isPathBelow('/admin/', next);
}

/** A path that stays below a folder of this origin however a browser reads it: no host, no backslash, no way up, no control character. */
function isPathBelow(folder: string, path: unknown): path is string {
  if (typeof path !== 'string' || !path.startsWith(folder)) return false;
  if (path.includes('//') || /[\\\p{Cc}]/u.test(path)) return false;
  return new URL(path, 'https://here.invalid').pathname.startsWith(folder);
}
