import {
  DEAL_ROLES,
  type DealChanges,
  type LineInput,
  type NewDeal,
  type ParticipantInput,
  type StageEntry,
} from '@smartx/domain/deal';
import { decodeId } from '@smartx/domain/kernel';
import { Field, ID, InputType, Int } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { MoneyInput } from '../graphql/types/money.input.ts';

/** A product in a deal as an input. */
@InputType({ description: 'A product in a deal.' })
export class DealLineInput {
  @Field(() => ID, { description: 'What is sold, from the price list.' })
  productId!: string;

  @Field(() => Int, { nullable: true, description: 'How many; 1 without it.' })
  quantity?: number | null;

  @Field(() => MoneyInput, { nullable: true, description: "The price of one; the product's own without it." })
  unitPrice?: MoneyInput | null;
}

/** A person in a deal as an input. */
@InputType({ description: 'A person who has a part in a deal, and which.' })
export class DealContactInput {
  @Field(() => ID, { description: 'Who has the part.' })
  contactId!: string;

  @Field(() => String, {
    nullable: true,
    description: '`decision-maker`, `influencer`, `champion`, `buyer`, `user` or `other`, which it is without.',
  })
  role?: string | null;
}

@InputType()
abstract class DealFields {
  @Field(() => ID, { nullable: true, description: 'The company that buys.' })
  companyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person to talk to.' })
  contactId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who is responsible.' })
  ownerId?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'What it is worth.' })
  value?: MoneyInput | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When the work on it began.' })
  engagedOn?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When it is expected to close.' })
  expectedCloseOn?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When it was won or lost.' })
  closedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was lost.' })
  lostReason?: string | null;

  @Field(() => [DealLineInput], {
    nullable: true,
    description: 'All the products of the deal; those before are replaced.',
  })
  lines?: DealLineInput[] | null;

  @Field(() => [DealContactInput], {
    nullable: true,
    description: 'All the people who have a part in it, beside the one to talk to; those before are replaced.',
  })
  contacts?: DealContactInput[] | null;
}

/** A new deal. */
@InputType({ description: 'A deal to be recorded; without a stage it starts at the first one.' })
export class DealCreateInput extends DealFields {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'Through which pipeline it goes; the default one without it.' })
  pipelineId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where in the pipeline it begins; at the first stage without it.' })
  stageId?: string | null;
}

/** Changes of a deal. */
@InputType({
  description: 'Changes of a deal: a field that is absent stays, null empties it. Stages are changed by `dealMove`.',
})
export class DealUpdateInput extends DealFields {
  @Field(() => ID, { description: 'The deal.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the deal is still at this version.' })
  ifVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'What it is called.' })
  name?: string | null;
}

@InputType()
abstract class DealEntryFields {
  @Field(() => ID, { description: 'The deal.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the deal is still at this version.' })
  ifVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was lost; needed for a stage of the kind `lost`.' })
  lostReason?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When it was won or lost; today without it.' })
  closedOn?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'What it is worth, where the stage asks for it.' })
  value?: MoneyInput | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When it should close, where the stage asks for it.' })
  expectedCloseOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'The company that buys, where the stage asks for it.' })
  companyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person to talk to, where the stage asks for one.' })
  contactId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who is responsible, where the stage asks for one.' })
  ownerId?: string | null;
}

/** A move to another stage. */
@InputType({ description: 'Moves a deal to another stage of a pipeline.' })
export class DealMoveInput extends DealEntryFields {
  @Field(() => ID, { description: 'To which stage it moves, of any pipeline.' })
  stageId!: string;
}

/** The end of a deal. */
@InputType({ description: 'Which deal is closed, when and why.' })
export class DealEndInput extends DealEntryFields {}

/** The input as the domain takes it, field by field. */
export function toDealChanges(input: DealCreateInput | DealUpdateInput): DealChanges {
  const { name, value, engagedOn, expectedCloseOn, closedOn, lostReason } = input;
  return {
    ...{ name, value, engagedOn, expectedCloseOn, closedOn, lostReason },
    companyId: optionalId('company', input.companyId, 'companyId'),
    contactId: optionalId('contact', input.contactId, 'contactId'),
    ownerId: optionalId('member', input.ownerId, 'ownerId'),
    lines: input.lines?.map(toLine),
    contacts: input.contacts?.map(toParticipant),
  };
}

/** The input as the domain takes it, field by field. */
export function toNewDeal(input: DealCreateInput): NewDeal {
  return {
    ...toDealChanges(input),
    name: input.name,
    pipelineId: optionalId('pipeline', input.pipelineId, 'pipelineId') ?? undefined,
    stageId: optionalId('stage', input.stageId, 'stageId') ?? undefined,
  };
}

function toParticipant({ contactId, role }: DealContactInput, index: number): ParticipantInput {
  return {
    contactId: decodeId('contact', contactId, `contacts.${index}.contactId`),
    role: closedList(DEAL_ROLES, role, `contacts.${index}.role`),
  };
}

function toLine({ productId, quantity, unitPrice }: DealLineInput, index: number): LineInput {
  return {
    productId: decodeId('product', productId, `lines.${index}.productId`),
    quantity: quantity ?? undefined,
    unitPrice,
  };
}

/** How a deal enters a stage, as the domain takes it. */
export function toEntry(input: DealEndInput): StageEntry {
  const { lostReason, closedOn, value, expectedCloseOn } = input;
  return {
    ...{ lostReason, closedOn, value, expectedCloseOn },
    companyId: optionalId('company', input.companyId, 'companyId'),
    contactId: optionalId('contact', input.contactId, 'contactId'),
    ownerId: optionalId('member', input.ownerId, 'ownerId'),
  };
}

/** The stage of a move. @throws InvalidInputError for an id of another kind */
export function toStageId({ stageId }: DealMoveInput): string {
  return decodeId('stage', stageId, 'stageId');
}
