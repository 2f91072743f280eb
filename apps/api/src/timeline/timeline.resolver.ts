import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context.ts';
import { TIMELINE } from './timeline.read.ts';
import { TimelineArgs, TimelineEntryConnection } from './timeline.types.ts';

/** What happened with a record. */
@Resolver()
export class TimelineResolver {
  @Query(() => TimelineEntryConnection, {
    description:
      'What happened with a contact, company, deal or lead, the newest first: what was written, said, planned, done and changed, what the person decided and asked. With a company, also what happened with its people and deals; with a lead, with its person. As everywhere, only what the viewer may see for the declared purpose; nothing of a record that they may not see.',
  })
  timeline(@Args(() => TimelineArgs) args: TimelineArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.timeline(TIMELINE, args, info);
  }
}
