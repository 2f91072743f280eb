import { arrows, extraArrows, unknownLibraries } from '../drawing.ts';
import type { Finding } from '../report.ts';
import type { Edge, SourceTree } from '../tree/source-tree.ts';

const rule = 'package-arrow';

/** Imports between packages must follow the drawing, whether they name the package or climb there by `../..`. */
export function checkPackageArrows(tree: SourceTree): Finding[] {
  const exceptions = extraArrows.map((extra) => ({ extra, users: new Set<string>() }));
  const findings: Finding[] = [];
  for (const edge of tree.edges) {
    const from = tree.packageOf(edge.from.path)?.directory;
    if (!from) continue;
    const to = destination(edge, tree);
    if (to === undefined || to === from || arrows[from]?.includes(to)) continue;
    const exception = exceptions.find(({ extra }) => extra.to === to && extra.from.test(edge.from.path));
    if (exception && isFree(exception.users, edge.from.path, exception.extra.atMost)) continue;
    findings.push({ rule, path: edge.from.path, line: edge.line, message: explain(from, to, exception !== undefined) });
  }
  return [...findings, ...tree.edges.flatMap((edge) => unknownLibrary(edge, tree))];
}

/** A package's directory, `(root)` for sources outside all packages, undefined where no arrow is drawn. */
function destination({ from, target }: Edge, tree: SourceTree): string | undefined {
  if (target.kind === 'library') return undefined;
  if (target.kind === 'package') return target.package.directory;
  const owner = tree.packageOf(target.path);
  if (owner) return owner.directory;
  return /^(apps|packages)\/[^/]+\/src\//.test(from.path) ? '(root)' : undefined;
}

function isFree(users: Set<string>, path: string, atMost = Number.POSITIVE_INFINITY): boolean {
  if (users.has(path)) return true;
  if (users.size >= atMost) return false;
  users.add(path);
  return true;
}

function explain(from: string, to: string, isTaken: boolean): string {
  if (isTaken) return `${from} may import ${to} in one file only, and another file does already`;
  if (!arrows[from]) return `${from} is not in the drawing (tools/check-architecture/drawing.ts)`;
  if (to === '(root)') return 'a package must not import sources from outside all packages';
  return `${from} must not import ${to}`;
}

function unknownLibrary({ from, line, specifier, target }: Edge, tree: SourceTree): Finding[] {
  const owner = tree.packageOf(from.path)?.directory ?? '';
  if (target.kind !== 'library' || !unknownLibraries[owner]?.test(target.name)) return [];
  return [{ rule, path: from.path, line, message: `${owner} must not know ${specifier}` }];
}
