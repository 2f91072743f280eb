import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { ProductCreateInput, ProductUpdateInput, toProductChanges } from './product.inputs.ts';
import { productRead } from './product.read.ts';
import { ProductConnection, ProductListArgs, ProductPayload, ProductType } from './product.types.ts';

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
    @Arg('id', () => ID, { description: 'By what it is named; an id of another workspace finds nothing.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(productRead, id, info);
  }

  @Mutation(() => ProductPayload, { description: 'Records a product.' })
  productCreate(
    @Arg('input', () => ProductCreateInput) input: ProductCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, productRead, () =>
      context.services.products.create({ ...toProductChanges(input), name: input.name }),
    );
  }

  @Mutation(() => ProductPayload, { description: 'Changes the given fields of a product.' })
  productUpdate(
    @Arg('input', () => ProductUpdateInput) input: ProductUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, productRead, () =>
      context.services.products.update(decodeId('product', input.id), toProductChanges(input), input.ifVersion),
    );
  }

  @Mutation(() => ProductPayload, { description: 'Puts a product into the bin, where it stays for 30 days.' })
  productDelete(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, productRead, () =>
      context.services.products.delete(decodeId('product', input.id), input.ifVersion),
    );
  }
}
