import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../../identity/member.types.ts';

/** Who speaks for a person. */
@ObjectType('LegalContact', {
  description: 'Who speaks for a person: a guardian of a minor, an heir of somebody who died, a representative.',
  implements: Node,
  simpleResolvers: true,
})
export class LegalContactType extends Node {
  @Field(() => String, { description: '`guardian`, `heir` or `representative`.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Their name; stored encrypted.' })
  fullName!: string | null;

  @Field(() => String, { nullable: true, description: 'Where they are reached; stored encrypted.' })
  email!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When they were recorded.' })
  createdAt!: Date;
}

/** A record that is stored and not otherwise used. */
@ObjectType('ItemRestriction', {
  description:
    'A record that is stored and not otherwise used, while the person goes on being dealt with (GDPR Art. 18).',
  implements: Node,
  simpleResolvers: true,
})
export class ItemRestrictionType extends Node {
  @Field(() => String, { description: '`note`, `activity`, `task` or `file`.' })
  recordType!: string;

  @Field(() => ID, { description: 'Which of them; it is read as ever by whoever handles rights.' })
  recordId!: string;

  @Field(() => String, { description: 'On which ground of Art. 18(1) it is restricted.' })
  restrictionGround!: string;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  restrictedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while it holds.' })
  liftedAt!: Date | null;
}

/** A purpose that stands still for a person. */
@ObjectType('PurposeRestriction', {
  description:
    'A purpose that an officer lets stand still for one person, while everything else goes on (GDPR Art. 18).',
  implements: Node,
  simpleResolvers: true,
})
export class PurposeRestrictionType extends Node {
  @Field(() => String, { description: 'Which, by the name of the enum `Purpose`.' })
  purpose!: string;

  @Field(() => String, { description: 'On which ground of Art. 18(1) it is restricted.' })
  restrictionGround!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why; stored encrypted, and null where a restore brought it back.',
  })
  reason!: string | null;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  restrictedAt!: Date;

  @Field(() => MemberType, { nullable: true, description: 'Who restricted it.' })
  restrictedBy!: MemberType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while it holds.' })
  liftedAt!: Date | null;
}

/** What goes on although a person is restricted. */
@ObjectType('RestrictionException', {
  description: 'What a privacy officer lets go on although processing is restricted (GDPR Art. 18(2)).',
  implements: Node,
  simpleResolvers: true,
})
export class RestrictionExceptionType extends Node {
  @Field(() => String, { description: 'For what, by the name of the enum `Purpose`.' })
  purpose!: string;

  @Field(() => String, { description: '`consent`, `legal-claims`, `rights-of-others` or `public-interest`.' })
  ground!: string;

  @Field(() => String, { nullable: true, description: 'Why; stored encrypted.' })
  reason!: string | null;

  @Field(() => GraphQLDateTime, { description: 'From then on the restriction holds for the purpose again.' })
  expiresAt!: Date;

  @Field(() => MemberType, { nullable: true, description: 'Who allowed it.' })
  approvedBy!: MemberType | null;

  @Field(() => GraphQLDateTime, { description: 'When it was allowed.' })
  createdAt!: Date;
}

/** Who speaks for a person, as somebody states it. */
@InputType({ description: 'Who speaks for a person.' })
export class LegalContactInput {
  @Field(() => String, { description: '`guardian`, `heir` or `representative`.' })
  kind!: string;

  @Field(() => String, { description: 'Their name.' })
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'Where they are reached by e-mail.' })
  email?: string | null;
}

/** Whether somebody is under age. */
@InputType({ description: 'Whether a person is under age. A minor is approached for nothing.' })
export class SubjectSetMinorInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => Boolean, { description: 'Whether they are. Where they are not, no guardian is kept.' })
  isMinor!: boolean;

  @Field(() => LegalContactInput, { nullable: true, description: 'Who speaks for them; one more if there is one.' })
  legalContact?: LegalContactInput | null;
}

/** Whether somebody died. */
@InputType({ description: 'When a person died. Nobody is approached on their behalf.' })
export class SubjectSetDeceasedInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The day; null where they are alive after all.' })
  deceasedOn?: string | null;

  @Field(() => LegalContactInput, { nullable: true, description: 'Who speaks for them; one more if there is one.' })
  legalContact?: LegalContactInput | null;
}

/** Which of those who speak for people. */
@InputType({ description: 'Forgets somebody who spoke for a person.' })
export class LegalContactRemoveInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string;
}

/** The restriction of a record. */
@InputType({ description: 'Restricts one record that tells of a person (GDPR Art. 18).' })
export class ItemRestrictInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => ID, { description: 'A note, an activity, a task or a file in which they have a part.' })
  recordId!: string;

  @Field(() => String, {
    description: '`accuracy-contested`, `unlawful`, `needed-for-claims` or `objection-pending`.',
  })
  ground!: string;
}

/** The end of the restriction of a record. */
@InputType({ description: 'Ends the restriction of a record, after the person was told (GDPR Art. 18(3)).' })
export class ItemLiftRestrictionInput {
  @Field(() => ID, { description: 'Which restriction.' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When the person was told.' })
  personToldAt!: Date;
}

/** Purposes that are to stand still. */
@InputType({ description: 'Lets single purposes stand still for a person; everything else goes on (GDPR Art. 18).' })
export class SubjectRestrictPurposesInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => [String], { description: 'Which, by the names of the enum `Purpose`; none that is always on.' })
  purposes!: string[];

  @Field(() => String, {
    description: '`accuracy-contested`, `unlawful`, `needed-for-claims` or `objection-pending`.',
  })
  ground!: string;

  @Field(() => String, { description: 'Why, in 10 to 500 characters; stored encrypted.' })
  reason!: string;
}

/** A purpose that is to go on. */
@InputType({ description: 'Lets a purpose go on again, after the person was told (GDPR Art. 18(3)).' })
export class PurposeLiftRestrictionInput {
  @Field(() => ID, { description: 'Which restriction.' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When the person was told.' })
  personToldAt!: Date;
}

/** An exception to a restriction. */
@InputType({ description: 'Lets one purpose go on although a person is restricted (GDPR Art. 18(2)).' })
export class RestrictionExceptionAllowInput {
  @Field(() => ID, { description: 'The person.' })
  subjectId!: string;

  @Field(() => String, { description: 'For what, by the name of the enum `Purpose`.' })
  purpose!: string;

  @Field(() => String, { description: '`consent`, `legal-claims`, `rights-of-others` or `public-interest`.' })
  ground!: string;

  @Field(() => String, { description: 'Why; stored encrypted.' })
  reason!: string;

  @Field(() => GraphQLDateTime, { description: 'Until when.' })
  expiresAt!: Date;
}

/** The end of an exception. */
@InputType({ description: 'Ends what goes on although a person is restricted, before its time.' })
export class RestrictionExceptionEndInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string;
}
