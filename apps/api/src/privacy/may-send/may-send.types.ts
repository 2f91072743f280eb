import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { DateTimeFilter, StringFilter } from '../../graphql/types/filter.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';

/** Whether a person may be written to. */
@ObjectType('SendVerdict', {
  description: 'Whether a person may be contacted at one address, on one way, for one purpose, and what stops it.',
  simpleResolvers: true,
})
export class SendVerdictType {
  @Field(() => ID, { description: 'The address.' })
  contactPointId!: string;

  @Field(() => String, { description: 'The way: `email`, `phone`, `post` or `message`.' })
  channel!: string;

  @Field(() => String, { description: 'For what, by the name of the enum `Purpose`.' })
  purpose!: string;

  @Field(() => Boolean, { description: 'Whether the message may go out.' })
  allowed!: boolean;

  @Field(() => String, {
    description:
      'What decides: for advertising `opt-in`, `soft-opt-in` or `opt-out`; `exchange` for what is no advertising, `always` for what nobody can refuse, `never` for a purpose for which nobody is contacted.',
  })
  rule!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What stops it: a cause of `PurposeVerdict`, or `no-reason-to-write`, `switched-off`, `unreachable`, `address-stopped`, `channel-refused`, `not-opted-in`, `not-similar-goods`, `no-stop-offered`.',
  })
  cause!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Since when it is stopped or, where a consent carries it, since when it is open.',
  })
  beganAt!: Date | null;

  @Field(() => String, { description: 'Where the rule stands.' })
  law!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The country whose rule it is (ISO 3166); null where none is known, and then consent is asked for.',
  })
  country!: string | null;
}

/** What is asked before a message is written. */
@ArgsType()
export class MaySendArgs {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'For what, by names of the enum `Purpose`; without it, everything for which contacts are written to.',
  })
  purposes?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'One address alone.' })
  contactPointId?: string | null;

  @Field(() => String, { nullable: true, description: 'The topic of the message, where it has one.' })
  topic?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is about goods or services of your own, like those that the person bought.',
  })
  similarGoods?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it says how to stop such messages, at no cost.' })
  stopOffered?: boolean | null;
}

/** An entry of the suppression list. */
@ObjectType('Suppression', {
  description: 'That somebody may not be written to, or not be recorded again; a keyed digest, never the address.',
  implements: Node,
  simpleResolvers: true,
})
export class SuppressionType extends Node {
  @Field(() => String, { description: 'Of what: `email`, `phone`, `external-id` or `named-address`.' })
  kind!: string;

  @Field(() => String, { description: 'What it stops: `no-contact` or `no-re-creation`.' })
  scope!: string;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the person took up the exchange again; advertising stays stopped.',
  })
  releasedAt!: Date | null;
}

/** Pages of the suppression list. */
export const SuppressionConnection = connectionOf(SuppressionType, 'Suppression');

/** Filters the suppression list. */
@InputType({ description: 'Conditions on an entry of the suppression list; all of them hold.' })
export class SuppressionFilter {
  @Field(() => [SuppressionFilter], { nullable: true, description: 'All of these hold.' })
  AND?: SuppressionFilter[] | null;

  @Field(() => [SuppressionFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: SuppressionFilter[] | null;

  @Field(() => SuppressionFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: SuppressionFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By of what it is.' })
  kind?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By what it stops.' })
  scope?: StringFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By since when.' })
  createdAt?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was released.' })
  releasedAt?: object | null;
}

const SuppressionOrder = orderInputOf({ CREATED_AT: 'CREATED_AT' }, 'Suppression');

/** The arguments of the suppression list. */
@ArgsType()
export class SuppressionListArgs extends PageArgs {
  @Field(() => SuppressionFilter, { nullable: true, description: 'Which entries.' })
  where?: SuppressionFilter | null;

  @Field(() => SuppressionOrder, { nullable: true, description: 'In which order; without it, as they were recorded.' })
  orderBy?: InstanceType<typeof SuppressionOrder> | null;
}

/** The answer of a command on the suppression list. */
export const SuppressionPayload = payloadOf(SuppressionType, 'Suppression');

/** An address that somebody wants left alone. */
@InputType({ description: 'An address that somebody wants left alone, whoever has it.' })
export class SuppressionAddInput {
  @Field(() => String, { description: '`email` or `phone`.' })
  kind!: string;

  @Field(() => String, { description: 'The address; only a keyed digest of it is kept.' })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: 'How a number without country code is meant (ISO 3166); as in the workspace’s country without it.',
  })
  country?: string | null;

  @Field(() => String, {
    description: 'How they said so: `email`, `phone-call`, `letter`, `in-person`, `web-form`, `complaint` or `bounce`.',
  })
  method!: string;
}
