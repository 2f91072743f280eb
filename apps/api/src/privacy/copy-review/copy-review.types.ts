import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { UserError } from '../../graphql/types/user-error.types.ts';
import { PrivacyRequestType } from '../request/request.types.ts';

/** A place in a text. */
@ObjectType('CopyPassage', { description: 'A place in a text of a record.', simpleResolvers: true })
export class CopyPassageType {
  @Field(() => Int, { description: 'Where it begins, in UTF-16 units.' })
  from!: number;

  @Field(() => Int, { description: 'How long it is, in UTF-16 units.' })
  length!: number;

  @Field(() => Boolean, { description: 'Whether somebody else was found there.' })
  isFound!: boolean;

  @Field(() => Boolean, { description: 'Whether it is blacked out in the copy.' })
  isBlack!: boolean;
}

/** A text of a record. */
@ObjectType('CopyReviewText', { description: 'A text of a record that goes into a copy.', simpleResolvers: true })
export class CopyReviewTextType {
  @Field(() => String, { description: 'Which field of the record, by its name in the API.' })
  field!: string;

  @Field(() => String, { description: 'The whole text.' })
  text!: string;

  @Field(() => [CopyPassageType], { description: 'What was found or blacked out, in the order of the text.' })
  passages!: CopyPassageType[];
}

/** A record that somebody decides about. */
@ObjectType('CopyReviewItem', {
  description: 'A record that goes into a copy, and what was decided about it.',
  simpleResolvers: true,
})
export class CopyReviewItemType {
  @Field(() => ID, { description: 'By what it is decided about.' })
  id!: string;

  @Field(() => String, { description: 'Where it is kept, as the database calls it.' })
  table!: string;

  @Field(() => String, { description: 'In plain words.' })
  title!: string;

  @Field(() => String, {
    description:
      '`named` (others were found in a text), `shared` (it is about others too), `file` (others are in its content) or `alone` (nobody else was found).',
  })
  cause!: string;

  @Field(() => String, { description: '`open`, `accepted` (something is left out) or `dismissed` (it goes as it is).' })
  state!: string;

  @Field(() => String, { nullable: true, description: '`redact`, `include` or `withhold`; null while it waits.' })
  outcome!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '`consent-of-other`, `rights-not-affected`, `known-to-person`, `rights-of-others`, `trade-secret` or `legal-privilege`.',
  })
  ground!: string | null;

  @Field(() => String, { nullable: true, description: 'What the copy says about the ground.' })
  explanation!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it happened, or was written.' })
  occurredAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When somebody decided; null where nobody did.' })
  decidedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the record is another than the one that was looked at.' })
  isChanged!: boolean;

  @Field(() => Boolean, { description: 'Whether it is hidden because the viewer may not read such records.' })
  isHidden!: boolean;

  @Field(() => [ID], { description: 'Who else is tied to it, at most five; `dataSubject` shows them.' })
  otherIds!: string[];

  @Field(() => [CopyReviewTextType], { description: 'Its texts; empty where it is hidden.' })
  texts!: CopyReviewTextType[];
}

/** What there is to decide. */
@ObjectType('CopyReview', {
  description: 'What there is to decide before a copy is made; twenty records at a time.',
  simpleResolvers: true,
})
export class CopyReviewType {
  @Field(() => [CopyReviewItemType], { description: 'The records, as they were found.' })
  items!: CopyReviewItemType[];

  @Field(() => Boolean, { description: 'Whether there are more after the last one.' })
  hasMore!: boolean;

  @Field(() => Int, { description: 'How many wait for a decision.' })
  waiting!: number;

  @Field(() => Int, { description: 'How many concern others.' })
  concerning!: number;

  @Field(() => Int, { description: 'How many there are in all.' })
  all!: number;
}

/** The answer of a command on a review. */
@ObjectType({ description: 'What a command on a review answers.', simpleResolvers: true })
export class CopyReviewPayload {
  @Field(() => PrivacyRequestType, { nullable: true, description: 'The request; null where nothing was done.' })
  record!: PrivacyRequestType | null;

  @Field(() => [CopyReviewItemType], { description: 'The records that were decided about, as they are now.' })
  items!: CopyReviewItemType[];

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}

/** A place to black out. */
@InputType({ description: 'A place in a text of a record.' })
export class CopyPassageInput {
  @Field(() => String, { description: 'Which field of the record.' })
  field!: string;

  @Field(() => Int, { description: 'Where it begins, in UTF-16 units.' })
  from!: number;

  @Field(() => Int, { description: 'How long it is, in UTF-16 units.' })
  length!: number;
}

/** A decision. */
@InputType({ description: 'Decides what of some records goes into a copy; the id is the one of the request.' })
export class CopyReviewDecideInput extends RecordInput {
  @Field(() => [ID], { description: 'The records, at most 200.' })
  itemIds!: string[];

  @Field(() => String, { description: '`redact` (others are blacked out), `include` (as it is) or `withhold`.' })
  outcome!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'To show something of others: `consent-of-other`, `rights-not-affected` or `known-to-person`. To leave something out: `rights-of-others`, `trade-secret` or `legal-privilege`.',
  })
  ground?: string | null;

  @Field(() => String, { nullable: true, description: 'What the copy says about the ground; a trade secret needs it.' })
  explanation?: string | null;

  @Field(() => [CopyPassageInput], {
    nullable: true,
    description: 'Everything that is blacked out, in one record alone; null for what was found.',
  })
  passages?: CopyPassageInput[] | null;
}
