import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { READ_TYPES } from '../read-types.ts';

/** A root field that the read engine answers. */
export interface RootRead {
  readonly key: string;
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
}

/** A query of which the read engine answers every root field. */
export interface ReadOperation {
  readonly roots: readonly RootRead[];
  readonly fragments: Record<string, FragmentDefinitionNode>;
}

const READ_NAMES = new Set([
  ...READ_TYPES.flatMap(({ name }) => [name, `${name}Connection`]),
  ...['Node', 'SearchHit', 'TimelineEntryConnection'],
]);

const known = new WeakMap<OperationDefinitionNode, ReadOperation | null>();

/** What an operation reads; null for one that does anything else, or whose root needs the executor to be told apart. */
export function readOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode | undefined,
): ReadOperation | null {
  // Apollo asks before it says that a document has no operation of this name.
  if (!operation) return null;
  const before = known.get(operation);
  if (before !== undefined) return before;
  const roots = rootsOf(schema, operation);
  const fragments = document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [one] : []));
  const found = roots && { roots, fragments: Object.fromEntries(fragments.map((one) => [one.name.value, one])) };
  known.set(operation, found);
  return found;
}

/** The arguments with which its resolver is called, and what it is told about the document. */
export function callOf(
  { node, field, key }: RootRead,
  operation: Omit<GraphQLResolveInfo, 'fieldName' | 'fieldNodes' | 'returnType' | 'path'>,
): { readonly args: Record<string, unknown>; readonly info: GraphQLResolveInfo } {
  const path = { prev: undefined, key, typename: operation.parentType.name };
  return {
    args: getArgumentValues(field, node, operation.variableValues),
    info: { ...operation, fieldName: field.name, fieldNodes: [node], returnType: field.type, path },
  };
}

function rootsOf(schema: GraphQLSchema, operation: OperationDefinitionNode): RootRead[] | null {
  const fields = schema.getQueryType()?.getFields();
  if (operation.operation !== 'query' || !fields) return null;
  const roots = operation.selectionSet.selections.map((node) => {
    if (node.kind !== Kind.FIELD || node.directives?.length) return null;
    const field = fields[node.name.value];
    if (!field?.resolve || !READ_NAMES.has(getNamedType(field.type).name)) return null;
    return { key: (node.alias ?? node.name).value, node, field };
  });
  const reads = roots.flatMap((root) => root ?? []);
  const isWhole = reads.length === roots.length && new Set(reads.map(({ key }) => key)).size === reads.length;
  return isWhole ? reads : null;
}
