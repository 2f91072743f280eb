import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { coverageFloors } from './floors.ts';
import { coverageTable, measureCoverage } from './measure.ts';

const ROOT = join(import.meta.dirname, '../..');

it('a slice has a floor of its own from the moment in which its folder is made', () => {
  const root = givenFolders('packages/domain/src/quote');

  const floors = coverageFloors(root);

  expect(floors['packages/domain/src/quote/**']).toEqual(floors['packages/domain/src/contact/**'] ?? anyFloor());
  expect(Object.keys(floors).filter((glob) => glob.startsWith('packages/domain/'))).toHaveLength(2);
});

it('every part of the product has a floor', () => {
  const folders = Object.keys(coverageFloors(ROOT));

  for (const part of ['domain', 'client', 'ui', 'local-database']) expect(folders).toContain(`packages/${part}/src/**`);
  for (const app of ['api', 'web', 'admin', 'portal']) expect(folders).toContain(`apps/${app}/src/**`);
});

it('what is below its floor is named with what it reached, and what lies beside it does not make up for it', () => {
  const floors = {
    'a/src/**': { lines: 50, branches: 50 },
    'a/src/new/**': { lines: 40 },
    'a/src/old/**': { lines: 40 },
  };
  const text = report({ 'a/src/old/one.ts': [90, 100, 9, 10], 'a/src/new/two.ts': [0, 50, 0, 10] });

  const reached = measureCoverage('/repository', text, floors);

  expect(reached.flatMap(({ missed }) => missed)).toEqual([
    'coverage: branches of a/src: 45 % of at least 50 %',
    'coverage: lines of a/src/new: 0 % of at least 40 %',
  ]);
  expect(coverageTable(reached, floors)).toEqual([
    expect.stringMatching(/^a\/src +lines 60 % \(≥ 50 %\), branches 45 % \(≥ 50 %\)$/),
  ]);
});

it('is not rounded up to its floor, and a folder of types alone reaches it', () => {
  const floors = { 'a/src/**': { lines: 80 }, 'a/src/types/**': { lines: 80 } };

  const missed = measureCoverage('/repository', report({ 'a/src/one.ts': [7999, 10_000, 0, 0] }), floors);

  expect(missed.flatMap((one) => one.missed)).toEqual(['coverage: lines of a/src: 79.99 % of at least 80 %']);
});

function anyFloor() {
  return { lines: expect.any(Number), branches: expect.any(Number) };
}

function givenFolders(...folders: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'smartx-floors-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const part of Object.keys(coverageFloors(ROOT)).filter((glob) => glob.endsWith('/src/**')))
    mkdirSync(join(root, part.slice(0, -3)), { recursive: true });
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  return root;
}

function report(files: Record<string, [number, number, number, number]>): string {
  const total = { total: 1, covered: 0 };
  const entries = Object.entries(files).map(([path, [lines, ofLines, branches, ofBranches]]) => [
    `/repository/${path}`,
    { lines: { total: ofLines, covered: lines }, branches: { total: ofBranches, covered: branches } },
  ]);
  return JSON.stringify({ total: { lines: total, branches: total }, ...Object.fromEntries(entries) });
}
