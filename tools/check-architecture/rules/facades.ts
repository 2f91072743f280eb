import { outsiders } from '../drawing.ts';
import type { Finding } from '../report.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** A façade (`index.ts`) is for other packages; inside its own it would tie every file to every other. */
export function checkFacades(tree: SourceTree): Finding[] {
  return tree.edges.flatMap(({ from, line, target }) => {
    const path = target.kind === 'library' ? undefined : target.path;
    if (!path || !/\/index\.tsx?$/.test(path) || isWrittenByProgram(tree, path)) return [];
    const owner = tree.packageOf(path);
    if (!owner || owner !== tree.packageOf(from.path) || outsiders.some((folder) => folder.test(from.path))) return [];
    return [
      { rule: 'facade', path: from.path, line, message: `${path} is for other packages: import the file itself` },
    ];
  });
}

/** The index of a folder that a program writes, such as the list of migrations, is no façade. */
function isWrittenByProgram({ byPath }: SourceTree, path: string): boolean {
  const kind = byPath.get(path)?.kind;
  return kind === 'generated' || kind === 'migration';
}
