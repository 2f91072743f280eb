import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/** What a command costs beside what is read of its record. */
export const COMMAND = 10;

/** How many entries a list has that does not say. */
export const DEFAULT_PAGE = 25;

/** The arguments that say how many entries a list is asked for. */
export const PAGE_SIZES: readonly string[] = ['first', 'last'];

/** What is asked, with the values of its variables. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What an operation may cost at most, in points, known before it runs: every record that can come back is one point, every
 * list one more, every command ten. `first` multiplies what is below it, so that nesting shows its price.
 */
export function operationCost(asked: Asked): number {
  const costs = known.get(asked.operation) ?? new Map<string, number>();
  known.set(asked.operation, costs);
  const sizes = JSON.stringify(Object.entries(asked.variables).filter(([, value]) => typeof value === 'number'));
  const before = costs.get(sizes);
  if (before !== undefined) return before;
  const cost = rootCosts(asked).reduce((sum, { points }) => sum + points, 0);
  if (costs.size < MOST_SIZES) costs.set(sizes, cost);
  return cost;
}

/** What was worked out: of the variables only numbers bear on it. */
const known = new WeakMap<OperationDefinitionNode, Map<string, number>>();
const MOST_SIZES = 100;

/** What one part of an operation costs. */
export interface RootCost {
  /** The field as the answer names it; a fragment at the root with its dots. */
  readonly name: string;
  readonly points: number;
}

/** What each root field may cost at most; together they are the {@link operationCost}. */
export function rootCosts(asked: Asked): RootCost[] {
  const { schema, operation } = asked;
  const root = schema.getRootType(operation.operation);
  if (!root) return [];
  const costs = new Costs(asked);
  const base = operation.operation === 'mutation' ? COMMAND : 0;
  return operation.selectionSet.selections.map((selection) => ({
    name: nameOf(selection),
    points: base + costs.ofSelection({ kind: Kind.SELECTION_SET, selections: [selection] }, root),
  }));
}

function nameOf(selection: SelectionNode): string {
  if (selection.kind === Kind.INLINE_FRAGMENT) return '...';
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}`;
  return (selection.alias ?? selection.name).value;
}

class Costs {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly costs = new Map<string, number>();
  private readonly defaults: ReadonlyMap<string, unknown>;

  constructor(private readonly asked: Asked) {
    const fragments = asked.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.defaults = new Map(
      (asked.operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
        variable.name.value,
        defaultValue && valueFromASTUntyped(defaultValue),
      ]),
    );
  }

  ofSelection({ selections }: SelectionSetNode, type: GraphQLNamedType): number {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) cost += this.ofField(selection, type);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += this.ofFragment(selection.name.value);
      else
        cost += this.ofSelection(selection.selectionSet, this.typeNamed(selection.typeCondition?.name.value) ?? type);
    }
    return cost;
  }

  /** A fragment costs the same wherever it is spread; so each is counted once. */
  private ofFragment(name: string): number {
    const known = this.costs.get(name);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    const type = this.typeNamed(fragment?.typeCondition.name.value);
    // Validation has refused fragments that spread themselves; zero stands until this one is counted.
    this.costs.set(name, 0);
    const cost = fragment && type ? this.ofSelection(fragment.selectionSet, type) : 0;
    this.costs.set(name, cost);
    return cost;
  }

  private ofField(node: FieldNode, parent: GraphQLNamedType): number {
    const field = fieldOf(parent, node.name.value);
    if (!field || !node.selectionSet) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;
    const below = this.ofSelection(node.selectionSet, type);
    if (!isPage(field)) return isEnvelope(type) ? below : 1 + below;
    return 1 + this.pageSize(node) * below;
  }

  private pageSize({ arguments: args = [] }: FieldNode): number {
    for (const { name, value } of args) {
      if (!PAGE_SIZES.includes(name.value)) continue;
      const size =
        value.kind === Kind.VARIABLE ? this.variable(value.name.value) : valueFromASTUntyped(value, undefined);
      if (typeof size === 'number') return Math.max(0, size);
    }
    return DEFAULT_PAGE;
  }

  private variable(name: string): unknown {
    return this.asked.variables[name] ?? this.defaults.get(name);
  }

  private typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.asked.schema.getType(name);
  }
}

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (!isObjectType(type) && !isAbstractType(type)) return undefined;
  return 'getFields' in type ? type.getFields()[name] : undefined;
}

/** Whether what is below a field counts once for each entry of a page. */
export function isPage({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.some(({ name }) => name === 'first');
}

/** Parts of a page and of a payload, which are no records themselves. */
export function isEnvelope(type: GraphQLNamedType | GraphQLObjectType): boolean {
  return /(^PageInfo|^TotalCount|Edge|Payload|Money)$/.test(type.name);
}
