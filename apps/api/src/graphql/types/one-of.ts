import { type GraphQLSchema, isInputObjectType } from 'graphql';
import type { ClassType } from 'type-graphql';

const NAMES = new Set<string>();

/** Marks an input of which exactly one field is given (`@oneOf`). */
export function OneOf(name: string) {
  return (_input: ClassType): void => {
    NAMES.add(name);
  };
}

/** Makes the marked inputs of a schema what they are: type-graphql knows nothing of `@oneOf`. */
export function applyOneOf(schema: GraphQLSchema): GraphQLSchema {
  for (const name of NAMES) {
    const type = schema.getType(name);
    if (isInputObjectType(type)) type.isOneOf = true;
  }
  return schema;
}
