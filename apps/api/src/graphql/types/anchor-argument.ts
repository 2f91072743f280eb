import { type GraphQLArgument, GraphQLInt, type GraphQLSchema, isObjectType } from 'graphql';

const EVERY: GraphQLArgument = {
  name: 'every',
  description: 'How many records lie between two places, 1 to 200,000.',
  type: GraphQLInt,
  defaultValue: 1_000,
  deprecationReason: undefined,
  extensions: {},
  astNode: undefined,
};

/** Gives the `anchors` of each connection their argument, which a field that has no resolver of its own cannot declare. */
export function applyAnchorArgument(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const anchors = isObjectType(type) && type.name.endsWith('Connection') ? type.getFields().anchors : undefined;
    if (anchors) anchors.args = [EVERY];
  }
  return schema;
}
