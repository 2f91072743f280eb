import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { DateFilter, DateTimeFilter, IdFilter, StringFilter } from '../../graphql/types/filter.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { UserError } from '../../graphql/types/user-error.types.ts';

/** That a recipient is told. */
@ObjectType('RecipientNotice', {
  description: 'That somebody who received data of a person is told what became of it (GDPR Art. 19).',
  implements: Node,
  simpleResolvers: true,
})
export class RecipientNoticeType extends Node {
  @Field(() => ID, { description: 'The person, by the id that the recipient knows.' })
  subjectId!: string;

  @Field(() => String, { description: 'Who received data, by name.' })
  recipient!: string;

  @Field(() => Boolean, { description: 'Whether a key of the recipient hears of it by `eventsSince`.' })
  isByFeed!: boolean;

  @Field(() => String, { description: '`erase`, `rectify` or `restrict`.' })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'The request that led to it.' })
  requestId!: string | null;

  @Field(() => GraphQLDateTime, { description: 'Since when there is something to tell.' })
  createdAt!: Date;

  @Field(() => CalendarDate, { description: 'The last day for the acknowledgement.' })
  dueOn!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the recipient was told.' })
  toldAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the recipient said that it did it.' })
  acknowledgedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was found impossible.' })
  impossibleAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: '`recipient-gone`, `already-deleted` or `disproportionate-effort`.',
  })
  impossibleReason!: string | null;
}

/** Pages of notices. */
export const RecipientNoticeConnection = connectionOf(RecipientNoticeType, 'RecipientNotice');

/** Filters notices. */
@InputType({ description: 'Conditions on a notice to a recipient; all of them hold.' })
export class RecipientNoticeFilter {
  @Field(() => [RecipientNoticeFilter], { nullable: true, description: 'All of these hold.' })
  AND?: RecipientNoticeFilter[] | null;

  @Field(() => [RecipientNoticeFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: RecipientNoticeFilter[] | null;

  @Field(() => RecipientNoticeFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: RecipientNoticeFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the request.' })
  requestId?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By what is told.' })
  kind?: StringFilter | null;

  @Field(() => DateFilter, { nullable: true, description: 'By the last day.' })
  dueOn?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the recipient was told.' })
  toldAt?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the recipient acknowledged.' })
  acknowledgedAt?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was found impossible.' })
  impossibleAt?: object | null;
}

const RecipientNoticeOrder = orderInputOf({ DUE_ON: 'DUE_ON', CREATED_AT: 'CREATED_AT' }, 'RecipientNotice');

/** The arguments of a list of notices. */
@ArgsType()
export class RecipientNoticeListArgs extends PageArgs {
  @Field(() => RecipientNoticeFilter, { nullable: true, description: 'Which notices.' })
  where?: RecipientNoticeFilter | null;

  @Field(() => RecipientNoticeOrder, { nullable: true, description: 'In which order; without it, as they were made.' })
  orderBy?: InstanceType<typeof RecipientNoticeOrder> | null;
}

/** What became of a notice. */
@InputType({ description: 'What staff note about a notice to a recipient.' })
export class RecipientNoticeSettleInput {
  @Field(() => ID, { description: 'Which notice.' })
  id!: string;

  @Field(() => String, { description: '`told`, `acknowledged` or `impossible`.' })
  outcome!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is impossible: `recipient-gone`, `already-deleted` or `disproportionate-effort`.',
  })
  reason?: string | null;
}

/** The answer of a command on a notice. */
export const RecipientNoticePayload = payloadOf(RecipientNoticeType, 'RecipientNotice');

/** People whom a recipient erased. */
@InputType({ description: 'The people of whom a recipient did what `eventsSince` told it.' })
export class ErasureAcknowledgeInput {
  @Field(() => [ID], { description: 'The people, 500 at most, by the ids of the events.' })
  subjectIds!: string[];
}

/** What an acknowledgement answers. */
@ObjectType({ description: 'What `erasureAcknowledge` answers.', simpleResolvers: true })
export class ErasureAcknowledgePayload {
  @Field(() => Int, {
    nullable: true,
    description: 'How many notices were acknowledged now; null where it was refused.',
  })
  acknowledged!: number | null;

  @Field(() => [UserError], { description: 'Why nothing was noted; empty where it was.' })
  errors!: UserError[];
}
