import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../measure/load.ts';
import type { Limited, Result, Settings } from './result.ts';

/** Writes what was measured, losses too, with the machine and the versions. */
export async function writeResults(
  root: string,
  settings: Settings,
  results: readonly Result[],
  limits: readonly Limited[],
): Promise<void> {
  const text = `# Results

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version},
PostgreSQL 18, PostGraphile ${versionOf(root, 'bench/node_modules/postgraphile')}, @apollo/server ${versionOf(root, 'node_modules/@apollo/server')}. ${settings.contacts.toLocaleString('en')} contacts, 16 connections, the median
of ${settings.rounds} alternating runs of ${settings.seconds} s; server, database and load share the machine. Compare the ratios, not the numbers.

Ours runs with sign-in, tenancy, row-level security, the purpose decision and field rules on; the peers with row-level security alone.

| comparison | against | ratio | target | | ours req/s | theirs | ours CPU ms | theirs | ours p50/p99 ms | theirs | ours MB | theirs |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${results.map(line).join('\n')}

| figure of ours | | limit | |
|---|---|---|---|
${limits.map(limitLine).join('\n')}
`;
  await writeFile(join(root, 'bench/RESULTS.md'), text);
}

function line({ bench, against, ratio, target, pass, ours, theirs }: Result): string {
  const verdict = target === null ? 'reported' : pass ? 'reached' : '**missed**';
  const cells = [
    ...[bench, against, ratio.toFixed(2), target === null ? '–' : `≥ ${target.toFixed(1)}`, verdict],
    ...both(ours, theirs, ({ requestsPerSecond }) => requestsPerSecond.toFixed(0)),
    ...both(ours, theirs, ({ cpuPerRequest }) => cpuPerRequest.toFixed(2)),
    ...both(ours, theirs, ({ p50, p99 }) => `${p50}/${p99}`),
    ...both(ours, theirs, ({ megabytes }) => String(megabytes)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function limitLine({ bench, unit, value, limit, pass }: Limited): string {
  return `| ${[bench, `${value} ${unit}`, `≤ ${limit} ${unit}`, pass ? 'reached' : '**missed**'].join(' | ')} |`;
}

function both(ours: Run, theirs: Run, show: (run: Run) => string): readonly [string, string] {
  return [show(ours), show(theirs)];
}

function versionOf(root: string, folder: string): string {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).version;
}
