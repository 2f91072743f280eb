import type { ESTree } from 'vite';

/** A name of another module. */
export interface Origin {
  specifier: string;
  name: string;
}

/** A name declared at the top of a file; `statement` is where its (last) statement begins. */
export interface Declared {
  documented: boolean;
  statement: number;
}

/** The names at the top level of a file: declared there, or imported from elsewhere. */
export interface Bindings {
  declared: Map<string, Declared>;
  imported: Map<string, Origin>;
}

/** Reads them; overloads and a type beside a value of the same name share one docstring. */
export function bindingsOf(program: ESTree.Program, isDocumented: (start: number) => boolean): Bindings {
  const bindings: Bindings = { declared: new Map(), imported: new Map() };
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') addImported(node, bindings.imported);
    const exported = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration';
    const declaration = exported ? node.declaration : node;
    if (!declaration) continue;
    const documented = isDocumented(startOf(node, declaration));
    for (const name of namesOf(declaration)) {
      const before = bindings.declared.get(name)?.documented ?? false;
      bindings.declared.set(name, { documented: documented || before, statement: node.start });
    }
  }
  return bindings;
}

/** Decorators may stand before `export`, and the docstring before them. */
function startOf(statement: ESTree.Node, declaration: ESTree.Node): number {
  const decorators = 'decorators' in declaration ? (declaration.decorators ?? []) : [];
  return Math.min(statement.start, ...decorators.map((decorator) => decorator.start));
}

function namesOf(declaration: ESTree.Node): string[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => patternNames(id));
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSEnumDeclaration':
      return declaration.id ? [declaration.id.name] : [];
    default:
      return [];
  }
}

function patternNames(pattern: ESTree.BindingPattern): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((property) => (property.type === 'Property' ? patternNames(property.value) : []));
}

function addImported(node: ESTree.ImportDeclaration, imported: Map<string, Origin>): void {
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ImportNamespaceSpecifier') continue;
    const key = specifier.type === 'ImportSpecifier' ? specifier.imported : undefined;
    const name = key ? (key.type === 'Literal' ? key.value : key.name) : 'default';
    imported.set(specifier.local.name, { specifier: node.source.value, name });
  }
}
