import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { CompanyType } from '../company/company.types.ts';
import { ContactType } from '../contact/contact.types.ts';
import { fromParent } from '../graphql/connection-field.ts';
import type { Context } from '../graphql/context.ts';
import { AggregateGroup } from '../graphql/types/aggregate.types.ts';
import { PageArgs } from '../graphql/types/connection.types.ts';
import { RecordKeyInput, recordKey } from '../graphql/types/record-key.types.ts';
import type { AggregateArguments } from '../read/sql/aggregate.ts';
import { dealRead, pipelineRead } from './deal.read.ts';
import { DealAggregateArgs, DealConnection, DealListArgs, DealType } from './deal.types.ts';
import { PipelineConnection } from './pipeline.types.ts';

/** Deals and pipelines. */
@Resolver()
export class DealResolver {
  @Query(() => DealConnection, { description: 'Deals that the viewer may see.' })
  deals(@Args(() => DealListArgs) args: DealListArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.connection(dealRead, args, info);
  }

  @Query(() => DealType, {
    nullable: true,
    description: 'One deal; null for one that does not exist or is out of sight.',
  })
  deal(
    @Arg('id', () => ID, { nullable: true, description: 'Its id; one of another workspace finds nothing.' })
    id: string | null,
    @Arg('by', () => RecordKeyInput, { nullable: true, description: 'Another key, in the place of `id`.' })
    by: RecordKeyInput | null,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(dealRead, recordKey(id, by), info);
  }

  @Query(() => [AggregateGroup], { description: 'Counts and sums of deals, such as the columns of a board.' })
  dealsAggregate(@Args(() => DealAggregateArgs) args: AggregateArguments, @Ctx() { read }: Context) {
    return read.aggregate(dealRead, args);
  }

  @Query(() => PipelineConnection, { description: 'The pipelines with their stages.' })
  pipelines(@Args(() => PageArgs) args: PageArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.connection(pipelineRead, args, info);
  }
}

/** The deals of a company; the child declares the relation, so the field is added here. */
@Resolver(() => CompanyType)
export class CompanyDealsResolver {
  @FieldResolver(() => DealConnection, { description: 'The deals with the company.' })
  deals(@Root() company: object, @Args(() => DealListArgs) _page: DealListArgs, @Info() info: GraphQLResolveInfo) {
    return fromParent(company, info);
  }
}

/** The deals of a contact. */
@Resolver(() => ContactType)
export class ContactDealsResolver {
  @FieldResolver(() => DealConnection, { description: 'The deals in which this is the person to talk to.' })
  deals(@Root() contact: object, @Args(() => DealListArgs) _page: DealListArgs, @Info() info: GraphQLResolveInfo) {
    return fromParent(contact, info);
  }
}
