import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { OneOf } from './one-of.ts';

/** A length of time of which days, weeks, months or years are given. */
@OneOf('SpanInput')
@InputType('SpanInput', { description: 'A length of time, 0 to 10,000; exactly one of these is given.' })
export class Span {
  @Field(() => Int, { nullable: true, description: 'So many days.' })
  days?: number | null;

  @Field(() => Int, { nullable: true, description: 'So many weeks.' })
  weeks?: number | null;

  @Field(() => Int, { nullable: true, description: 'So many months.' })
  months?: number | null;

  @Field(() => Int, { nullable: true, description: 'So many years.' })
  years?: number | null;
}

/** A period of the calendar. */
export const CalendarPeriod = { DAY: 'DAY', WEEK: 'WEEK', MONTH: 'MONTH', QUARTER: 'QUARTER', YEAR: 'YEAR' } as const;
registerEnumType(CalendarPeriod, {
  name: 'CalendarPeriod',
  description: 'A period of the calendar; a week begins on the day that the workspace has set.',
  valuesConfig: {
    DAY: { description: 'From midnight to midnight in the time zone of the workspace.' },
    WEEK: { description: 'Seven days, from the day on which weeks begin.' },
    MONTH: { description: 'From the first to the last of a month.' },
    QUARTER: { description: 'Three months, from January, April, July or October on.' },
    YEAR: { description: 'From January to December.' },
  },
});
