import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context.ts';
import { AggregateGroup } from '../graphql/types/aggregate.types.ts';
import { RecordKeyInput, recordKey } from '../graphql/types/record-key.types.ts';
import type { AggregateArguments } from '../read/sql/aggregate.ts';
import { leadRead } from './lead.read.ts';
import { LeadAggregateArgs, LeadConnection, LeadListArgs, LeadType } from './lead.types.ts';

/** Leads. */
@Resolver()
export class LeadResolver {
  @Query(() => LeadConnection, { description: 'Leads that the viewer may see.' })
  leads(@Args(() => LeadListArgs) args: LeadListArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.connection(leadRead, args, info);
  }

  @Query(() => LeadType, {
    nullable: true,
    description: 'One lead; null for one that does not exist or is out of sight.',
  })
  lead(
    @Arg('id', () => ID, { nullable: true, description: 'Its id; one of another workspace finds nothing.' })
    id: string | null,
    @Arg('by', () => RecordKeyInput, { nullable: true, description: 'Another key, in the place of `id`.' })
    by: RecordKeyInput | null,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(leadRead, recordKey(id, by), info);
  }

  @Query(() => [AggregateGroup], { description: 'Counts of leads by group.' })
  leadsAggregate(@Args(() => LeadAggregateArgs) args: AggregateArguments, @Ctx() { read }: Context) {
    return read.aggregate(leadRead, args);
  }
}
