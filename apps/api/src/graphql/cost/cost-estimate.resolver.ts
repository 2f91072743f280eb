import { RequestError } from '@smartx/domain/kernel';
import type { GraphQLError, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { withoutSuggestion } from '../format-error.ts';
import { checkDocument } from '../limits/check-document.ts';
import { assertWithinLimits, FREE_DOCUMENT_LIMITS } from '../limits/document-limits.ts';
import { LARGEST_COST } from './cost-budget.ts';
import { CostEstimateArgs, CostEstimateType, type DocumentProblemType } from './cost-estimate.types.ts';
import { rootCosts } from './operation-cost.ts';

/** The price of an operation, for those who write one. */
@Resolver()
export class CostEstimateResolver {
  @Query(() => CostEstimateType, {
    description: 'What an operation would cost, without running it. For developers.',
  })
  costEstimate(
    @Args(() => CostEstimateArgs) args: CostEstimateArgs,
    @Info() { schema }: GraphQLResolveInfo,
    @Ctx() { resolved }: Context,
  ): CostEstimateType {
    if (!resolved.isDeveloper)
      throw new RequestError(
        'INTROSPECTION_NOT_ALLOWED',
        'Only developers may ask what a document of their own costs.',
      );
    return estimate(schema, args);
  }
}

function estimate(
  schema: GraphQLSchema,
  { document: source, operationName, variables }: CostEstimateArgs,
): CostEstimateType {
  const values = variables ?? {};
  try {
    assertWithinLimits(source, FREE_DOCUMENT_LIMITS);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return refused([{ code: error.code, message: error.message, line: null, column: null }]);
  }
  const checked = checkDocument(schema, { source, operationName, variables: values });
  if ('errors' in checked) return refused(checked.errors.map(problemOf));
  const costs = rootCosts({ schema, ...checked, variables: values });
  const points = costs.reduce((sum, cost) => sum + cost.points, 0);
  const fields = costs.map(({ name, points: each }) => ({ field: name, points: each }));
  return { points, largest: LARGEST_COST, isWithinLimit: points <= LARGEST_COST, fields, problems: [] };
}

function refused(problems: DocumentProblemType[]): CostEstimateType {
  return { points: null, largest: LARGEST_COST, isWithinLimit: false, fields: [], problems };
}

function problemOf({ message, locations, extensions }: GraphQLError): DocumentProblemType {
  const { line = null, column = null } = locations?.[0] ?? {};
  return { code: String(extensions.code), message: withoutSuggestion(message), line, column };
}
