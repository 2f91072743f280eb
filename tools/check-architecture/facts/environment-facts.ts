import { type ESTree, Visitor } from 'vite';
import type { LineOf } from './line-index.ts';

/** Lines that read the environment, also by destructuring or by importing `env` from `node:process`. */
export function collectEnvironmentReads(program: ESTree.Program, lineOf: LineOf): number[] {
  const lines: number[] = [];
  new Visitor({
    MemberExpression: (node) => {
      if (isProcess(node.object) && memberName(node) === 'env') lines.push(lineOf(node.start));
    },
    VariableDeclarator: (node) => {
      if (node.init && isProcess(node.init) && takesEnv(node.id)) lines.push(lineOf(node.start));
    },
    ImportDeclaration: (node) => {
      if (/^(node:)?process$/.test(node.source.value) && node.specifiers.some(importsEnv))
        lines.push(lineOf(node.start));
    },
  }).visit(program);
  return lines;
}

function isProcess(node: ESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'process';
  return node.type === 'MemberExpression' && memberName(node) === 'process';
}

function memberName(node: ESTree.MemberExpression): string | undefined {
  return keyName(node.property);
}

function takesEnv(pattern: ESTree.Node): boolean {
  if (pattern.type !== 'ObjectPattern') return false;
  return pattern.properties.some((property) => property.type === 'Property' && keyName(property.key) === 'env');
}

function importsEnv(specifier: ESTree.ImportDeclarationSpecifier): boolean {
  return specifier.type === 'ImportSpecifier' && keyName(specifier.imported) === 'env';
}

function keyName(key: ESTree.Node): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}
