/**
 * Loaded into the server of the comparison before the program itself: its viewers read what is their team's alone, where the
 * product's own read everything. The roles of the product are code, so the code is changed as it is loaded.
 */
import { registerHooks } from 'node:module';

const ROLE = /(name: "Viewer",\s+purposes: \[[^\]]*\],\s+scopes: allow\(\[[^;{}]*?\])\)/;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.includes('/apps/api/dist/')) return loaded;
    const source = loaded.source?.toString() ?? '';
    if (!source.includes('name: "Viewer"')) return loaded;
    if (!ROLE.test(source))
      throw new Error('The role "viewer" looks otherwise now: change bench/measure/viewer-of-a-team.ts.');
    return { ...loaded, source: source.replace(ROLE, '$1, "team")') };
  },
});
