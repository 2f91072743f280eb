import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node, RecordType } from '../../graphql/types/shared.types.ts';

/** A topic of marketing. */
@ObjectType('MarketingTopic', {
  description: 'Something that people can be written to about, each by itself: a newsletter, events.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class MarketingTopicType extends RecordType {
  @Field(() => String, { description: 'What the ledger of consents calls it; never changes.' })
  key!: string;

  @Field(() => String, { description: 'What people read.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether it is still offered.' })
  isActive!: boolean;
}

/** Pages of topics. */
export const MarketingTopicConnection = connectionOf(MarketingTopicType, 'MarketingTopic');

/** The arguments of a list of topics. */
@ArgsType()
export class MarketingTopicListArgs extends PageArgs {}

/** The answer of a command on a topic. */
export const MarketingTopicPayload = payloadOf(MarketingTopicType, 'MarketingTopic');

/** A new topic. */
@InputType({ description: 'A topic to be offered.' })
export class TopicAddInput {
  @Field(() => String, { description: 'What people read, in 2 to 80 characters.' })
  label!: string;
}

/** A topic that ends. */
@InputType({ description: 'A topic to be offered no more; what people said about it stays.' })
export class TopicRetireInput {
  @Field(() => ID, { description: 'Which topic.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if it is still at this version.' })
  ifVersion?: number | null;
}
