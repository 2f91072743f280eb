import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { DateTimeFilter, IdFilter, StringFilter } from '../../graphql/types/filter.types.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { UserError } from '../../graphql/types/user-error.types.ts';

/** Why an item is kept. */
@ObjectType('ErasureClaim', { description: 'That a ground keeps an item of a deletion.', simpleResolvers: true })
export class ErasureClaimType {
  @Field(() => String, { description: 'GDPR Art. 17(3): `legal-claims` (e) or `legal-obligation` (b).' })
  ground!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The last day; null while a hold keeps it.' })
  endsOn!: string | null;

  @Field(() => Boolean, { description: 'Whether a hold keeps it, and not a decision about this request.' })
  isHeld!: boolean;
}

/** An item of a deletion. */
@ObjectType('ErasureItem', { description: 'One thing that a deletion takes.', simpleResolvers: true })
export class ErasureItemType {
  @Field(() => String, { description: 'By what `erasureExempt` names it, with its table.' })
  key!: string;

  @Field(() => String, { nullable: true, description: 'The beginning of what it says.' })
  label!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when it is there.' })
  recordedAt!: Date | null;

  @Field(() => [ErasureClaimType], { description: 'What keeps a sealed copy of it; empty where it goes.' })
  claims!: ErasureClaimType[];
}

/** A page of items. */
@ObjectType('ErasureItemPage', { description: 'What a deletion takes from one place.', simpleResolvers: true })
export class ErasureItemPageType {
  @Field(() => [ErasureItemType], { description: 'What is kept first, then the newest.' })
  items!: ErasureItemType[];

  @Field(() => Int, { description: 'How many there are in all.' })
  total!: number;
}

/** Which items are asked for. */
@ArgsType()
export class ErasureItemArgs {
  @Field(() => ID, { description: 'Which request.' })
  requestId!: string;

  @Field(() => String, { description: 'Where, as `PlannedTable.table` says it.' })
  table!: string;

  @Field(() => Int, { nullable: true, description: 'How many are left out from the beginning; none without it.' })
  skip?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many at most, 1 to 50; 20 without it.' })
  first?: number | null;
}

/** An item. */
@InputType({ description: 'One thing that a deletion takes, as `erasureItems` names it.' })
export class ErasureItemInput {
  @Field(() => String, { description: 'Where, as `PlannedTable.table` says it.' })
  table!: string;

  @Field(() => String, { description: 'Which, as `ErasureItem.key` says it.' })
  key!: string;
}

/** Items that are kept. */
@InputType({ description: 'Keeps items of a deletion that has not begun, as sealed copies.' })
export class ErasureExemptInput extends RecordInput {
  @Field(() => [ErasureItemInput], { description: 'Which items, 200 at most.' })
  items!: ErasureItemInput[];

  @Field(() => String, { description: 'GDPR Art. 17(3): `legal-claims` (e) or `legal-obligation` (b).' })
  ground!: string;

  @Field(() => CalendarDate, { description: 'The last day on which they are kept; the person is told.' })
  endsOn!: string;
}

/** Items that are not kept after all. */
@InputType({ description: 'Lets items go with the others, that were to be kept.' })
export class ErasureUnexemptInput extends RecordInput {
  @Field(() => [ErasureItemInput], { description: 'Which items, 200 at most.' })
  items!: ErasureItemInput[];
}

/** Something that was kept. */
@ObjectType('KeptItem', {
  description: 'An item of a deleted person that a ground keeps: a sealed copy, which is read for that ground alone.',
  implements: Node,
  simpleResolvers: true,
})
export class KeptItemType extends Node {
  @Field(() => ID, { nullable: true, description: 'The request by which the person was deleted.' })
  requestId!: string | null;

  @Field(() => String, { description: 'What it was, as the database calls it.' })
  itemTable!: string;

  @Field(() => String, { description: 'GDPR Art. 17(3): `legal-claims` (e) or `legal-obligation` (b).' })
  ground!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The last day; null while a hold keeps it.' })
  endsOn!: string | null;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  keptAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was destroyed, because nothing kept it more.' })
  releasedAt!: Date | null;
}

/** Pages of what was kept. */
export const KeptItemConnection = connectionOf(KeptItemType, 'KeptItem');

/** Filters what was kept. */
@InputType({ description: 'Conditions on a kept item; all of them hold.' })
export class KeptItemFilter {
  @Field(() => [KeptItemFilter], { nullable: true, description: 'All of these hold.' })
  AND?: KeptItemFilter[] | null;

  @Field(() => [KeptItemFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: KeptItemFilter[] | null;

  @Field(() => KeptItemFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: KeptItemFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the request.' })
  requestId?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the ground.' })
  ground?: StringFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was destroyed.' })
  releasedAt?: object | null;
}

const KeptItemOrder = orderInputOf({ KEPT_AT: 'KEPT_AT' }, 'KeptItem');

/** The arguments of a list of what was kept. */
@ArgsType()
export class KeptItemListArgs extends PageArgs {
  @Field(() => KeptItemFilter, { nullable: true, description: 'Which items.' })
  where?: KeptItemFilter | null;

  @Field(() => KeptItemOrder, { nullable: true, description: 'In which order; without it, as they were kept.' })
  orderBy?: InstanceType<typeof KeptItemOrder> | null;
}

/** Which copy is opened. */
@InputType({ description: 'A kept item to be read.' })
export class KeptItemOpenInput {
  @Field(() => ID, { description: 'Which item.' })
  id!: string;
}

/** A field of what was kept. */
@ObjectType('KeptField', { description: 'A field of a kept item.', simpleResolvers: true })
export class KeptFieldType {
  @Field(() => String, { description: 'What is said, by its name in the API.' })
  field!: string;

  @Field(() => String, { description: 'What it said when it was kept.' })
  value!: string;
}

/** What opening a copy answers. */
@ObjectType({ description: 'What `keptItemOpen` answers.', simpleResolvers: true })
export class KeptItemOpenPayload {
  @Field(() => [KeptFieldType], { nullable: true, description: 'What it said; null where it was refused.' })
  fields!: readonly KeptFieldType[] | null;

  @Field(() => [UserError], { description: 'Why nothing was opened; empty where it was.' })
  errors!: UserError[];
}
