import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';

/** How far texts are searched after a deletion. */
@ObjectType('TextStanding', {
  description:
    'How far the texts of others are searched for somebody who was erased. No search promises to find everything.',
  simpleResolvers: true,
})
export class TextStandingType {
  @Field(() => String, {
    description: 'Whether it goes on (`searching`), went to its end (`done`), or ended before (`cut-short`).',
  })
  state!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The last day of a search that goes on.' })
  searchEndsOn!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended.' })
  searchedAt!: Date | null;

  @Field(() => Int, { description: 'How many texts wait for somebody who looks.' })
  waiting!: number;

  @Field(() => CalendarDate, { nullable: true, description: 'Until when; null where none waits.' })
  reviewEndsOn!: string | null;

  @Field(() => Int, { description: 'How many texts could not be read.' })
  unread!: number;
}
