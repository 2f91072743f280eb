import {
  type FieldNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';

/** A selected field with its coerced arguments and, where it has any, what is selected below it. */
export interface Selected {
  readonly name: string;
  /** The name under which the executor looks the value up; see `field-resolver.ts`. */
  readonly key: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly children: readonly Selected[];
}

/** Under which key a field's value stands: its name, or the alias behind an `@`, which no name can contain. */
export function keyOf(node: FieldNode): string {
  return node.alias ? `@${node.alias.value}` : node.name.value;
}

/** What is selected below the field that is being resolved, as if it returned the object type `typeName`. */
export function selectionOf(info: GraphQLResolveInfo, typeName?: string): readonly Selected[] {
  const named = getNamedType(info.returnType);
  const type = typeName === undefined ? named : info.schema.getType(typeName);
  if (!isCompositeType(type)) return [];
  return collect(
    info,
    type,
    info.fieldNodes.map((node) => node.selectionSet),
  );
}

/** What is selected below a child, by its name. */
export function childrenOf(selection: readonly Selected[], name: string): readonly Selected[] {
  return merge(selection.filter((field) => field.name === name).flatMap((field) => field.children));
}

/** Whether a field of this name is selected. */
export function selects(selection: readonly Selected[], name: string): boolean {
  return selection.some((field) => field.name === name);
}

function collect(
  info: GraphQLResolveInfo,
  type: GraphQLCompositeType,
  sets: readonly (SelectionSetNode | undefined)[],
): readonly Selected[] {
  const found: Selected[] = [];
  for (const node of sets.flatMap((set) => set?.selections ?? [])) {
    if (!isIncluded(info, node)) continue;
    if (node.kind === 'Field') found.push(...collectField(info, type, node));
    else if (node.kind === 'InlineFragment') {
      if (applies(info, type, node.typeCondition?.name.value)) found.push(...collect(info, type, [node.selectionSet]));
    } else {
      const fragment = info.fragments[node.name.value];
      if (fragment && applies(info, type, fragment.typeCondition.name.value))
        found.push(...collect(info, type, [fragment.selectionSet]));
    }
  }
  return merge(found);
}

function collectField(info: GraphQLResolveInfo, type: GraphQLCompositeType, node: FieldNode): Selected[] {
  const definition = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
  if (!definition) return [];
  const below = getNamedType(definition.type);
  return [
    {
      name: node.name.value,
      key: keyOf(node),
      args: getArgumentValues(definition, node, info.variableValues),
      children: isCompositeType(below) ? collect(info, below, [node.selectionSet]) : [],
    },
  ];
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
