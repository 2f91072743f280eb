import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** A file of the real data that tests read and that is never part of the repository; such a test skips where it is absent. */
export function findSharedData(path: string): string | null {
  const folder = process.env.SMARTX_SHARED_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data');
  const file = resolve(folder, path);
  return existsSync(file) ? file : null;
}
