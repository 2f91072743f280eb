import type { Finding } from '../report.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** Another package is entered by its `exports` only. */
export function checkPackageExports(tree: SourceTree): Finding[] {
  return tree.edges.flatMap(({ from, line, specifier, target }) => {
    const finding = (message: string): Finding[] => [{ rule: 'package-exports', path: from.path, line, message }];
    if (target.kind === 'package' && target.path === undefined) {
      return finding(`${target.package.name} does not export ${target.subpath}`);
    }
    if (target.kind !== 'file') return [];
    const owner = tree.packageOf(target.path);
    if (!owner || owner === tree.packageOf(from.path)) return [];
    return finding(`${specifier} reaches into ${owner.name} past its exports`);
  });
}
