import {
  COLLECTED_FROM,
  CONTACT_POINT_KINDS,
  type ContactChanges,
  LIFECYCLES,
  type NewContact,
  type PointChanges,
  type PointInput,
  REVEALABLE_FIELDS,
} from '@smartx/domain/contact';
import { LEGAL_BASES } from '@smartx/domain/privacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';

/** An address of a person as an input. */
@InputType({ description: 'An address of a person.' })
export class ContactPointInput {
  @Field(() => String, { description: '`email`, `phone`, `postal`, `url` or `handle`.' })
  kind!: string;

  @Field(() => String, { description: 'The address.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'What it is, such as "work".' })
  label?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is the one to use.' })
  isPrimary?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether several people share it.' })
  isShared?: boolean | null;
}

@InputType()
abstract class ContactFields {
  @Field(() => String, { nullable: true, description: 'The name as it was given.' })
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: 'The given name, where it is known.' })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: 'The family name, where it is known.' })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: 'What the person does at the company.' })
  jobTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the person lives or works, as a name of a place.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'Where that place is (ISO 3166-1 alpha-2), such as `PT`.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'The language that the person prefers (BCP 47).' })
  language?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The date of birth; stored encrypted.' })
  birthDate?: string | null;

  @Field(() => String, { nullable: true, description: '`prospect`, `lead`, `customer`, `former-customer` or `other`.' })
  lifecycle?: string | null;

  @Field(() => ID, { nullable: true, description: 'The company that the person works for.' })
  companyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who is responsible.' })
  ownerId?: string | null;
}

/** A new contact. */
@InputType({ description: 'A person to be recorded, with where the data came from (GDPR Art. 13 and 14).' })
export class ContactCreateInput extends ContactFields {
  @Field(() => [ContactPointInput], { nullable: true, description: 'The addresses, at most 50.' })
  points?: ContactPointInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'From whom the data came: `person`, `third-party`, `public-source`, `not-stated`.',
  })
  collectedFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Through what the data came.' })
  source?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the data was collected; now without it.' })
  collectedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "The ground for working with the person (GDPR Art. 6), where it is another than the workspace's.",
  })
  basis?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person is a minor.' })
  isMinor?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Records the person although another contact has the same e-mail address.',
  })
  allowDuplicate?: boolean | null;
}

/** Changes of a contact. */
@InputType({ description: 'Changes of a contact: a field that is absent stays, null empties it.' })
export class ContactUpdateInput extends ContactFields {
  @Field(() => ID, { description: 'Which contact is changed.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the contact is still at this version.' })
  ifVersion?: number | null;
}

/** A move to another company. */
@InputType({ description: 'Moves a contact to another company, or out of any.' })
export class ContactReassignInput {
  @Field(() => ID, { description: 'Who moves to another company.' })
  contactId!: string;

  @Field(() => ID, { nullable: true, description: 'The company; null for none.' })
  companyId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only if the contact is still at this version.' })
  ifVersion?: number | null;
}

/** A new address of a contact. */
@InputType({ description: 'Adds an address to a contact.' })
export class ContactPointAddInput extends ContactPointInput {
  @Field(() => ID, { description: 'Whose address it is.' })
  contactId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Adds it although another contact has it.' })
  allowDuplicate?: boolean | null;
}

/** An address to be changed. */
@InputType({ description: 'Changes an address: a field that is absent stays.' })
export class ContactPointUpdateInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Whose address it is; not needed, and an address of somebody else is not found.',
  })
  contactId?: string | null;

  @Field(() => ID, { description: 'The address.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The address as text.' })
  value?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, such as "work".' })
  label?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is the one to use.' })
  isPrimary?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether several people share it.' })
  isShared?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Only if the address is still at this version.' })
  ifVersion?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Changes it although another contact has it.' })
  allowDuplicate?: boolean | null;
}

/** A request to see masked values. */
@InputType({ description: 'Asks for the values of a field that the role masks; who asks and why is written down.' })
export class ContactRevealInput {
  @Field(() => ID, { description: 'Whose values are asked for.' })
  id!: string;

  @Field(() => String, { description: '`emails`, `phones`, `addresses` or `birthDate`.' })
  field!: string;

  @Field(() => String, { description: 'Why; up to 500 characters.' })
  reason!: string;
}

/** The input as the domain takes it, field by field. */
export function toContactChanges(input: ContactFields): ContactChanges {
  const { fullName, givenName, familyName, jobTitle, city, country, language, birthDate } = input;
  return {
    ...{ fullName, givenName, familyName, jobTitle, city, country, language, birthDate },
    lifecycle: closedList(LIFECYCLES, input.lifecycle, 'lifecycle'),
    companyId: optionalId('company', input.companyId, 'companyId'),
    ownerId: optionalId('member', input.ownerId, 'ownerId'),
  };
}

/** The input as the domain takes it, field by field. */
export function toNewContact(input: ContactCreateInput): NewContact {
  return {
    ...toContactChanges(input),
    points: input.points?.map((point, index) => toPoint(point, `points.${index}.kind`)),
    collectedFrom: closedList(COLLECTED_FROM, input.collectedFrom, 'collectedFrom'),
    source: input.source,
    collectedAt: input.collectedAt ?? undefined,
    basis: closedList(LEGAL_BASES, input.basis, 'basis'),
    isMinor: input.isMinor ?? undefined,
    allowDuplicate: input.allowDuplicate ?? undefined,
  };
}

/** The input as the domain takes it, field by field. */
export function toPoint({ kind, value, label, isPrimary, isShared }: ContactPointInput, path = 'kind'): PointInput {
  const known = closedList(CONTACT_POINT_KINDS, kind, path);
  return { kind: known, value, label, isPrimary: isPrimary ?? undefined, isShared: isShared ?? undefined };
}

/** The field to be revealed. @throws InvalidInputError for another one */
export function toRevealable(field: string) {
  return closedList(REVEALABLE_FIELDS, field, 'field');
}

/** The input as the domain takes it, field by field. */
export function toPointChanges({ value, label, isPrimary, isShared }: ContactPointUpdateInput): PointChanges {
  return { value: value ?? undefined, label, isPrimary: isPrimary ?? undefined, isShared: isShared ?? undefined };
}
