import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context.ts';
import { READ_TYPES } from '../graphql/read-types.ts';
import { SearchArgs, SearchHit } from './search.types.ts';

const SEARCHED = READ_TYPES.filter(({ search }) => search !== undefined);

/** One search over the records of the trade. */
@Resolver()
export class SearchResolver {
  @Query(() => [SearchHit], {
    description:
      'Contacts, companies, deals and leads that a text finds, the best first; one letter in five may be wrong. What is withheld from the viewer finds nothing.',
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.search(SEARCHED, args, info);
  }
}
