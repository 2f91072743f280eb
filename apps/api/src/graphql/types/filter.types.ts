import { GraphQLDateTime } from 'graphql-scalars';
import { type ClassType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { CalendarDate } from './calendar-date.scalar.ts';

/** Filters a text. */
@InputType({ description: 'Conditions on a text; all of them hold.' })
export class StringFilter {
  @Field(() => String, { nullable: true, description: 'Is exactly this.' })
  eq?: string | null;

  @Field(() => String, { nullable: true, description: 'Is not this; an empty value counts as different.' })
  ne?: string | null;

  @Field(() => [String], { nullable: true, description: 'Is one of these.' })
  in?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Is none of these.' })
  nin?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Contains this, in any case.' })
  contains?: string | null;

  @Field(() => String, { nullable: true, description: 'Starts with this, in any case.' })
  startsWith?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Is empty, or is not.' })
  isNull?: boolean | null;
}

/** Filters an id. */
@InputType({ description: 'Conditions on an id.' })
export class IdFilter {
  @Field(() => ID, { nullable: true, description: 'Is exactly this.' })
  eq?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Is one of these.' })
  in?: string[] | null;
}

/** Filters yes or no. */
@InputType({ description: 'Conditions on yes or no.' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: 'Is exactly this.' })
  eq?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Is empty, or is not.' })
  isNull?: boolean | null;
}

function rangeFilter(scalar: () => object, name: string, what: string): ClassType<object> {
  @InputType(name, { description: `Conditions on ${what}; all of them hold.` })
  class Range {
    @Field(scalar, { nullable: true, description: 'Is exactly this.' })
    eq?: unknown;

    @Field(() => [scalar()], { nullable: true, description: 'Is one of these.' })
    in?: unknown[] | null;

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

/** Filters a whole number. */
export const IntFilter = rangeFilter(() => Int, 'IntFilter', 'a whole number');

/** Filters a number. */
export const FloatFilter = rangeFilter(() => Float, 'FloatFilter', 'a number');

/** Filters a calendar date. */
export const DateFilter = rangeFilter(() => CalendarDate, 'DateFilter', 'a calendar date');

/** Filters an instant. */
export const DateTimeFilter = rangeFilter(() => GraphQLDateTime, 'DateTimeFilter', 'an instant');
