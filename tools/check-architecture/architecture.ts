import { limits } from './limits.ts';
import type { Report, Target } from './report.ts';
import { type Cycle, checkCycles, findCycles } from './rules/cycles.ts';
import { checkDocumentedExports } from './rules/documented-exports.ts';
import { checkDomainLayers } from './rules/domain-layers.ts';
import { checkFacades } from './rules/facades.ts';
import { checkFileHabits } from './rules/file-habits.ts';
import { checkPackageArrows } from './rules/package-arrows.ts';
import { checkPackageExports } from './rules/package-exports.ts';
import { habitTargets } from './targets/habit-targets.ts';
import { sizeTargets } from './targets/size-targets.ts';
import { readSourceTree } from './tree/source-tree.ts';

/** Checks a repository against the drawing and the targets. */
export function checkArchitecture(root: string): Report {
  const tree = readSourceTree(root);
  const cycles = findCycles(tree);
  const findings = [
    ...checkCycles(cycles),
    ...checkPackageArrows(tree),
    ...checkDomainLayers(tree),
    ...checkPackageExports(tree),
    ...checkFacades(tree),
    ...checkFileHabits(tree),
    ...checkDocumentedExports(tree),
  ];
  const written = tree.files.filter(({ kind }) => kind !== 'generated');
  const sized = written.filter(({ kind }) => kind !== 'migration');
  const targets = [cycleTarget(cycles), ...sizeTargets(sized), ...habitTargets(written)];
  const passed = findings.length === 0 && targets.every(({ verdict }) => verdict !== 'missed');
  return { passed, files: tree.files.length, findings, targets };
}

/** The cycles themselves are findings already, so the line of the table needs no offenders. */
function cycleTarget(cycles: Cycle[]): Target {
  const value = cycles.reduce((total, { files }) => total + files.length, 0);
  const verdict = value > limits.filesInCycles ? 'missed' : 'ok';
  return {
    name: 'files in import cycles',
    value: String(value),
    limit: String(limits.filesInCycles),
    verdict,
    offenders: [],
  };
}
