import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ActivityType, NoteType, TaskType } from '../../activity/activity.types.ts';
import { CompanyType } from '../../company/company.types.ts';
import { ContactType } from '../../contact/contact.types.ts';
import { DealType } from '../../deal/deal.types.ts';
import { FileType } from '../../file/file.types.ts';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../../identity/member.types.ts';
import { LeadType } from '../../lead/lead.types.ts';

/** A record under a hold. */
@ObjectType('HoldItem', {
  description: 'A record under a legal hold.',
  implements: Node,
  simpleResolvers: true,
})
export class HoldItemType extends Node {
  @Field(() => String, {
    description: 'What it is: `contact`, `company`, `lead`, `deal`, `note`, `activity`, `task` or `file`.',
  })
  kind!: string;

  @Field(() => ID, { description: 'The held record, by the id that it has in the API.' })
  recordId!: string;

  @Field(() => ContactType, {
    nullable: true,
    description: 'The contact that is held; null where it is none, or is not shown.',
  })
  contact!: ContactType | null;

  @Field(() => CompanyType, {
    nullable: true,
    description: 'The company that is held; null where it is none, or is not shown.',
  })
  company!: CompanyType | null;

  @Field(() => LeadType, {
    nullable: true,
    description: 'The lead that is held; null where it is none, or is not shown.',
  })
  lead!: LeadType | null;

  @Field(() => DealType, {
    nullable: true,
    description: 'The deal that is held; null where it is none, or is not shown.',
  })
  deal!: DealType | null;

  @Field(() => TaskType, {
    nullable: true,
    description: 'The task that is held; null where it is none, or is not shown.',
  })
  task!: TaskType | null;

  @Field(() => FileType, {
    nullable: true,
    description: 'The file that is held; null where it is none, or is not shown.',
  })
  file!: FileType | null;

  @Field(() => NoteType, {
    nullable: true,
    description: 'The note that is held; null where it is none, or is not shown.',
  })
  note!: NoteType | null;

  @Field(() => ActivityType, {
    nullable: true,
    description: 'The activity that is held; null where it is none, or is not shown.',
  })
  activity!: ActivityType | null;

  @Field(() => GraphQLDateTime, { description: 'Since when it is held.' })
  heldAt!: Date;
}

/** Pages of held records. */
export const HoldItemConnection = connectionOf(HoldItemType, 'HoldItem');

/** A hold. */
@ObjectType('LegalHold', {
  description:
    'That records may not be destroyed while a dispute or an order is open. It decides nothing about their use.',
  implements: Node,
  simpleResolvers: true,
})
export class LegalHoldType extends Node {
  @Field(() => String, { description: 'What the matter is called here.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Why nothing of it may be destroyed.' })
  reason!: string | null;

  @Field(() => MemberType, { nullable: true, description: 'Who answers for it.' })
  custodian!: MemberType | null;

  @Field(() => CalendarDate, { description: 'Since which day.' })
  startsOn!: string;

  @Field(() => CalendarDate, { description: 'By which day somebody looks whether it is needed still.' })
  reviewOn!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was released; null while it lasts.' })
  releasedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was released.' })
  releaseReason!: string | null;

  @Field(() => Int, { description: 'How many records are under it.' })
  itemCount!: number;

  @Field(() => Boolean, { description: 'Whether it takes in what comes to belong to it later.' })
  takesInMore!: boolean;

  @Field(() => Int, { description: 'Goes up with each change; give it as `ifVersion`.' })
  version!: number;
}

/** Pages of holds. */
export const LegalHoldConnection = connectionOf(LegalHoldType, 'LegalHold');

const LegalHoldOrder = orderInputOf({ REVIEW_ON: 'REVIEW_ON' }, 'LegalHold');

/** The arguments of the list of holds. */
@ArgsType()
export class LegalHoldListArgs extends PageArgs {
  @Field(() => LegalHoldOrder, { nullable: true, description: 'In which order; without it, as they were placed.' })
  orderBy?: InstanceType<typeof LegalHoldOrder> | null;
}

/** The answer of a command on holds. */
export const LegalHoldPayload = payloadOf(LegalHoldType, 'LegalHold');

/** How many records of a kind. */
@ObjectType('HoldCount', { description: 'How many records of a kind a hold takes in.' })
export class HoldCountType {
  @Field(() => String, { description: 'The kind, as in `HoldItem.kind`.' })
  kind!: string;

  @Field(() => Int, { description: 'How many there are.' })
  count!: number;
}

/** What a hold takes in. */
@InputType({
  description: 'What a hold takes in: everything of these kinds that is about one of these, made in this time.',
})
export class HoldScopeInput {
  @Field(() => [ID], { nullable: true, description: 'Everything about these contacts.' })
  contactIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Everything about these companies and their people.' })
  companyIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Everything about these deals.' })
  dealIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Of which kinds, as in `HoldItem.kind`; all without it.' })
  kinds?: string[] | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The first day on which a record was made.' })
  madeFromOn?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The last day on which a record was made.' })
  madeUntilOn?: string | null;

  @Field(() => [ID], { nullable: true, description: 'These records one by one, of any kind that can be held.' })
  recordIds?: string[] | null;
}

/** A new hold. */
@InputType({ description: 'Puts records under a legal hold.' })
export class HoldPlaceInput {
  @Field(() => String, { description: 'What the matter is called here; name people in the reason alone.' })
  name!: string;

  @Field(() => String, { description: 'Why nothing of it may be destroyed.' })
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'The member who answers for it; without one, whoever places it.' })
  custodianId?: string | null;

  @Field(() => CalendarDate, { description: 'By which day somebody looks whether it is needed still.' })
  reviewOn!: string;

  @Field(() => HoldScopeInput, { description: 'What it takes in.' })
  scope!: HoldScopeInput;
}

/** The end of a hold. */
@InputType({ description: 'Releases a legal hold; what it alone kept is destroyed as it would have been.' })
export class HoldReleaseInput {
  @Field(() => ID, { description: 'Which hold.' })
  id!: string;

  @Field(() => String, { description: 'Why it is not needed any more.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'Only if it is still at this version.' })
  ifVersion?: number | null;
}
