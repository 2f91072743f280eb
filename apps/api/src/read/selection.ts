import {
  type FieldNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';

/** A selected field with its coerced arguments and, where it has any, what is selected below it. */
export interface Selected {
  readonly name: string;
  /** The name under which the value stands in the answer, or under which the executor looks it up; see `field-resolver.ts`. */
  readonly key: string;
  /** The leaf type of the value; null where more is selected below it. */
  readonly leaf: string | null;
  /** The type of what is selected below it; null for a leaf. */
  readonly object: string | null;
  readonly args: Readonly<Record<string, unknown>>;
  readonly children: readonly Selected[];
}

/** Under which keys values stand: for the executor their names, or the alias behind an `@`, which no name can contain. */
export type Keys = 'executor' | 'answer';

function keyOf({ alias, name }: FieldNode, keys: Keys): string {
  if (keys === 'answer') return (alias ?? name).value;
  return alias ? `@${alias.value}` : name.value;
}

/** What a selection is resolved with. */
interface Resolving {
  readonly info: GraphQLResolveInfo;
  readonly keys: Keys;
}

/**
 * What is selected below the field that is being resolved. Where it, or a field below it such as a payload's record, returns
 * an interface, the object type `typeName` is taken for it.
 */
export function selectionOf(info: GraphQLResolveInfo, keys: Keys, typeName?: string): readonly Selected[] {
  const type = concrete(info, getNamedType(info.returnType), typeName);
  if (!isCompositeType(type)) return [];
  return collect(
    { info, keys },
    type,
    info.fieldNodes.map((node) => node.selectionSet),
    type.name === typeName ? undefined : typeName,
  );
}

function concrete(info: GraphQLResolveInfo, type: GraphQLNamedType, typeName: string | undefined): GraphQLNamedType {
  const wanted = typeName === undefined ? undefined : info.schema.getType(typeName);
  return isAbstractType(type) && isObjectType(wanted) && info.schema.isSubType(type, wanted) ? wanted : type;
}

/** The places where a field of this name is selected, one for each alias. */
export function selectedAs(selection: readonly Selected[], name: string): readonly Selected[] {
  return selection.filter((field) => field.name === name);
}

/** Whether a field of this name is selected. */
export function selects(selection: readonly Selected[], name: string): boolean {
  return selection.some((field) => field.name === name);
}

function collect(
  resolving: Resolving,
  type: GraphQLCompositeType,
  sets: readonly (SelectionSetNode | undefined)[],
  typeName?: string,
): readonly Selected[] {
  const { info } = resolving;
  const found: Selected[] = [];
  for (const node of sets.flatMap((set) => set?.selections ?? [])) {
    if (!isIncluded(info, node)) continue;
    if (node.kind === 'Field') found.push(...collectField(resolving, type, node, typeName));
    else if (node.kind === 'InlineFragment') {
      if (applies(info, type, node.typeCondition?.name.value))
        found.push(...collect(resolving, type, [node.selectionSet], typeName));
    } else {
      const fragment = info.fragments[node.name.value];
      if (fragment && applies(info, type, fragment.typeCondition.name.value))
        found.push(...collect(resolving, type, [fragment.selectionSet], typeName));
    }
  }
  return merge(found);
}

function collectField(
  { info, keys }: Resolving,
  type: GraphQLCompositeType,
  node: FieldNode,
  typeName?: string,
): Selected[] {
  const definition = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
  if (!definition) return node.name.value === '__typename' ? [typenameOf(node, keys)] : [];
  const below = concrete(info, getNamedType(definition.type), typeName);
  return [
    {
      name: node.name.value,
      key: keyOf(node, keys),
      leaf: isLeafType(below) ? below.name : null,
      object: isLeafType(below) ? null : below.name,
      args: getArgumentValues(definition, node, info.variableValues),
      children: isCompositeType(below)
        ? collect({ info, keys }, below, [node.selectionSet], below.name === typeName ? undefined : typeName)
        : [],
    },
  ];
}

function typenameOf(node: FieldNode, keys: Keys): Selected {
  return { name: '__typename', key: keyOf(node, keys), leaf: 'String', object: null, args: {}, children: [] };
}

function isIncluded(info: GraphQLResolveInfo, node: SelectionSetNode['selections'][number]): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if !== false;
}

function applies(info: GraphQLResolveInfo, type: GraphQLCompositeType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = info.schema.getType(condition);
  return isAbstractType(wanted) && isObjectType(type) && info.schema.isSubType(wanted, type);
}

function merge(selection: readonly Selected[]): readonly Selected[] {
  const byKey = new Map<string, Selected>();
  for (const field of selection) {
    const known = byKey.get(field.key);
    byKey.set(field.key, known ? { ...known, children: merge([...known.children, ...field.children]) } : field);
  }
  return [...byKey.values()];
}
