import { printContract } from '../graphql/contract/print-contract.ts';
import { operatorSchema, publicSchema, workspaceSchema } from '../graphql/schema.ts';

/** The schemas as SDL, by the name of their file. */
export function printSchemas(): Record<string, string> {
  return {
    'schema.graphql': printContract(workspaceSchema()),
    'schema.operator.graphql': printContract(operatorSchema()),
    'schema.public.graphql': printContract(publicSchema()),
  };
}
