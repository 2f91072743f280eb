import type { ExportFact } from '../facts/export-facts.ts';
import type { SourceFile } from '../facts/source-file.ts';
import type { Finding } from '../report.ts';
import { resolveImport } from '../tree/resolve-import.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import type { WorkspacePackage } from '../tree/workspace-packages.ts';

/** Every name a package offers to others has a docstring, at its declaration or where it is passed on. */
export function checkDocumentedExports(tree: SourceTree): Finding[] {
  return tree.packages
    .flatMap((owner) => entryFiles(owner, tree))
    .flatMap((entry) =>
      entry.exports
        .filter((exported) => !isDocumented(exported, entry, tree, new Set()))
        .map(({ name, line }) => {
          return { rule: 'undocumented', path: entry.path, line, message: `${name} is exported without a docstring` };
        }),
    );
}

function entryFiles({ exports }: WorkspacePackage, { files }: SourceTree): SourceFile[] {
  const targets = [...exports.values()].map((file) => file.split('*'));
  return files.filter(({ path, kind }) => {
    if (kind === 'generated') return false;
    return targets.some(([start = '', end]) =>
      end === undefined ? path === start : path.startsWith(start) && path.endsWith(end),
    );
  });
}

/** Follows a re-export to its declaration. What comes from a library or from generated code is documented there. */
function isDocumented(exported: ExportFact, file: SourceFile, tree: SourceTree, seen: Set<string>): boolean {
  if (exported.documented) return true;
  if (!exported.origin || seen.has(`${file.path} ${exported.name}`)) return false;
  seen.add(`${file.path} ${exported.name}`);
  const { specifier, name } = exported.origin;
  const target = resolveImport(specifier, file.path, tree.byPath, tree.packages);
  const source = target.kind === 'library' ? undefined : tree.byPath.get(target.path ?? '');
  if (!source || source.kind === 'generated') return true;
  const declaration = source.exports.find((candidate) => candidate.name === name);
  return declaration !== undefined && isDocumented(declaration, source, tree, seen);
}
