import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { UserError } from '../../graphql/types/user-error.types.ts';
import { KeptFieldType } from '../erasure/erasure.types.ts';

/** Something in the archive. */
@ObjectType('ArchivedItem', {
  description:
    'What a law wants kept of a person who is gone: a sealed copy, read with a reason for the legal obligation alone.',
  implements: Node,
  simpleResolvers: true,
})
export class ArchivedItemType extends Node {
  @Field(() => String, { description: '`deal` for a sale, `file` for a document, `company` for a sole trader.' })
  kind!: string;

  @Field(() => ID, { description: 'The record that it is a copy of; it may be gone.' })
  recordId!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The day of the sale or of the document.' })
  startsOn!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The last day; in the night after it the key is destroyed.',
  })
  endsOn!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was moved here.' })
  keptAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was destroyed.' })
  releasedAt!: Date | null;
}

/** Pages of the archive. */
export const ArchivedItemConnection = connectionOf(ArchivedItemType, 'ArchivedItem');

const ArchivedItemOrder = orderInputOf(
  { STARTS_ON: 'STARTS_ON', ENDS_ON: 'ENDS_ON', KEPT_AT: 'KEPT_AT' },
  'ArchivedItem',
);

/** The arguments of the list. */
@ArgsType()
export class ArchivedItemListArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of this deal alone.' })
  dealId?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Of sales and documents from this day on.' })
  from?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Of sales and documents until this day.' })
  until?: string | null;

  @Field(() => ArchivedItemOrder, {
    nullable: true,
    description: 'In which order; without it, as they were moved here.',
  })
  orderBy?: InstanceType<typeof ArchivedItemOrder> | null;
}

/** Which copy is looked at, and why. */
@InputType({ description: 'An item of the archive to be read, and why.' })
export class ArchivedItemOpenInput {
  @Field(() => ID, { description: 'Which item.' })
  id!: string;

  @Field(() => String, { description: 'Why it is looked at; stands in the audit, sealed.' })
  reason!: string;
}

/** What opening answers. */
@ObjectType({ description: 'What `archivedItemOpen` answers.', simpleResolvers: true })
export class ArchivedItemOpenPayload {
  @Field(() => [KeptFieldType], { nullable: true, description: 'What it says; null where it was refused.' })
  fields!: readonly KeptFieldType[] | null;

  @Field(() => Boolean, { description: 'Whether it has a content that `archivedItemDownload` hands out.' })
  hasContent!: boolean;

  @Field(() => [UserError], { description: 'Why nothing was opened; empty where it was.' })
  errors!: UserError[];
}
