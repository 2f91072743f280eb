import { type ESTree, Visitor } from 'vite';
import type { LineOf } from './line-index.ts';

/** A function and its length; `isComponent` means a capitalised name and JSX inside. */
export interface FunctionFact {
  name: string;
  line: number;
  lines: number;
  isComponent: boolean;
}

type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression;

/** Every function with a body but the callback of a `describe`, which is a chapter and not a function. */
export function collectFunctions(program: ESTree.Program, lineOf: LineOf): FunctionFact[] {
  const functions: FunctionFact[] = [];
  const names = new Map<number, string>();
  const chapters = new Set<number>();
  const open: { rendersJsx: boolean }[] = [];

  const enter = () => open.push({ rendersJsx: false });
  const leave = (node: FunctionNode) => {
    const rendersJsx = open.pop()?.rendersJsx ?? false;
    if (!node.body || chapters.has(node.start)) return;
    const name = names.get(node.start) ?? ('id' in node ? node.id?.name : undefined) ?? 'anonymous function';
    const line = lineOf(node.start);
    functions.push({
      name,
      line,
      lines: lineOf(node.end - 1) - line + 1,
      isComponent: rendersJsx && /^[A-Z]/.test(name),
    });
  };
  const jsx = () => {
    for (const surrounding of open) surrounding.rendersJsx = true;
  };
  const call = (node: ESTree.CallExpression) => {
    if (isDescribe(node.callee)) for (const argument of node.arguments) chapters.add(argument.start);
  };

  new Visitor({
    ...namingHooks(names),
    CallExpression: call,
    JSXElement: jsx,
    JSXFragment: jsx,
    FunctionDeclaration: enter,
    FunctionExpression: enter,
    ArrowFunctionExpression: enter,
    'FunctionDeclaration:exit': leave,
    'FunctionExpression:exit': leave,
    'ArrowFunctionExpression:exit': leave,
  }).visit(program);
  return functions;
}

/** A function expression is named by what holds it: a variable, a method, a property, or a wrapper such as `memo()`. */
function namingHooks(names: Map<number, string>) {
  const name = (key: ESTree.Node, value: ESTree.Node | null) => {
    if (!value || key.type !== 'Identifier') return;
    names.set(value.start, key.name);
    if (value.type === 'CallExpression') for (const argument of value.arguments) names.set(argument.start, key.name);
  };
  return {
    VariableDeclarator: (node: ESTree.VariableDeclarator) => name(node.id, node.init),
    MethodDefinition: (node: ESTree.MethodDefinition) => name(node.key, node.value),
    PropertyDefinition: (node: ESTree.PropertyDefinition) => name(node.key, node.value),
  };
}

function isDescribe(callee: ESTree.Expression): boolean {
  if (callee.type === 'Identifier') return callee.name === 'describe';
  if (callee.type === 'CallExpression') return isDescribe(callee.callee);
  if (callee.type !== 'MemberExpression') return false;
  const property = callee.property.type === 'Identifier' ? callee.property.name : '';
  return property === 'describe' || isDescribe(callee.object);
}

/** A method and the length of its body without its braces: `{ return x; }` is one line, an empty body none. */
export interface MethodFact {
  name: string;
  line: number;
  lines: number;
  statements: number;
}

/** The methods of the classes of a file. */
export function collectMethodBodies(program: ESTree.Program, lineOf: LineOf): MethodFact[] {
  const methods: MethodFact[] = [];
  new Visitor({
    MethodDefinition: (node) => {
      const body = node.value.body?.body;
      if (node.kind !== 'method' || !body) return;
      const [first, last] = [body[0], body.at(-1)];
      const lines = first && last ? lineOf(last.end - 1) - lineOf(first.start) + 1 : 0;
      const name = node.key.type === 'Identifier' ? node.key.name : 'computed method';
      methods.push({ name, line: lineOf(node.start), lines, statements: body.length });
    },
  }).visit(program);
  return methods;
}
