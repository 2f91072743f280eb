import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { marketingTopicRead } from './topic.read.ts';
import {
  MarketingTopicConnection,
  MarketingTopicListArgs,
  MarketingTopicPayload,
  TopicAddInput,
  TopicRetireInput,
} from './topic.types.ts';

/** What people can be written to about. */
@Resolver()
export class TopicResolver {
  @Query(() => MarketingTopicConnection, { description: 'What people can be written to about, also what no longer.' })
  marketingTopics(
    @Args(() => MarketingTopicListArgs) args: MarketingTopicListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(marketingTopicRead, args, info);
  }

  @Mutation(() => MarketingTopicPayload, { description: 'Offers a topic; one that was retired, again.' })
  topicAdd(
    @Arg('input', () => TopicAddInput) { label }: TopicAddInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, marketingTopicRead, () => context.services.topics.add(label));
  }

  @Mutation(() => MarketingTopicPayload, { description: 'Offers a topic no more.' })
  topicRetire(
    @Arg('input', () => TopicRetireInput) { id, ifVersion }: TopicRetireInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, marketingTopicRead, async () =>
      context.services.topics.retire(decodeId('marketingTopic', id), ifVersion),
    );
  }
}
