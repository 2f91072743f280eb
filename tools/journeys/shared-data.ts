import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.SMARTX_SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data');

/** A real input file; where the folder is absent, journeys that need it are skipped. */
export function sharedFile(path: string): string {
  return join(folder, path);
}

/** Whether the real input files are at hand. */
export const hasSharedData = existsSync(folder);

/** The lines of a file, the column names first. */
export function linesOf(path: string): string[] {
  return readFileSync(sharedFile(path), 'utf8').trim().split(/\r?\n/);
}

/** Lines without quotes as rows, by column name. */
export function rowsIn([header = '', ...lines]: readonly string[]): Record<string, string>[] {
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])));
}

/** The rows of a plain file without quotes, by column name. */
export function rowsOf(path: string): Record<string, string>[] {
  return rowsIn(linesOf(path));
}
