import { type ESTree, Visitor } from 'vite';
import type { LineOf } from './line-index.ts';

/** Places where a program steps around the type checker. */
export interface TypeEscapes {
  /** Lines with `any`. */
  anys: number[];
  /** Lines with a type assertion; `as const` narrows without a claim and is not one. */
  assertions: number[];
}

/** Finds `any`, `x as T` and `<T>x`; the `as` of an import or export alias is not an expression and never counted. */
export function collectTypeEscapes(program: ESTree.Program, lineOf: LineOf): TypeEscapes {
  const escapes: TypeEscapes = { anys: [], assertions: [] };
  const assertion = (node: ESTree.TSAsExpression | ESTree.TSTypeAssertion) => {
    if (!isConst(node.typeAnnotation)) escapes.assertions.push(lineOf(node.typeAnnotation.start));
  };
  new Visitor({
    TSAnyKeyword: (node) => escapes.anys.push(lineOf(node.start)),
    TSAsExpression: assertion,
    TSTypeAssertion: assertion,
  }).visit(program);
  return escapes;
}

function isConst(type: ESTree.TSType): boolean {
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
}
