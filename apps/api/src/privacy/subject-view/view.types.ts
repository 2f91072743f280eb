import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/types/user-error.types.ts';
import { PurposeVerdictType } from '../consent/consent.types.ts';

/** One value. */
@ObjectType('SubjectValue', { description: 'One value that is held about a person.', simpleResolvers: true })
export class SubjectValueType {
  @Field(() => ID, { description: 'The row in which it stands; good for `subjectReveal`.' })
  rowId!: string;

  @Field(() => String, { description: 'The property, as the catalogue calls it.' })
  property!: string;

  @Field(() => String, { description: 'The category of data.' })
  category!: string;

  @Field(() => String, { description: 'As what it is shown: `text`, `date`, `instant`, `number` or `yes-no`.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'What of it is shown without asking; null where nothing is.' })
  shown!: string | null;

  @Field(() => Boolean, { description: 'Whether there is more to it, which a logged reveal shows.' })
  isMasked!: boolean;

  @Field(() => String, { nullable: true, description: 'Through what it came; null where nobody wrote it down.' })
  source!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was collected.' })
  collectedAt!: Date | null;

  @Field(() => [String], { description: 'Who outside received it, by name.' })
  sharedWith!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Why an erasure would keep it: `legal-obligation`, `legal-claims` or `proof`; null where it would not.',
  })
  keptFor!: string | null;
}

/** A table that holds something about a person. */
@ObjectType('SubjectPlace', { description: 'A place that holds something about a person.', simpleResolvers: true })
export class SubjectPlaceType {
  @Field(() => String, { description: 'As the catalogue calls it, such as `contact_point`.' })
  table!: string;

  @Field(() => String, {
    description: 'How it concerns the person: `owned`, `linked`, `joint` with others, or `authored` by them.',
  })
  relation!: string;

  @Field(() => Int, { description: 'How many rows there are; the first 50 are shown.' })
  rowCount!: number;

  @Field(() => [SubjectValueType], { description: 'What the rows say, value by value.' })
  values!: SubjectValueType[];

  @Field(() => String, {
    nullable: true,
    description:
      'The kind of record in the API, where a row can be restricted by itself: `note`, `activity`, `task`, `file`.',
  })
  recordType!: string | null;
}

/** What is true of a category of data for one person. */
@ObjectType('SubjectCategory', {
  description: 'For what data of a category is used, as it stands for one person, and how long it is kept.',
  simpleResolvers: true,
})
export class SubjectCategoryType {
  @Field(() => String, { description: 'The category, such as `identity`.' })
  category!: string;

  @Field(() => String, { description: 'How long it is kept, in words.' })
  retention!: string;

  @Field(() => [PurposeVerdictType], {
    description: 'For which purposes it is used at all, and whether for this person.',
  })
  purposes!: PurposeVerdictType[];
}

/** Everything that is held about a person. */
@ObjectType('SubjectView', {
  description: 'Everything that is held about one person, read off the catalogue; masked.',
  simpleResolvers: true,
})
export class SubjectViewType {
  @Field(() => [SubjectPlaceType], { description: 'Where something stands.' })
  places!: SubjectPlaceType[];

  @Field(() => [SubjectCategoryType], { description: 'What is true of each category of it.' })
  categories!: SubjectCategoryType[];
}

/** What a reveal answers. */
@ObjectType('SubjectRevealPayload', {
  description: 'One value in full, or why it is not shown.',
  simpleResolvers: true,
})
export class SubjectRevealPayload {
  @Field(() => String, { nullable: true, description: 'The value; null where its key is destroyed.' })
  value!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}

/** Which value to show, and why. */
@InputType({ description: 'One value of a person, and why it is looked at.' })
export class SubjectRevealInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => String, { description: 'Where the value stands, as `SubjectPlace` says it.' })
  table!: string;

  @Field(() => ID, { description: 'In which row, as `SubjectValue` says it.' })
  rowId!: string;

  @Field(() => String, { description: 'Which value, as `SubjectValue` says it.' })
  property!: string;

  @Field(() => String, { description: 'Why; stored encrypted in the audit log.' })
  reason!: string;
}
