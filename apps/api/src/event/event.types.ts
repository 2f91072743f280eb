import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';

/** Something that happened to a record: what and when, never any value. */
@ObjectType('Event', {
  description: 'Something that happened to a record. It holds no values: read the record to see what it is now.',
  simpleResolvers: true,
})
export class EventType {
  @Field(() => ID, { description: 'The event. One about a person is told once for each record of theirs.' })
  id!: string;

  @Field(() => String, {
    description:
      'What happened, such as `contact:update`; `contact:withdraw` where it is withdrawn, whatever the reason; `contact:release` where a person allows again what they had refused. A key is also told `person:erased`, `person:restricted` and `person:rectified` of people whose data its organisation received: it does the same, and acknowledges an erasure with `erasureAcknowledge`.',
  })
  type!: string;

  @Field(() => String, {
    description:
      'The GraphQL type of the record; `PurposeSetting` where the whole purpose was switched on or off, `DataSubject` for a person.',
  })
  recordType!: string;

  @Field(() => ID, { description: 'What it happened to, by its id.' })
  recordId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that the record had then; null where it is withdrawn or did not change itself.',
  })
  version!: number | null;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => Boolean, {
    description:
      'Whether the record may not be used any more for the purpose: it was deleted or erased, or its person refuses. Whoever keeps a copy of it deletes that. What may still be seen of it is read as ever.',
  })
  isWithdrawn!: boolean;
}

/** A page of events. */
@ObjectType({ description: 'What happened behind a cursor, the oldest first.', simpleResolvers: true })
export class EventPage {
  @Field(() => [EventType], { description: 'The events, in the order in which they are told to everybody.' })
  events!: readonly EventType[];

  @Field(() => String, {
    description: 'From where to go on; to be kept also where there were no events. Good for this workspace alone.',
  })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether more is waiting behind the cursor.' })
  hasMore!: boolean;
}

/** From where to follow the events. */
@ArgsType()
export class EventsSinceArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last answer. Without one nothing is told but the cursor of this moment.',
  })
  cursor?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many at most, 1 to 250; 100 without it.' })
  first?: number | null;
}
