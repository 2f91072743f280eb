import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context.ts';
import { companyRead } from './company.read.ts';
import { CompanyConnection, CompanyListArgs, CompanyType } from './company.types.ts';

/** Companies. */
@Resolver()
export class CompanyResolver {
  @Query(() => CompanyConnection, { description: 'Companies that the viewer may see.' })
  companies(
    @Args(() => CompanyListArgs) args: CompanyListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(companyRead, args, info);
  }

  @Query(() => CompanyType, {
    nullable: true,
    description: 'One company; null for one that does not exist or is out of sight.',
  })
  company(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(companyRead, id, info);
  }
}
