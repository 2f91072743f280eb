import { posix } from 'node:path';
import { exportedFile, type WorkspacePackage } from './workspace-packages.ts';

/** Where an import leads. `path` is a file of the repository; a package keeps it undefined for what it does not export. */
export type ImportTarget =
  | { kind: 'file'; path: string }
  | { kind: 'package'; package: WorkspacePackage; subpath: string; path: string | undefined }
  | { kind: 'library'; name: string };

/** Resolves as Node and Vite do for sources: exact, with an extension, a folder's `index`, `.js` written for `.ts`. */
export function resolveImport(
  specifier: string,
  from: string,
  paths: { has(path: string): boolean },
  packages: WorkspacePackage[],
): ImportTarget {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) {
    const path = posix.join(posix.dirname(from), bare);
    return { kind: 'file', path: candidates(path).find((candidate) => paths.has(candidate)) ?? path };
  }
  const owner = packages.find(({ name }) => bare === name || bare.startsWith(`${name}/`));
  if (!owner) return { kind: 'library', name: libraryName(bare) };
  const subpath = `.${bare.slice(owner.name.length)}`;
  return { kind: 'package', package: owner, subpath, path: exportedFile(owner, subpath) };
}

function candidates(path: string): string[] {
  const stem = path.replace(/\.jsx?$/, '');
  return [path, `${path}.ts`, `${path}.tsx`, `${stem}.ts`, `${stem}.tsx`, `${path}/index.ts`, `${path}/index.tsx`];
}

function libraryName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}
