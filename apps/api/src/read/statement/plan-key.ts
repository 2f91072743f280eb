import { type FieldNode, type GraphQLResolveInfo, visit } from 'graphql';
import type { ReadContext } from '../context.ts';
import { usesCustomFields } from '../custom-fields.ts';
import type { ReadType } from '../read-type.ts';

/** What a field selects, as far as the document alone tells. */
interface Shape {
  readonly id: number;
  /** The variables on which the selection below the field depends. */
  readonly variables: readonly string[];
  /** Whether the document itself filters or sorts by a custom field: what such a field is can change between two runs. */
  readonly namesCustomField: boolean;
}

/** A filter of a thousand ids is not asked for twice. */
const LONGEST_KEY = 4_000;

const shapes = new WeakMap<FieldNode, Shape>();
let lastId = 0;

/**
 * Under what a plan is kept: the field of the document, the values of arguments and variables that shape it, and for whom it is
 * made. Equal keys mean equal plans but for what is `Late`. Null for a plan that is not kept: a filter by custom fields, which
 * are data, and one of very many values.
 */
export function planKey(
  context: ReadContext,
  info: GraphQLResolveInfo,
  type: ReadType,
  args: Readonly<Record<string, unknown>>,
  place = '',
): string | null {
  const known = info.fieldNodes.map((node) => shapeOf(node, info));
  const names = known.flatMap(({ variables }) => variables);
  const values = names.map((name) => info.variableValues[name]);
  if (known.some(({ namesCustomField }) => namesCustomField) || usesCustomFields({ args, values }, [])) return null;
  return keyOf(context, type, [known.map(({ id }) => id), place, args, values]);
}

/** Under what the plan of an aggregate is kept, which has no selection: its arguments alone shape it. */
export function aggregateKey(context: ReadContext, type: ReadType, args: object): string | null {
  return usesCustomFields(args, []) ? null : keyOf(context, type, [args]);
}

function keyOf({ viewer, purpose }: ReadContext, type: ReadType, shape: readonly unknown[]): string | null {
  const { workspaceId, kind, permissions } = viewer;
  const name = type.variant ?? type.name;
  const key = JSON.stringify([name, workspaceId, kind, permissions.signature, purpose, ...shape]);
  return key.length > LONGEST_KEY ? null : key;
}

function shapeOf(node: FieldNode, info: GraphQLResolveInfo): Shape {
  const known = shapes.get(node);
  if (known) return known;
  const found = { variables: new Set<string>(), namesCustomField: false };
  inspect(node, info, found, new Set());
  const shape = { id: ++lastId, variables: [...found.variables], namesCustomField: found.namesCustomField };
  shapes.set(node, shape);
  return shape;
}

function inspect(
  node: FieldNode | { readonly selectionSet: NonNullable<FieldNode['selectionSet']> },
  info: GraphQLResolveInfo,
  found: { readonly variables: Set<string>; namesCustomField: boolean },
  seen: Set<string>,
): void {
  if (!node.selectionSet) return;
  visit(node.selectionSet, {
    Variable: ({ name }) => void found.variables.add(name.value),
    ObjectField: ({ name }) => {
      if (name.value === 'customFields' || name.value === 'customField') found.namesCustomField = true;
    },
    FragmentSpread: ({ name }) => {
      const fragment = info.fragments[name.value];
      if (!fragment || seen.has(name.value)) return;
      seen.add(name.value);
      inspect(fragment, info, found, seen);
    },
  });
}
