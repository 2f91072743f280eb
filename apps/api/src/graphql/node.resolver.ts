import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Context } from './context.ts';
import { READ_TYPES } from './read-types.ts';
import { Node } from './types/shared.types.ts';

/** Any record by its id. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'A record by its id; null for one that does not exist or is out of sight.',
  })
  node(
    @Arg('id', () => ID, { description: 'By what it is named; an id of another workspace finds nothing.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.node(READ_TYPES, id, info);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Records by their ids, in the order of the ids; null for each that does not exist or is out of sight.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'At most 100.' }) ids: string[],
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.nodes(READ_TYPES, ids, info);
  }
}
