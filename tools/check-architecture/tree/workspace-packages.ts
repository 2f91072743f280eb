import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of this workspace. `exports` maps `./contact` to the file behind it; a key may hold one `*`. */
export interface WorkspacePackage {
  name: string;
  directory: string;
  exports: Map<string, string>;
}

interface Manifest {
  name?: string;
  exports?: unknown;
}

/** Reads `package.json` of everything under `apps` and `packages`. */
export function readPackages(root: string, paths: string[]): WorkspacePackage[] {
  return paths
    .filter((path) => /^(apps|packages)\/[^/]+\/package\.json$/.test(path))
    .map((path) => {
      const manifest: Manifest = JSON.parse(readFileSync(join(root, path), 'utf8'));
      const directory = path.slice(0, -'/package.json'.length);
      return { name: manifest.name ?? directory, directory, exports: readExports(directory, manifest.exports) };
    });
}

/** The file behind an exported subpath such as `./contact`, or undefined where the package keeps it to itself. */
export function exportedFile({ exports }: WorkspacePackage, subpath: string): string | undefined {
  const exact = exports.get(subpath);
  if (exact) return exact;
  for (const [key, file] of exports) {
    const [start = '', end = ''] = key.split('*');
    const middle = subpath.slice(start.length, subpath.length - end.length);
    if (key.includes('*') && middle && subpath === start + middle + end) return file.replace('*', middle);
  }
  return undefined;
}

function readExports(directory: string, exports: unknown): Map<string, string> {
  const entries =
    isRecord(exports) && Object.keys(exports)[0]?.startsWith('.') ? Object.entries(exports) : [['.', exports]];
  const result = new Map<string, string>();
  for (const [key, value] of entries) {
    const file = firstFile(value);
    if (typeof key === 'string' && file) result.set(key, `${directory}/${file.replace(/^\.\//, '')}`);
  }
  return result;
}

/** An entry is a path or a set of conditions; the source is wanted where both it and a build are named. */
function firstFile(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return undefined;
  const files = Object.values(value).map(firstFile);
  return files.find((file) => file && /(?<!\.d)\.tsx?$/.test(file)) ?? files.find((file) => file !== undefined);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
