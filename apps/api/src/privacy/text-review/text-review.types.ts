import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { UserError } from '../../graphql/types/user-error.types.ts';

/** A place in a text. */
@ObjectType('ErasureReviewPlace', {
  description: 'A place in a text that may mean somebody who was erased.',
  simpleResolvers: true,
})
export class ErasureReviewPlaceType {
  @Field(() => Int, { description: 'Where it begins, in UTF-16 units.' })
  from!: number;

  @Field(() => Int, { description: 'How long it is, in UTF-16 units.' })
  length!: number;

  @Field(() => String, {
    description:
      '`certain` (held, else it were gone), `shared` (somebody else has it too), `spelling`, `misspelt`, `initials`, `nickname`, `part-of-name`, `number` (the end of one), `handle`, `quoted`, `signature` or `marked` (by hand).',
  })
  cause!: string;
}

/** A text of a record. */
@ObjectType('ErasureReviewText', {
  description: 'A text that may mean somebody who was erased.',
  simpleResolvers: true,
})
export class ErasureReviewTextType {
  @Field(() => String, { description: 'Which field of the record, by its name in the API.' })
  field!: string;

  @Field(() => String, { description: 'The whole text, as it is now.' })
  text!: string;

  @Field(() => [ErasureReviewPlaceType], { description: 'What was put forward, in the order of the text.' })
  places!: ErasureReviewPlaceType[];
}

/** A record with such texts. */
@ObjectType('ErasureReviewItem', {
  description: 'A record whose texts may mean somebody who was erased, and what was decided about it.',
  simpleResolvers: true,
})
export class ErasureReviewItemType {
  @Field(() => ID, { description: 'By what it is decided about.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The request by which the person was erased, where there was one.' })
  requestId!: string | null;

  @Field(() => String, { description: 'Where it is kept, as the database calls it.' })
  table!: string;

  @Field(() => String, { description: 'In plain words.' })
  title!: string;

  @Field(() => String, { description: '`open`, `accepted` (taken out) or `dismissed` (left as it was).' })
  state!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'By when somebody looks at it.' })
  dueOn!: string | null;

  @Field(() => Boolean, { description: 'Whether it waits for longer than that.' })
  isOverdue!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was found.' })
  foundAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided, by somebody or by the search.' })
  decidedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether a hold keeps it: nothing of it is destroyed until it is released.' })
  isHeld!: boolean;

  @Field(() => Boolean, { description: 'Whether it says something else than when it was searched.' })
  isChanged!: boolean;

  @Field(() => Boolean, { description: 'Whether the record is gone meanwhile.' })
  isGone!: boolean;

  @Field(() => Boolean, { description: 'Whether it is hidden because the viewer may not read such records.' })
  isHidden!: boolean;

  @Field(() => String, { description: 'Tells this state of its texts from another; goes back with marked places.' })
  seen!: string;

  @Field(() => [ErasureReviewTextType], { description: 'Its texts; empty where it is hidden or gone.' })
  texts!: readonly ErasureReviewTextType[];
}

/** What there is to look at. */
@ObjectType('ErasureReview', {
  description:
    'Texts that may still mean people who were erased, twenty at a time. It is a help for whoever looks, and no promise that nothing else is left.',
  simpleResolvers: true,
})
export class ErasureReviewType {
  @Field(() => [ErasureReviewItemType], { description: 'The records, as they were found.' })
  items!: ErasureReviewItemType[];

  @Field(() => Boolean, { description: 'Whether there are more after the last one.' })
  hasMore!: boolean;

  @Field(() => Int, { description: 'How many wait for somebody.' })
  open!: number;

  @Field(() => Int, { description: 'How many of them wait for too long.' })
  overdue!: number;

  @Field(() => Int, { description: 'How many were left as they were.' })
  left!: number;

  @Field(() => Int, { description: 'Of how many something was taken out, by the search or by somebody.' })
  takenOut!: number;

  @Field(() => Int, { description: 'For how many erasures the texts are still searched.' })
  searching!: number;

  @Field(() => Int, { description: 'How many searches ended before the last text: after a restore, or for their age.' })
  cutShort!: number;

  @Field(() => Int, { description: 'How many texts could not be opened: nobody knows what is in them.' })
  unread!: number;
}

/** A place that is taken out. */
@InputType({ description: 'A place in a text of the record.' })
export class ErasureReviewPlaceInput {
  @Field(() => String, { description: 'Which field of the record.' })
  field!: string;

  @Field(() => Int, { description: 'Where it begins, in UTF-16 units.' })
  from!: number;

  @Field(() => Int, { description: 'How long it is, in UTF-16 units.' })
  length!: number;
}

/** A decision. */
@InputType({ description: 'Decides about texts that may still mean somebody who was erased.' })
export class ErasureReviewDecideInput {
  @Field(() => [ID], { description: 'The records, at most 200.' })
  itemIds!: string[];

  @Field(() => String, { description: '`take-out` (it is destroyed) or `leave` (as it is).' })
  verdict!: string;

  @Field(() => [ErasureReviewPlaceInput], {
    nullable: true,
    description: 'Everything that is taken out, in one record alone; null for what was put forward.',
  })
  places?: ErasureReviewPlaceInput[] | null;

  @Field(() => String, { nullable: true, description: 'The state that was looked at; needed with places.' })
  seen?: string | null;
}

/** The answer. */
@ObjectType({ description: 'What a decision about texts answers.', simpleResolvers: true })
export class ErasureReviewPayload {
  @Field(() => [ErasureReviewItemType], { description: 'The records that were decided about, as they are now.' })
  items!: ErasureReviewItemType[];

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}
