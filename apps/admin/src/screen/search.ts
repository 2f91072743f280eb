/** The state of a screen that stands in its address: texts and yes, nothing else. */
export type ScreenSearch = Readonly<Record<string, string | undefined>>;

/** Reads the named texts of an address; what is not understood is dropped, or the router would hand it on as it stands. */
export function readSearch<Key extends string>(
  ...keys: Key[]
): (search: Record<string, unknown>) => { [K in Key]?: string | undefined } {
  return (search) => {
    const found: { [K in Key]?: string | undefined } = {};
    for (const key of keys) {
      const value = search[key];
      found[key] = typeof value === 'string' && value !== '' ? value : undefined;
    }
    return found;
  };
}

/** The address with a change; an empty text takes its name out. */
export function changeSearch<Search extends ScreenSearch>(before: Search, change: Search): ScreenSearch {
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value));
}
