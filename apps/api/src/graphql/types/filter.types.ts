import { GraphQLDateTime } from 'graphql-scalars';
import { type ClassType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { CalendarDate } from './calendar-date.scalar.ts';
import { CalendarPeriod, Span } from './relative-date.types.ts';

/** Filters a text. */
@InputType({ description: 'Conditions on a text; all of them hold.' })
export class StringFilter {
  @Field(() => String, { nullable: true, description: 'Is exactly this.' })
  eq?: string | null;

  @Field(() => String, { nullable: true, description: 'Is not this; an empty value counts as different.' })
  ne?: string | null;

  @Field(() => [String], { nullable: true, description: 'Is one of these.' })
  in?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Is none of these; an empty value counts as none of them.' })
  nin?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Comes before this in the alphabet.' })
  lt?: string | null;

  @Field(() => String, { nullable: true, description: 'Comes before this in the alphabet, or is this.' })
  lte?: string | null;

  @Field(() => String, { nullable: true, description: 'Comes after this in the alphabet.' })
  gt?: string | null;

  @Field(() => String, { nullable: true, description: 'Comes after this in the alphabet, or is this.' })
  gte?: string | null;

  @Field(() => String, { nullable: true, description: 'Contains this, in any case.' })
  contains?: string | null;

  @Field(() => String, { nullable: true, description: 'Starts with this, in any case.' })
  startsWith?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Is empty, or is not.' })
  isNull?: boolean | null;
}

/** Filters an amount of money. */
@InputType({ description: 'Conditions on an amount of money; all of them hold. Amounts are never converted.' })
export class MoneyFilter {
  @Field(() => String, {
    nullable: true,
    description: 'The currency (ISO 4217) of what it is compared with; needed for everything but `isNull`.',
  })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: 'Is exactly this, such as `1200.50`.' })
  eq?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Is not this; an empty value, and one of another currency, counts as different.',
  })
  ne?: string | null;

  @Field(() => [String], { nullable: true, description: 'Is one of these.' })
  in?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Is none of these; as with `ne`.' })
  nin?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Is less than this.' })
  lt?: string | null;

  @Field(() => String, { nullable: true, description: 'Is at most this.' })
  lte?: string | null;

  @Field(() => String, { nullable: true, description: 'Is more than this.' })
  gt?: string | null;

  @Field(() => String, { nullable: true, description: 'Is at least this.' })
  gte?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Is empty, or is not.' })
  isNull?: boolean | null;
}

/** Filters an id. */
@InputType({ description: 'Conditions on an id; all of them hold.' })
export class IdFilter {
  @Field(() => ID, { nullable: true, description: 'Is exactly this.' })
  eq?: string | null;

  @Field(() => ID, { nullable: true, description: 'Is not this.' })
  ne?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Is one of these.' })
  in?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Is none of these.' })
  nin?: string[] | null;
}

/** Filters yes or no. */
@InputType({ description: 'Conditions on yes or no; all of them hold.' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: 'Is exactly this.' })
  eq?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Is not this; an empty value counts as different.' })
  ne?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Is empty, or is not.' })
  isNull?: boolean | null;
}

type Base = abstract new () => object;

function rangeFilter(scalar: () => object, name: string, what: string, base: Base = Object): ClassType<object> {
  @InputType(name, { description: `Conditions on ${what}; all of them hold.` })
  class Range extends base {
    @Field(scalar, { nullable: true, description: 'Is exactly this.' })
    eq?: unknown;

    @Field(scalar, { nullable: true, description: 'Is not this; an empty value counts as different.' })
    ne?: unknown;

    @Field(() => [scalar()], { nullable: true, description: 'Is one of these.' })
    in?: unknown[] | null;

    @Field(() => [scalar()], {
      nullable: true,
      description: 'Is none of these; an empty value counts as none of them.',
    })
    nin?: unknown[] | null;

    @Field(scalar, { nullable: true, description: 'Is less than this.' })
    lt?: unknown;

    @Field(scalar, { nullable: true, description: 'Is at most this.' })
    lte?: unknown;

    @Field(scalar, { nullable: true, description: 'Is more than this.' })
    gt?: unknown;

    @Field(scalar, { nullable: true, description: 'Is at least this.' })
    gte?: unknown;

    @Field(() => Boolean, { nullable: true, description: 'Is empty, or is not.' })
    isNull?: boolean | null;
  }
  return Range;
}

/** What filters of dates and instants have beside a range. */
@InputType()
abstract class RelativeFields {
  @Field(() => Span, {
    nullable: true,
    description: 'Lies in the time up to now: from the beginning of the day that is so long ago, today included.',
  })
  last?: Span | null;

  @Field(() => Span, {
    nullable: true,
    description: 'Lies in the time from now on: to the end of the day that is so far ahead, today included.',
  })
  next?: Span | null;

  @Field(() => CalendarPeriod, {
    nullable: true,
    description: 'Lies in the current day, week, month, quarter or year.',
  })
  this?: keyof typeof CalendarPeriod | null;

  @Field(() => String, {
    nullable: true,
    description: 'The time zone by which `last`, `next` and `this` count (IANA); the one of the workspace without it.',
  })
  timeZone?: string | null;
}

/** Filters a whole number. */
export const IntFilter = rangeFilter(() => Int, 'IntFilter', 'a whole number');

/** Filters a number. */
export const FloatFilter = rangeFilter(() => Float, 'FloatFilter', 'a number');

/** Filters a calendar date. */
export const DateFilter = rangeFilter(() => CalendarDate, 'DateFilter', 'a calendar date', RelativeFields);

/** Filters an instant. */
export const DateTimeFilter = rangeFilter(() => GraphQLDateTime, 'DateTimeFilter', 'an instant', RelativeFields);
