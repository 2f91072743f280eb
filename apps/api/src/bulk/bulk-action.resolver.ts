import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { fromParent } from '../graphql/connection-field.ts';
import type { Context } from '../graphql/context.ts';
import { bulkActionRead } from './bulk-action.read.ts';
import {
  BulkActionConnection,
  BulkActionItemConnection,
  BulkActionItemListArgs,
  BulkActionListArgs,
  BulkActionType,
} from './bulk-action.types.ts';

/** Bulk actions. */
@Resolver()
export class BulkActionResolver {
  @Query(() => BulkActionConnection, { description: 'Changes of many records, as far as the viewer sees them.' })
  bulkActions(
    @Args(() => BulkActionListArgs) args: BulkActionListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(bulkActionRead, args, info);
  }

  @Query(() => BulkActionType, { nullable: true, description: 'One bulk action, with how far it is.' })
  bulkAction(
    @Arg('id', () => ID, { description: 'By what it is named; an id of another workspace finds nothing.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(bulkActionRead, id, info);
  }
}

/** The results of a bulk action. */
@Resolver(() => BulkActionType)
export class BulkActionItemsResolver {
  @FieldResolver(() => BulkActionItemConnection, { description: 'What became of each record.' })
  items(
    @Root() action: object,
    @Args(() => BulkActionItemListArgs) _page: BulkActionItemListArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fromParent(action, info);
  }
}
