import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';

/** A rule of retention. */
@ObjectType('RetentionRule', {
  description: 'For how long something is kept, why, what becomes of it then, and how many that would be today.',
  simpleResolvers: true,
})
export class RetentionRuleType {
  @Field(() => String, {
    description:
      'Which rule: `prospect`, `customer`, `consent-only`, `closed-deal`, `statutory-record`, `consent-proof`, `request`, `request-identity`, `read-log`, `sign-in-address`, `import-file`, `bin` or `former-member`.',
  })
  key!: string;

  @Field(() => String, { description: 'The category of data, as in the catalogue.' })
  category!: string;

  @Field(() => String, { description: 'The table whose rows it is about.' })
  object!: string;

  @Field(() => String, {
    description:
      'What begins the time: `last-interaction`, `relationship-end`, `consent-withdrawn`, `request-closed`, `deal-closed`, `year-end`, `log-age` or `bin`.',
  })
  trigger!: string;

  @Field(() => Int, { description: 'How many days, months or years.' })
  count!: number;

  @Field(() => String, { description: '`day`, `month` or `year`.' })
  unit!: string;

  @Field(() => String, {
    description: 'Why it is kept until then: `service`, `consent`, `legal-obligation`, `dispute` or `agreement`.',
  })
  ground!: string;

  @Field(() => String, { description: 'What becomes of it then: `erase`, `anonymise` or `restrict`.' })
  action!: string;

  @Field(() => [String], { description: 'What the workspace can choose to become of it.' })
  actions!: string[];

  @Field(() => Boolean, { description: 'Whether it is in force.' })
  isOn!: boolean;

  @Field(() => Boolean, { description: 'Whether the period is the product’s own, which no workspace changes.' })
  isFixed!: boolean;

  @Field(() => Boolean, { description: 'Whether what is due is approved by people before it goes.' })
  isApproved!: boolean;

  @Field(() => Int, { description: 'How many are due now and kept by nothing.' })
  due!: number;

  @Field(() => Int, { description: 'How many of them are due since more than 30 days.' })
  overdue!: number;

  @Field(() => Int, { description: 'How many are due and kept by a hold, an open request or a restriction.' })
  held!: number;

  @Field(() => Int, { description: 'For `ifVersion`.' })
  version!: number;
}

/** What falls due in a month. */
@ObjectType('RetentionMonth', {
  description: 'How many fall due in a month by one rule, beside what is due already.',
  simpleResolvers: true,
})
export class RetentionMonthType {
  @Field(() => String, { description: 'The month as `YYYY-MM`.' })
  month!: string;

  @Field(() => String, { description: 'By which rule.' })
  rule!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

/** How many a rule put into a batch. */
@ObjectType('RetentionBatchPart', { description: 'How many of a batch are due by one rule.', simpleResolvers: true })
export class RetentionBatchPartType {
  @Field(() => String, { description: 'By which rule they are due.' })
  rule!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

/** A batch. */
@ObjectType('RetentionBatch', {
  description: 'What fell due until one night. It is approved as a whole before anything of it goes.',
  simpleResolvers: true,
})
export class RetentionBatchType {
  @Field(() => ID, { description: 'Names it.' })
  id!: string;

  @Field(() => Int, { description: 'For `ifVersion`.' })
  version!: number;

  @Field(() => String, { description: '`proposed`, `approved` or `done`.' })
  state!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was put forward.' })
  createdAt!: Date;

  @Field(() => Int, { description: 'How many are in it.' })
  itemCount!: number;

  @Field(() => Int, { description: 'How many of them are done.' })
  doneCount!: number;

  @Field(() => Int, { description: 'How many were left alone: not due any more, or kept by something.' })
  sparedCount!: number;

  @Field(() => Int, {
    description:
      'How many failed: an erasure that was begun is taken up each hour, anything else is put forward again.',
  })
  failedCount!: number;

  @Field(() => [RetentionBatchPartType], { description: 'How many by each rule.' })
  byRule!: RetentionBatchPartType[];

  @Field(() => String, { nullable: true, description: 'The first of two who approved, by name.' })
  firstApprovedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Who approved last, by name.' })
  approvedBy!: string | null;

  @Field(() => Boolean, { description: 'Whether nobody else could approve.' })
  isSelfApproved!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'What the reader can do: `approve`, `approve-alone` because nobody else can, `wait` for the second; null for nothing.',
  })
  step!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it is carried out at the earliest.' })
  earliestAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was carried out.' })
  finishedAt!: Date | null;
}

/** Somebody or something in a batch. */
@ObjectType('RetentionBatchItem', {
  description: 'Somebody or something in a batch, for whoever approves it.',
  simpleResolvers: true,
})
export class RetentionBatchItemType {
  @Field(() => ID, { description: 'The person, or the deal.' })
  recordId!: string;

  @Field(() => String, { description: '`data_subject` for a person, `deal` for a deal.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Who or what it is; null without a name, and once it is gone.' })
  name!: string | null;

  @Field(() => String, { description: 'By which rule it is due.' })
  rule!: string;

  @Field(() => String, { description: 'What is to become of it: `erase`, `anonymise` or `restrict`.' })
  action!: string;

  @Field(() => CalendarDate, { description: 'Since when its time is over.' })
  dueOn!: string;

  @Field(() => String, {
    description:
      '`due`, `begun`, `done`, `failed`, or why it was left alone: `not-due`, `held`, `restricted`, `request` or `tied`.',
  })
  state!: string;
}

/** A page of a batch. */
@ObjectType('RetentionBatchItemPage', { description: 'A page of what is in a batch.', simpleResolvers: true })
export class RetentionBatchItemPageType {
  @Field(() => [RetentionBatchItemType], { description: 'The longest due first.' })
  items!: RetentionBatchItemType[];

  @Field(() => Int, { description: 'How many there are in all.' })
  total!: number;
}

/** A page of a batch that is asked for. */
@ArgsType()
export class RetentionBatchItemArgs {
  @Field(() => ID, { description: 'Which batch.' })
  batchId!: string;

  @Field(() => Int, { nullable: true, description: 'How many are left out from the beginning; none without it.' })
  skip?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many at most, 1 to 50; 20 without it.' })
  first?: number | null;
}

/** The retention of a workspace. */
@ObjectType('RetentionOverview', {
  description: 'What is kept for how long, what is due today and within a year, and what is being done about it.',
  simpleResolvers: true,
})
export class RetentionOverviewType {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until then nothing of a new workspace is deleted, only counted; null once that is over.',
  })
  simulationEndsAt!: Date | null;

  @Field(() => [RetentionRuleType], { description: 'Every rule.' })
  rules!: RetentionRuleType[];

  @Field(() => [RetentionMonthType], { description: 'What falls due in the coming months.' })
  months!: RetentionMonthType[];

  @Field(() => RetentionBatchType, {
    nullable: true,
    description: 'What waits to be approved or carried out, else what was done last.',
  })
  batch!: RetentionBatchType | null;
}

/** What a rule would do. */
@ObjectType('RetentionSimulation', {
  description: 'What a rule would do today with another period; nothing is changed.',
  simpleResolvers: true,
})
export class RetentionSimulationType {
  @Field(() => Int, { description: 'How many would be due.' })
  due!: number;

  @Field(() => Int, { description: 'How many of them since more than 30 days.' })
  overdue!: number;

  @Field(() => Int, { description: 'How many would be kept by a hold, an open request or a restriction.' })
  held!: number;
}

/** A period that is tried out. */
@InputType({ description: 'Another period of a rule, to see what it would do.' })
export class RetentionSimulateInput {
  @Field(() => String, { description: 'Which rule.' })
  key!: string;

  @Field(() => Int, { description: 'How many days, months or years.' })
  count!: number;

  @Field(() => String, { description: '`day`, `month` or `year`.' })
  unit!: string;
}

/** A change of a rule. */
@InputType({ description: 'What is changed about a rule; the period is changed as a whole.' })
export class RetentionRuleUpdateInput {
  @Field(() => String, { description: 'Which rule.' })
  key!: string;

  @Field(() => Int, { nullable: true, description: 'How many days, months or years; with `unit`.' })
  count?: number | null;

  @Field(() => String, { nullable: true, description: '`day`, `month` or `year`; with `count`.' })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is kept until then.' })
  ground?: string | null;

  @Field(() => String, { nullable: true, description: 'What becomes of it then.' })
  action?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is in force.' })
  isOn?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Refused where the rule was changed since this version.' })
  ifVersion?: number | null;
}

/** An approval. */
@InputType({ description: 'Approves a batch as a whole.' })
export class RetentionBatchApproveInput {
  @Field(() => ID, { description: 'Which batch.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Refused where the batch was changed since this version.' })
  ifVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'How many there are, repeated by somebody who approves alone because nobody else can.',
  })
  confirmation?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The password of the account, entered anew by somebody who approves alone.',
  })
  password?: string | null;
}
