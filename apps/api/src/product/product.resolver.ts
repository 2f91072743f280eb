import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context.ts';
import { productRead } from './product.read.ts';
import { ProductConnection, ProductListArgs, ProductType } from './product.types.ts';

/** Products. */
@Resolver()
export class ProductResolver {
  @Query(() => ProductConnection, { description: 'Products that the viewer may see.' })
  products(
    @Args(() => ProductListArgs) args: ProductListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(productRead, args, info);
  }

  @Query(() => ProductType, {
    nullable: true,
    description: 'One product; null for one that does not exist or is out of sight.',
  })
  product(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(productRead, id, info);
  }
}
