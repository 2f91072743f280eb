import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Refuses operations that are nested deeper than `limit` fields, fragments counted; introspection is exempt. */
export function depthLimit(limit: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      if (depthOf(context, operation.selectionSet, new Set(), limit) <= limit) return;
      context.reportError(
        new GraphQLError(`The operation is nested more than ${limit} fields deep.`, { nodes: operation }),
      );
    },
  });
}

function depthOf(context: ValidationContext, set: SelectionSetNode, open: ReadonlySet<string>, left: number): number {
  if (left < 0) return 0;
  const depths = set.selections.map((selection) => {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__') || !selection.selectionSet) return selection.selectionSet ? 0 : 1;
      return 1 + depthOf(context, selection.selectionSet, open, left - 1);
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(context, selection.selectionSet, open, left);
    const name = selection.name.value;
    const fragment = context.getFragment(name);
    return fragment && !open.has(name) ? depthOf(context, fragment.selectionSet, new Set([...open, name]), left) : 0;
  });
  return Math.max(0, ...depths);
}
