import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ContactType } from '../../contact/contact.types.ts';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../../identity/member.types.ts';
import {
  ItemRestrictionType,
  LegalContactType,
  PurposeRestrictionType,
  RestrictionExceptionType,
} from './state.types.ts';

/** A person as the workspace knows them. */
@ObjectType('DataSubject', {
  description: 'A person as this workspace knows them. Somebody who is both contact and member is two of them.',
  implements: Node,
  simpleResolvers: true,
})
export class DataSubjectType extends Node {
  @Field(() => String, { description: '`contact`, `member`, `account` or `other`.' })
  kind!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when processing is restricted (GDPR Art. 18).' })
  restrictedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'On which ground of Art. 18(1) it is restricted.' })
  restrictionGround!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the person was told that the restriction ends; it is lifted after that.',
  })
  restrictionEndToldAt!: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person is a minor.' })
  isMinor!: boolean | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When the person died.' })
  deceasedOn!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person was erased (GDPR Art. 17).' })
  erasedAt!: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When the person was recorded.' })
  createdAt!: Date;

  @Field(() => DataSubjectType, {
    nullable: true,
    description: 'Who they are known as since two were found to be one.',
  })
  mergedInto!: DataSubjectType | null;

  @Field(() => [ContactType], { description: 'The contacts that are this person.' })
  contacts!: ContactType[];

  @Field(() => [MemberType], { description: 'The members who are this person.' })
  members!: MemberType[];

  @Field(() => [LegalContactType], { description: 'Who speaks for the person, at most 10.' })
  legalContacts!: LegalContactType[];

  @Field(() => [ItemRestrictionType], {
    description: 'Records that are stored alone at the person’s wish, at most 50; lifted ones are left out.',
  })
  itemRestrictions!: ItemRestrictionType[];

  @Field(() => [PurposeRestrictionType], {
    description: 'Purposes that an officer lets stand still for the person; lifted ones are left out.',
  })
  purposeRestrictions!: PurposeRestrictionType[];

  @Field(() => [RestrictionExceptionType], {
    description: 'What goes on although the person is restricted; what has ended is left out.',
  })
  restrictionExceptions!: RestrictionExceptionType[];
}

/** An entry of the disclosure ledger. */
@ObjectType('Disclosure', {
  description: 'A time when data of the person left the workspace (GDPR Art. 15(1)(c)).',
  implements: Node,
  simpleResolvers: true,
})
export class DisclosureType extends Node {
  @Field(() => String, { description: 'Who received it, by name.' })
  recipient!: string;

  @Field(() => String, { description: 'Which fields.' })
  fields!: string;

  @Field(() => String, { description: 'For which purpose.' })
  purpose!: string;

  @Field(() => String, { description: 'On which ground.' })
  ground!: string;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  disclosedAt!: Date;
}

/** Pages of disclosures. */
export const DisclosureConnection = connectionOf(DisclosureType, 'Disclosure');

const DisclosureOrder = orderInputOf({ DISCLOSED_AT: 'DISCLOSED_AT' }, 'Disclosure');

/** The arguments of a list of disclosures. */
@ArgsType()
export class DisclosureListArgs extends PageArgs {
  @Field(() => DisclosureOrder, { nullable: true, description: 'In which order; without it, as they happened.' })
  orderBy?: InstanceType<typeof DisclosureOrder> | null;
}

/** The answer of a command on a person. */
export const DataSubjectPayload = payloadOf(DataSubjectType, 'DataSubject');

/** A restriction. */
@InputType({ description: 'Restricts the processing of a person’s data (GDPR Art. 18).' })
export class SubjectRestrictInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => String, {
    description: '`accuracy-contested`, `unlawful`, `needed-for-claims` or `objection-pending`.',
  })
  ground!: string;
}

/** The end of a restriction. */
@InputType({ description: 'Ends a restriction, after the person was told (GDPR Art. 18(3)).' })
export class SubjectLiftRestrictionInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the person was told by another way than `subjectTellRestrictionEnd`.',
  })
  personToldAt?: Date | null;
}

/** The word before the end of a restriction. */
@InputType({ description: 'Tells a person that the restriction ends, and why (GDPR Art. 18(3)).' })
export class SubjectTellRestrictionEndInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => String, { description: 'The reason in 10 to 500 characters; the person reads it.' })
  reason!: string;
}
