import type { GraphQLField, GraphQLSchema } from 'graphql';
import { getNamedType, isCompositeType } from 'graphql';
import { COMMAND, DEFAULT_PAGE, isEnvelope, isPage, PAGE_SIZES } from '../cost/operation-cost.ts';

/** What a field adds to the cost of an operation, and how often what is below it counts. */
export interface CostFact {
  readonly points: number;
  readonly sizedBy?: readonly string[];
  readonly size?: number;
}

/** The cost of a field by the rules of `operationCost`; null where it costs nothing. */
export function costFact(
  schema: GraphQLSchema,
  parent: string,
  field: GraphQLField<unknown, unknown>,
): CostFact | null {
  if (parent === schema.getMutationType()?.name) return { points: COMMAND };
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return null;
  if (isPage(field)) {
    const sizedBy = PAGE_SIZES.filter((name) => field.args.some((arg) => arg.name === name));
    return { points: 1, sizedBy, size: DEFAULT_PAGE };
  }
  return isEnvelope(type) ? null : { points: 1 };
}
