import type { ESTree } from 'vite';
import { bindingsOf, type Declared, type Origin } from './binding-facts.ts';
import type { Comment } from './comment-facts.ts';
import { documentationBefore } from './docstring.ts';
import type { LineOf } from './line-index.ts';

/** A name a file exports; `origin` says where it was declared when it only passes through. */
export interface ExportFact {
  name: string;
  line: number;
  documented: boolean;
  origin: Origin | undefined;
}

/** What one file exports, except by `export *`, which no file may use. */
export function collectExports(
  program: ESTree.Program,
  comments: Comment[],
  text: string,
  lineOf: LineOf,
): ExportFact[] {
  const isDocumented = documentationBefore(comments, text);
  const { declared, imported } = bindingsOf(program, isDocumented);
  const local = (name: string, as: string, start: number, documented: boolean): ExportFact => ({
    name: as,
    line: lineOf(start),
    documented: documented || (declared.get(name)?.documented ?? false),
    origin: declared.has(name) ? undefined : imported.get(name),
  });
  const named = (node: ESTree.ExportNamedDeclaration): ExportFact[] => {
    const only = node.specifiers.length === 1 && isDocumented(node.start);
    const { source } = node;
    return node.specifiers.map((specifier) => {
      const [name, as] = [nameOf(specifier.local), nameOf(specifier.exported)];
      const documented = only || isDocumented(specifier.start);
      if (!source) return local(name, as, specifier.start, documented);
      return { name: as, line: lineOf(specifier.start), documented, origin: { specifier: source.value, name } };
    });
  };
  return program.body.flatMap((node): ExportFact[] => {
    if (node.type === 'ExportNamedDeclaration') return [...own(node, declared, lineOf), ...named(node)];
    if (node.type !== 'ExportDefaultDeclaration') return [];
    const name = node.declaration.type === 'Identifier' ? node.declaration.name : '';
    return [local(name, 'default', node.start, isDocumented(node.start))];
  });
}

function own(node: ESTree.ExportNamedDeclaration, declared: Map<string, Declared>, lineOf: LineOf): ExportFact[] {
  return [...declared]
    .filter(([, declaration]) => declaration.statement === node.start)
    .map(([name, { documented }]) => ({ name, line: lineOf(node.start), documented, origin: undefined }));
}

function nameOf(node: ESTree.ModuleExportName): string {
  return node.type === 'Literal' ? node.value : node.name;
}
