import { posix } from 'node:path';
import type { SourceFile } from '../facts/source-file.ts';
import { limits } from '../limits.ts';
import type { Finding, Target } from '../report.ts';
import { percentile } from './statistics.ts';

interface Measured extends Finding {
  size: number;
  max?: number;
}

interface Kind {
  name: string;
  all: Measured[];
  typical: { label: 'p95' | 'median'; limit: number };
  max: { limit: number; shown?: string };
}

/** The targets about length: files, functions, folders, resolver methods. */
export function sizeTargets(files: SourceFile[]): Target[] {
  const { fileLines, functionLines, filesPerFolder, resolverLines } = limits;
  return [
    ...typicalAndMax({
      name: 'file lines',
      all: files.map(measuredFile),
      typical: { label: 'p95', limit: fileLines.p95 },
      max: { limit: fileLines.max },
    }),
    ...typicalAndMax({
      name: 'function lines',
      all: files.flatMap(measuredFunctions),
      typical: { label: 'p95', limit: functionLines.p95 },
      max: { limit: functionLines.max, shown: `${functionLines.max} (JSX ${functionLines.maxComponent})` },
    }),
    ...typicalAndMax({
      name: 'files per folder',
      all: measuredFolders(files),
      typical: { label: 'p95', limit: filesPerFolder.p95 },
      max: { limit: filesPerFolder.max },
    }),
    ...resolverTargets(files, resolverLines),
  ];
}

function typicalAndMax({ name, all, typical, max }: Kind): Target[] {
  const sizes = all.map(({ size }) => size);
  const value = percentile(sizes, typical.label === 'p95' ? 0.95 : 0.5);
  const largestFirst = all.toSorted((a, b) => b.size - a.size);
  const untypical = value > typical.limit ? largestFirst.filter(({ size }) => size > typical.limit) : [];
  const tooLarge = largestFirst.filter((item) => item.size > (item.max ?? max.limit));
  return [
    target(`${name}, ${typical.label}`, value, String(typical.limit), untypical),
    target(`${name}, max`, Math.max(0, ...sizes), max.shown ?? String(max.limit), tooLarge),
  ];
}

function target(name: string, value: number, limit: string, over: Measured[]): Target {
  const offenders = over.map(({ rule, path, line, message }) => ({ rule, path, line, message }));
  return { name, value: String(value), limit, verdict: over.length === 0 ? 'ok' : 'missed', offenders };
}

function measuredFile({ path, lines }: SourceFile): Measured {
  return { rule: 'file-lines', path, line: 1, size: lines, message: `${lines} lines` };
}

/** One-line callbacks are left out: there are so many that they would water the typical length down. */
function measuredFunctions({ path, functions }: SourceFile): Measured[] {
  return functions
    .filter(({ lines }) => lines > 1)
    .map(({ name, line, lines, isComponent }) => {
      const max = isComponent ? limits.functionLines.maxComponent : limits.functionLines.max;
      return { rule: 'function-lines', path, line, size: lines, max, message: `${name}: ${lines} lines` };
    });
}

function measuredFolders(files: SourceFile[]): Measured[] {
  const folders = Map.groupBy(files, ({ path }) => posix.dirname(path));
  return [...folders].map(([path, { length }]) => {
    return { rule: 'folder-files', path, line: 1, size: length, message: `${length} files` };
  });
}

/** Typically one call, however the formatter breaks it; and never long. */
function resolverTargets(files: SourceFile[], { median, max }: typeof limits.resolverLines): Target[] {
  const typical = { label: 'median', limit: median } as const;
  const [statements] = typicalAndMax({
    ...{ name: 'resolver method statements', typical, max: { limit: max } },
    all: files.flatMap((file) => measuredResolvers(file, 'statements')),
  });
  const [, lines] = typicalAndMax({
    ...{ name: 'resolver method lines', typical, max: { limit: max } },
    all: files.flatMap((file) => measuredResolvers(file, 'lines')),
  });
  return [statements, lines].filter((one) => one !== undefined);
}

function measuredResolvers({ path, methodBodies }: SourceFile, by: 'lines' | 'statements'): Measured[] {
  if (!path.endsWith('.resolver.ts')) return [];
  return methodBodies.map((method) => {
    const { name, line } = method;
    return { rule: 'resolver-lines', path, line, size: method[by], message: `${name}: ${method[by]} ${by}` };
  });
}
