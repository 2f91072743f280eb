import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, type SourceFile } from '../facts/source-file.ts';
import { listFiles } from './list-files.ts';
import { type ImportTarget, resolveImport } from './resolve-import.ts';
import { readPackages, type WorkspacePackage } from './workspace-packages.ts';

/** An import with both ends known. */
export interface Edge {
  from: SourceFile;
  line: number;
  specifier: string;
  target: ImportTarget;
}

/** The repository as the rules see it. */
export interface SourceTree {
  files: SourceFile[];
  byPath: ReadonlyMap<string, SourceFile>;
  packages: WorkspacePackage[];
  edges: Edge[];
  /** The workspace package a path belongs to; undefined for `tools`, `bench` and the root. */
  packageOf(path: string): WorkspacePackage | undefined;
}

/** Reads and parses every TypeScript file of the repository. */
export function readSourceTree(root: string): SourceTree {
  const paths = listFiles(root);
  const packages = readPackages(root, paths);
  const sources = paths.filter((path) => /\.tsx?$/.test(path));
  const files = sources.map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
  const known = new Set(paths);
  return {
    files,
    byPath: new Map(files.map((file) => [file.path, file])),
    packages,
    edges: files.flatMap((from) =>
      from.imports.map(({ specifier, line }) => {
        return { from, line, specifier, target: resolveImport(specifier, from.path, known, packages) };
      }),
    ),
    packageOf: (path) => packages.find(({ directory }) => path.startsWith(`${directory}/`)),
  };
}
