import { relative, sep } from 'node:path';
import { z } from 'zod';
import type { Floor } from './floors.ts';

const counted = z.object({ total: z.number(), covered: z.number() });
const summary = z.record(z.string(), z.object({ lines: counted, branches: counted }));

/** What tests reached below a folder, in percent, and what is wrong with that. */
export interface Reached {
  readonly folder: string;
  readonly lines: number;
  readonly branches: number;
  readonly missed: readonly string[];
}

/** Reads vitest's `coverage-summary.json` and holds it against the floors, folder by folder. */
export function measureCoverage(root: string, text: string, floors: Readonly<Record<string, Floor>>): Reached[] {
  const files = Object.entries(summary.parse(JSON.parse(text))).map(([path, reached]) => {
    return { path: relative(root, path).split(sep).join('/'), ...reached };
  });
  return Object.entries(floors).map(([glob, floor]) => {
    const folder = glob.replace(/\/\*\*$/, '');
    const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
    const lines = percent(inside.map((file) => file.lines));
    const branches = percent(inside.map((file) => file.branches));
    const missed = [
      ...below(folder, 'lines', lines, floor.lines),
      ...below(folder, 'branches', branches, floor.branches),
    ];
    return { folder, lines, branches, missed };
  });
}

/** The table of whole packages and apps, for the log. */
export function coverageTable(reached: readonly Reached[], floors: Readonly<Record<string, Floor>>): string[] {
  return reached
    .filter(({ folder }) => folder.endsWith('/src'))
    .map(({ folder, lines, branches }) => {
      const floor = floors[`${folder}/**`];
      const bound = floor?.branches === undefined ? '' : `, branches ${branches} % (≥ ${floor.branches} %)`;
      return `${folder.padEnd(28)} lines ${lines} % (≥ ${floor?.lines} %)${bound}`;
    });
}

function below(folder: string, what: string, value: number, floor: number | undefined): string[] {
  return floor === undefined || value >= floor
    ? []
    : [`coverage: ${what} of ${folder}: ${value} % of at least ${floor} %`];
}

/** What has nothing to reach is reached. Rounded down: 79.99 is not 80. */
function percent(counts: readonly { readonly total: number; readonly covered: number }[]): number {
  const total = counts.reduce((sum, count) => sum + count.total, 0);
  const covered = counts.reduce((sum, count) => sum + count.covered, 0);
  return total === 0 ? 100 : Math.floor((covered / total) * 10_000) / 100;
}
