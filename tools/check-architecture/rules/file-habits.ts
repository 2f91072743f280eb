import { environmentReaders } from '../drawing.ts';
import type { SourceFile } from '../facts/source-file.ts';
import type { Finding } from '../report.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** Rules that look at one file at a time; generated files are the generator's business. */
export function checkFileHabits(tree: SourceTree): Finding[] {
  return tree.files
    .filter(({ kind }) => kind !== 'generated')
    .flatMap((file) => [...syntax(file), ...environment(file), ...exportStars(file), ...reasons(file)]);
}

function syntax({ path, syntaxErrors }: SourceFile): Finding[] {
  return syntaxErrors.map((message) => ({ rule: 'syntax', path, line: 1, message }));
}

function environment({ path, environmentReads }: SourceFile): Finding[] {
  if (environmentReaders.some((reader) => reader.test(path))) return [];
  const message = 'process.env is read in env.ts only';
  return environmentReads.map((line) => ({ rule: 'environment', path, line, message }));
}

function exportStars({ path, exportStars: lines }: SourceFile): Finding[] {
  return lines.map((line) => ({ rule: 'export-star', path, line, message: 'export each name explicitly' }));
}

function reasons({ path, suppressions }: SourceFile): Finding[] {
  return suppressions
    .filter(({ hasReason }) => !hasReason)
    .map(({ line, directive }) => ({ rule: 'suppression', path, line, message: `${directive} needs a reason` }));
}
