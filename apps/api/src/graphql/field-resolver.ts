import { defaultFieldResolver, type GraphQLFieldResolver } from 'graphql';

/** Takes a value from an object of the read engine, where an aliased field stands under `@alias`; see `read/selection.ts`. */
export const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
  const alias = info.fieldNodes[0]?.alias?.value;
  if (alias !== undefined && typeof source === 'object' && source !== null) {
    const value: unknown = Reflect.get(source, `@${alias}`);
    if (value !== undefined) return value;
  }
  return defaultFieldResolver(source, args, context, info);
};
