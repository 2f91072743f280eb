import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';

const MOST_ERRORS = 5;

/** An operation that can be run, or what is wrong with it; each error has a code as it has over HTTP. */
export type CheckedDocument =
  | { readonly document: DocumentNode; readonly operation: OperationDefinitionNode }
  | { readonly errors: readonly GraphQLError[] };

/** What a client asks: a document that has passed the gate, which of its operations, and the variables. */
export interface SentOperation {
  readonly source: string;
  readonly operationName?: string | null | undefined;
  readonly variables: Record<string, unknown>;
}

/** Parses and validates a document where Apollo does not: for a subscription, for an estimate. */
export function checkDocument(schema: GraphQLSchema, sent: SentOperation): CheckedDocument {
  const checked = checkText(schema, sent);
  if ('errors' in checked) return checked;
  const { errors = [] } = getVariableValues(schema, checked.operation.variableDefinitions ?? [], sent.variables);
  if (errors.length > 0) return { errors: errors.slice(0, MOST_ERRORS).map((error) => coded(error, 'BAD_USER_INPUT')) };
  return checked;
}

/** The same for the document alone, whatever its variables will be. */
export function checkText(
  schema: GraphQLSchema,
  { source, operationName }: Omit<SentOperation, 'variables'>,
): CheckedDocument {
  const document = parsed(source);
  if (document instanceof GraphQLError) return { errors: [document] };
  const invalid = validate(schema, document, specifiedRules, { maxErrors: MOST_ERRORS });
  if (invalid.length > 0) return { errors: invalid.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const message = 'Name one of the operations of the document.';
    return { errors: [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })] };
  }
  return { document, operation };
}

function parsed(source: string): DocumentNode | GraphQLError {
  try {
    return parse(source);
  } catch (error) {
    if (error instanceof GraphQLError) return coded(error, 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
}

function coded({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  const places = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...places, extensions: { code } });
}
