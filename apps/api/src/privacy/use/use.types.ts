import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';

const PURPOSE = 'A purpose, such as `RELATIONSHIP`.';
const ROLES = 'The roles that they hold now; empty for keys, and for who has none any more.';
const KIND = '`role` for members, `key` for a key of a partner, `other` for what is gone.';

/** The use of a purpose on a day. */
@ObjectType('PurposeUseDay', { description: 'The use of one purpose on one day.', simpleResolvers: true })
export class PurposeUseDayType {
  @Field(() => CalendarDate, { description: 'The day, by the calendar of the workspace.' })
  usedOn!: string;

  @Field(() => String, { description: PURPOSE })
  purpose!: string;

  @Field(() => Int, { description: 'Operations that read personal data.' })
  reads!: number;

  @Field(() => Int, { description: 'Those of them in which something was withheld.' })
  refused!: number;
}

/** Who used a purpose how often. */
@ObjectType('PurposeUser', { description: 'How often a role or a key worked for a purpose.', simpleResolvers: true })
export class PurposeUserType {
  @Field(() => String, { description: KIND })
  kind!: string;

  @Field(() => [String], { description: ROLES })
  roles!: string[];

  @Field(() => String, { nullable: true, description: 'How the workspace calls the key; null for members.' })
  keyName!: string | null;

  @Field(() => String, { nullable: true, description: 'The organisation behind the key.' })
  recipient!: string | null;

  @Field(() => String, { description: PURPOSE })
  purpose!: string;

  @Field(() => Int, { description: 'Operations that read personal data.' })
  reads!: number;

  @Field(() => Int, { description: 'Those of them in which something was withheld.' })
  refused!: number;

  @Field(() => Int, { description: 'How many members or keys are counted together.' })
  actors!: number;

  @Field(() => GraphQLDateTime, { description: 'The last time.' })
  lastAt!: Date;
}

/** Something out of the ordinary. */
@ObjectType('PurposeAnomaly', {
  description: 'Something out of the ordinary: a count by a plain rule, a reason to ask, and proof of nothing.',
  simpleResolvers: true,
})
export class PurposeAnomalyType {
  @Field(() => String, { description: '`first-use`, `many-reads`, `night` or `refusals`.' })
  rule!: string;

  @Field(() => CalendarDate, { description: 'The day, by the calendar of the workspace.' })
  usedOn!: string;

  @Field(() => String, { description: PURPOSE })
  purpose!: string;

  @Field(() => String, { description: KIND })
  kind!: string;

  @Field(() => [String], { description: ROLES })
  roles!: string[];

  @Field(() => String, { nullable: true, description: 'The name of the member; null for keys.' })
  memberName!: string | null;

  @Field(() => String, { nullable: true, description: 'How the workspace calls the key; null for members.' })
  keyName!: string | null;

  @Field(() => Int, { description: 'How much there was of it.' })
  count!: number;

  @Field(() => Int, {
    description:
      'What it is compared with: the usual number of reads of a day, for `refusals` all reads of the day, else 0.',
  })
  comparedWith!: number;
}

/** The numbers in the rules. */
@ObjectType('PurposeUseLimits', {
  description: 'The numbers by which use is out of the ordinary.',
  simpleResolvers: true,
})
export class PurposeUseLimitsType {
  @Field(() => Int, { description: 'With so many days before somebody is compared.' })
  comparedDays!: number;

  @Field(() => Int, { description: 'Whoever worked on fewer of them is compared with nothing.' })
  leastDays!: number;

  @Field(() => Int, { description: 'With fewer reads than this on a day nobody counts for `many-reads`.' })
  manyFrom!: number;

  @Field(() => Int, {
    description: 'A day counts for `many-reads` where it has more reads than the usual day multiplied by this.',
  })
  manyTimes!: number;

  @Field(() => Int, { description: 'The hour at which the night begins, by the clock of the workspace.' })
  nightFrom!: number;

  @Field(() => Int, { description: 'The hour at which it ends.' })
  nightUntil!: number;

  @Field(() => Int, { description: 'With fewer reads than this on a day nobody counts for `refusals`.' })
  refusalsFrom!: number;

  @Field(() => Int, {
    description: 'A day counts for `refusals` where more of a hundred reads than this were refused in part.',
  })
  refusalsPercent!: number;
}

/** For which purposes personal data was read. */
@ObjectType('PurposeUse', {
  description: 'For which purposes personal data was read, by day, by role and key, from the log of reads.',
  simpleResolvers: true,
})
export class PurposeUseType {
  @Field(() => CalendarDate, { description: 'The first day that is told.' })
  firstOn!: string;

  @Field(() => CalendarDate, { description: 'The last one: today, by the calendar of the workspace.' })
  lastOn!: string;

  @Field(() => [PurposeUseDayType], { description: 'By day and purpose; a day without use is left out.' })
  days!: PurposeUseDayType[];

  @Field(() => [PurposeUserType], { description: 'By role and key, the most first.' })
  users!: PurposeUserType[];

  @Field(() => [PurposeAnomalyType], { description: 'What was out of the ordinary, the newest first, at most 100.' })
  anomalies!: PurposeAnomalyType[];

  @Field(() => PurposeUseLimitsType, { description: 'The rules in numbers.' })
  limits!: PurposeUseLimitsType;
}
