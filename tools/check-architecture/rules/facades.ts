import type { Finding } from '../report.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** A façade (`index.ts`) is for other packages; inside its own it would tie every file to every other. */
export function checkFacades(tree: SourceTree): Finding[] {
  return tree.edges.flatMap(({ from, line, target }) => {
    const path = target.kind === 'library' ? undefined : target.path;
    if (!path || !/\/index\.tsx?$/.test(path) || tree.byPath.get(path)?.kind === 'generated') return [];
    const owner = tree.packageOf(path);
    if (!owner || owner !== tree.packageOf(from.path)) return [];
    return [
      { rule: 'facade', path: from.path, line, message: `${path} is for other packages: import the file itself` },
    ];
  });
}
