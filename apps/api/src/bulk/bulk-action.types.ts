import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { CompanyType } from '../company/company.types.ts';
import { ContactType } from '../contact/contact.types.ts';
import { DealType } from '../deal/deal.types.ts';
import { connectionOf, orderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { StringFilter } from '../graphql/types/filter.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { Node, RecordType } from '../graphql/types/shared.types.ts';
import { MemberType } from '../identity/member.types.ts';
import { LeadType } from '../lead/lead.types.ts';

/** What became of one record of a bulk action. */
@ObjectType('BulkActionItem', { description: 'What became of one record of a bulk action.', simpleResolvers: true })
export class BulkActionItemType {
  @Field(() => Int, { description: 'Its place among the records that were chosen, from 0.' })
  position!: number;

  @Field(() => String, {
    description:
      '`waiting`, `done`, `skipped`, `failed`, `restored` (taken back) or `kept` (changed by somebody since, so not taken back).',
  })
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'Why it was skipped, failed or kept; see `BulkReasonCount`.' })
  reason!: string | null;

  @Field(() => ContactType, {
    nullable: true,
    description: 'The contact; null for another record or one out of sight.',
  })
  contact!: ContactType | null;

  @Field(() => CompanyType, {
    nullable: true,
    description: 'The company; null for another record or one out of sight.',
  })
  company!: CompanyType | null;

  @Field(() => DealType, { nullable: true, description: 'The deal; null for another record or one out of sight.' })
  deal!: DealType | null;

  @Field(() => LeadType, { nullable: true, description: 'The lead; null for another record or one out of sight.' })
  lead!: LeadType | null;
}

/** Pages of results. */
export const BulkActionItemConnection = connectionOf(BulkActionItemType, 'BulkActionItem');

/** Filters results. */
@InputType({ description: 'Conditions on the result for a record; all of them hold.' })
export class BulkActionItemFilter {
  @Field(() => [BulkActionItemFilter], { nullable: true, description: 'All of these hold.' })
  AND?: BulkActionItemFilter[] | null;

  @Field(() => [BulkActionItemFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: BulkActionItemFilter[] | null;

  @Field(() => BulkActionItemFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: BulkActionItemFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By what became of it.' })
  outcome?: StringFilter | null;
}

const BulkActionItemOrder = orderInputOf({ POSITION: 'POSITION' }, 'BulkActionItem');

/** The arguments of a list of results. */
@ArgsType()
export class BulkActionItemListArgs extends PageArgs {
  @Field(() => BulkActionItemFilter, { nullable: true, description: 'Which results.' })
  where?: BulkActionItemFilter | null;

  @Field(() => BulkActionItemOrder, { nullable: true, description: 'In which order; without it, as they were made.' })
  orderBy?: InstanceType<typeof BulkActionItemOrder> | null;
}

/** How many records a reason concerns. */
@ObjectType('BulkReasonCount', {
  description: 'How many records were left, or will be left, for a reason.',
  simpleResolvers: true,
})
export class BulkReasonCountType {
  @Field(() => String, {
    description:
      '`NOT_ALLOWED`, `RESTRICTED`, `WITHHELD`, `ON_HOLD`, `UNCHANGED` (has it already), `CHANGED` (by somebody since), `GONE`, `REFUSED` or `FAILED`.',
  })
  reason!: string;

  @Field(() => Int, { description: 'How many records.' })
  count!: number;
}

/** A change of many records. */
@ObjectType('BulkAction', {
  description: 'A change of many records: counted, carried out in the background, taken back. It is kept for 30 days.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class BulkActionType extends RecordType {
  @Field(() => String, { description: '`contact`, `company`, `deal` or `lead`.' })
  object!: string;

  @Field(() => String, { description: '`edit`, `assign` or `delete`.' })
  kind!: string;

  @Field(() => String, {
    description: '`prepared`, `running`, `done`, `cancelled`, `failed`, `undoing` or `undone`.',
  })
  state!: string;

  @Field(() => String, { nullable: true, description: 'The field that is edited.' })
  field!: string | null;

  @Field(() => String, { nullable: true, description: 'What every record gets in it; null empties it.' })
  value!: string | null;

  @Field(() => MemberType, { nullable: true, description: 'To whom the records are given.' })
  assignee!: MemberType | null;

  @Field(() => String, { description: 'How the records were chosen: `ids` or `filter`.' })
  selectedBy!: string;

  @Field(() => String, { description: 'For which purpose they were chosen and are changed.' })
  purpose!: string;

  @Field(() => Int, { description: 'How many records were chosen.' })
  totalCount!: number;

  @Field(() => Int, { description: 'How many were changed.' })
  doneCount!: number;

  @Field(() => Int, { description: 'How many were left as they are, or will be.' })
  skippedCount!: number;

  @Field(() => Int, { description: 'How many could not be changed.' })
  failedCount!: number;

  @Field(() => Int, { description: 'How many got back what they had.' })
  restoredCount!: number;

  @Field(() => Int, { description: 'How many were not taken back, because somebody has changed them since.' })
  keptCount!: number;

  @Field(() => [BulkReasonCountType], { description: 'Why records are left, the most frequent reason first.' })
  reasons!: BulkReasonCountType[];

  @Field(() => String, { nullable: true, description: 'Why the action as a whole came to an end.' })
  failure!: string | null;

  @Field(() => MemberType, { nullable: true, description: 'Who began it, and in whose name the records are changed.' })
  member!: MemberType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was started.' })
  startedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it came to its end.' })
  finishedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was taken back.' })
  undoneAt!: Date | null;
}

/** Pages of bulk actions. */
export const BulkActionConnection = connectionOf(BulkActionType, 'BulkAction');

/** Filters bulk actions. */
@InputType({ description: 'Conditions on a bulk action; all of them hold.' })
export class BulkActionFilter {
  @Field(() => [BulkActionFilter], { nullable: true, description: 'All of these hold.' })
  AND?: BulkActionFilter[] | null;

  @Field(() => [BulkActionFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: BulkActionFilter[] | null;

  @Field(() => BulkActionFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: BulkActionFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By where it stands.' })
  state?: StringFilter | null;
}

const BulkActionOrder = orderInputOf({ CREATED_AT: 'CREATED_AT' }, 'BulkAction');

/** The arguments of a list of bulk actions. */
@ArgsType()
export class BulkActionListArgs extends PageArgs {
  @Field(() => BulkActionFilter, { nullable: true, description: 'Which bulk actions.' })
  where?: BulkActionFilter | null;

  @Field(() => BulkActionOrder, { nullable: true, description: 'In which order; without it, by when they were made.' })
  orderBy?: InstanceType<typeof BulkActionOrder> | null;
}

/** The answer of a command on a bulk action. */
export const BulkActionPayload = payloadOf(BulkActionType, 'BulkAction');
