import { type ESTree, Visitor } from 'vite';
import type { LineOf } from './line-index.ts';

/** One mention of another module, type-only and dynamic ones included: they tie files together all the same. */
export interface ImportFact {
  specifier: string;
  line: number;
}

/** Every module a program names: imports, re-exports, `import()`, `import('…').Type`, `import x = require()`. */
export function collectImports(program: ESTree.Program, lineOf: LineOf): ImportFact[] {
  const imports: ImportFact[] = [];
  const add = (source: ESTree.Expression | null) => {
    const specifier = source && literalText(source);
    if (specifier) imports.push({ specifier, line: lineOf(source.start) });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
  }).visit(program);
  return imports;
}

/** Lines of `export * from` and `export * as name from`. */
export function collectExportStars(program: ESTree.Program, lineOf: LineOf): number[] {
  const lines: number[] = [];
  new Visitor({ ExportAllDeclaration: (node) => lines.push(lineOf(node.start)) }).visit(program);
  return lines;
}

function literalText(node: ESTree.Expression): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}
