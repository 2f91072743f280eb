import { RequestError } from '@smartx/domain/kernel';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Context } from '../context.ts';
import { declaredIdempotency } from '../idempotent.directive.ts';
import { declaredPurpose, introspects, needsPurpose } from '../purpose.directive.ts';

/** An operation that was parsed and validated, with what its sender says beside it. */
export interface ResolvedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly source: string;
  readonly variables: Record<string, unknown>;
  /** The header `Idempotency-Key`. */
  readonly idempotencyKey?: string | undefined;
}

/**
 * Opens the context for the purpose that an operation declares, before anything is resolved, whichever way it came.
 * @throws UnauthenticatedError · RequestError `INTROSPECTION_NOT_ALLOWED` · `DOCUMENT_NOT_TRUSTED` · `PURPOSE_REQUIRED` · `PURPOSE_NOT_HELD` · `INVALID_IDEMPOTENCY_KEY`
 */
export function beginOperation(context: Context, asked: ResolvedOperation): void {
  const { operation, source, variables, idempotencyKey } = asked;
  if (introspects(operation) && !context.caller?.isDeveloper)
    throw new RequestError('INTROSPECTION_NOT_ALLOWED', 'Only developers may ask about the schema.');
  if (!needsPurpose(operation)) return;
  // Signing in comes first: nobody learns about purposes before.
  void context.resolved;
  if (!context.mayAsk)
    throw new RequestError('DOCUMENT_NOT_TRUSTED', 'Documents of your own take a key with the scope "developer".');
  const idempotency = declaredIdempotency(operation, source, variables, idempotencyKey);
  context.begin(declaredPurpose(operation, variables), idempotency);
}
