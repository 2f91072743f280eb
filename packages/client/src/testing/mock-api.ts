import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloLink, Observable } from '@apollo/client';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  validate,
} from 'graphql';

/** An operation that a screen sent. */
export interface SentOperation {
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers of the root fields: values, or functions of the arguments. What a field returns must name its `__typename` where the schema leaves it open. */
export type RootAnswers = Readonly<Record<string, unknown>>;

/** An API in memory that knows the real schema: an operation that the server would refuse fails here too. */
export interface MockApi {
  readonly link: ApolloLink;
  /** What was sent, in order. */
  readonly sent: SentOperation[];
  /** Changes answers from now on. */
  answer(more: RootAnswers): void;
  /** Answers one operation, as the server would over HTTP. */
  run(document: DocumentNode, variables: Readonly<Record<string, unknown>>): Promise<FormattedExecutionResult>;
}

let schema: GraphQLSchema | null = null;

/** Makes an API that answers with the given root fields. */
export function mockApi(answers: RootAnswers): MockApi {
  schema ??= buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));
  const known = schema;
  const sent: SentOperation[] = [];
  let rootValue = { ...answers };
  const run = async (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => {
    sent.push({ name: getOperationAST(document)?.name?.value ?? '', variables: { ...variables } });
    const problems = validate(known, document);
    if (problems.length > 0) return { errors: problems.map((problem) => problem.toJSON()) };
    return toPlain(await execute({ schema: known, document, rootValue, variableValues: variables }));
  };
  const link = new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        run(operation.query, operation.variables).then(
          (answer) => {
            observer.next(answer);
            observer.complete();
          },
          (error) => observer.error(error),
        );
      }),
  );
  return {
    ...{ link, sent, run },
    answer: (more) => {
      rootValue = { ...rootValue, ...more };
    },
  };
}

/** A top-level error with a code, as the server sends it; a root answer that throws it fails the operation. */
export function topLevelError(code: string, message = code): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** As it comes off the wire: plain objects without undefined. */
function toPlain(result: unknown): FormattedExecutionResult {
  return JSON.parse(JSON.stringify(result));
}
