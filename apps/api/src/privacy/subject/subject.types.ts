import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ContactType } from '../../contact/contact.types.ts';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../../identity/member.types.ts';

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

  @Field(() => Boolean, { nullable: true, description: 'Whether the person is a minor.' })
  isMinor!: boolean | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When the person died.' })
  deceasedOn!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person was erased (GDPR Art. 17).' })
  erasedAt!: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When the person was recorded.' })
  createdAt!: Date;

  @Field(() => [ContactType], { description: 'The contacts that are this person.' })
  contacts!: ContactType[];

  @Field(() => [MemberType], { description: 'The members who are this person.' })
  members!: MemberType[];
}

/** An entry of the consent ledger. */
@ObjectType('ConsentEvent', {
  description: 'An entry of the consent ledger (GDPR Art. 7(1)); nothing in it is ever changed.',
  implements: Node,
  simpleResolvers: true,
})
export class ConsentEventType extends Node {
  @Field(() => String, { description: 'For what it was given, refused or withdrawn.' })
  purpose!: string;

  @Field(() => String, {
    description: '`pending`, `given`, `refused`, `withdrawn`, `expired`, `objected` or `objection-lifted`.',
  })
  event!: string;

  @Field(() => String, { description: '`any`, `email`, `phone`, `post` or `message`.' })
  channel!: string;

  @Field(() => String, { nullable: true, description: 'The topic, where it is about one.' })
  topic!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When the person said it; the state goes by this.' })
  occurredAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a consent runs out.' })
  expiresAt!: Date | null;

  @Field(() => String, { description: 'How it was expressed, such as `web-form`.' })
  method!: string;

  @Field(() => String, { nullable: true, description: 'The language of the words that were agreed to.' })
  language!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the words that were agreed to, in hex.' })
  wordingHash!: string | null;

  @Field(() => String, { description: '`person`, `member`, `api-key` or `system`.' })
  actorKind!: string;

  @Field(() => MemberType, { nullable: true, description: 'Who recorded it; null where no member did.' })
  actor!: MemberType | null;
}

/** Pages of the consent ledger. */
export const ConsentEventConnection = connectionOf(ConsentEventType, 'ConsentEvent');

const ConsentEventOrder = orderInputOf({ OCCURRED_AT: 'OCCURRED_AT' }, 'ConsentEvent');

/** The arguments of a list of consents. */
@ArgsType()
export class ConsentEventListArgs extends PageArgs {
  @Field(() => ConsentEventOrder, { nullable: true, description: 'In which order; without it, as they were recorded.' })
  orderBy?: InstanceType<typeof ConsentEventOrder> | null;
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

/** Whether a purpose is open for a person. */
@ObjectType('PurposeVerdict', {
  description: 'Whether a person’s data may be used for a purpose, and what closes it.',
  simpleResolvers: true,
})
export class PurposeVerdictType {
  @Field(() => String, { description: 'For what it was decided.' })
  purpose!: string;

  @Field(() => Boolean, { description: 'Whether the data may be used for it, as far as the person decides.' })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: 'The ground of GDPR Art. 6(1) on which it rests.' })
  basis!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What closes it: `erased`, `restricted`, `minor`, `deceased`, `objected`, `withdrawn`, `expired`, `never-given` or `no-basis`.',
  })
  cause!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when.' })
  since!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the answer changes by itself.' })
  changesAt!: Date | null;
}

/** The answer of a command on a person. */
export const DataSubjectPayload = payloadOf(DataSubjectType, 'DataSubject');

/** The answer of a command on the consent ledger. */
export const ConsentEventPayload = payloadOf(ConsentEventType, 'ConsentEvent');

/** Something that a person said about a purpose. */
@InputType({ description: 'What a person said about a purpose.' })
export class ConsentRecordInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => String, { description: 'For what it is given, refused or withdrawn.' })
  purpose!: string;

  @Field(() => String, {
    description: '`pending`, `given`, `refused`, `withdrawn`, `expired`, `objected` or `objection-lifted`.',
  })
  event!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person said it; now without it.' })
  occurredAt?: Date | null;

  @Field(() => String, { nullable: true, description: '`any`, `email`, `phone`, `post` or `message`; any without it.' })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'The topic, where it is about one.' })
  topic?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a consent runs out.' })
  expiresAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'The words that were agreed to; needed for `given`.' })
  wording?: string | null;

  @Field(() => String, { nullable: true, description: 'Their language (BCP 47).' })
  language?: string | null;

  @Field(() => String, { description: 'How it was expressed, such as `web-form` or `phone-call`.' })
  method!: string;

  @Field(() => String, { nullable: true, description: 'What shows that it happened; stored encrypted.' })
  proof?: string | null;
}

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

  @Field(() => GraphQLDateTime, { description: 'When the person was told.' })
  personToldAt!: Date;
}
