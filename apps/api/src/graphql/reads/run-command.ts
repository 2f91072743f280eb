import { isOutage } from '@smartx/domain/database';
import {
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { resolveField } from '../field-resolver.ts';
import { type BugListener, formatErrors, originOf } from '../format-error.ts';

/** A mutation whose context has begun. */
interface AskedCommand {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
  readonly context: Context;
}

/** What a mutation answered, and whether the database went away meanwhile. */
export interface CommandAnswer {
  readonly result: FormattedExecutionResult;
  readonly isCut: boolean;
}

/**
 * Carries out a mutation that was validated before, and tells its errors as the long way does. Null where it was not even
 * begun, because its variables are wrong.
 */
export async function runCommand(asked: AskedCommand, onBug: BugListener): Promise<CommandAnswer | null> {
  const { schema, document, operation, variables, context } = asked;
  const { data, errors } = await execute({
    ...{ schema, document, contextValue: context, variableValues: variables, fieldResolver: resolveField },
    operationName: operation.name?.value ?? null,
  });
  if (data === undefined) return null;
  if (!errors) return { result: { data }, isCut: false };
  const format = formatErrors(onBug);
  const told = errors.map((error) => format(error.toJSON(), error));
  return { result: { errors: told, data }, isCut: errors.some((error) => isOutage(originOf(error))) };
}
