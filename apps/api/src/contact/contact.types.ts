import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CompanyFilter, CompanyType } from '../company/company.types.ts';
import { aggregateArgsOf } from '../graphql/types/aggregate.types.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { connectionOf, customOrderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { CustomFieldFilter } from '../graphql/types/custom-field-filter.types.ts';
import { BooleanFilter, DateFilter, DateTimeFilter, IdFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { filterByList, listFilterOf } from '../graphql/types/list-filter.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { Node, RecordType, WithheldType } from '../graphql/types/shared.types.ts';
import { MemberFilter, MemberType } from '../identity/member.types.ts';
import { DisputedValueType } from '../privacy/subject/disputed-value.types.ts';
import { ContactMergeType } from './merge/merge.types.ts';

/** An address of a person. */
@ObjectType('ContactPoint', {
  description: 'An address at which a person is reached.',
  implements: Node,
  simpleResolvers: true,
})
export class ContactPointType extends Node {
  @Field(() => String, { description: '`email`, `phone`, `postal`, `url` or `handle`.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'The address as it was given.' })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, such as "work".' })
  label!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is the one to use.' })
  isPrimary!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether several people share it; control of it then proves nobody.',
  })
  isShared!: boolean | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person proved it.' })
  verifiedAt!: Date | null;

  @Field(() => Int, { description: 'Goes up with each change; give it as `ifVersion`.' })
  version!: number;
}

/** A person. */
@ObjectType('Contact', {
  description: 'A person that the workspace deals with; a data subject.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class ContactType extends RecordType {
  @Field(() => ID, { description: 'The person as the privacy records know them.' })
  subjectId!: string;

  @Field(() => String, { nullable: true, description: 'The name as it was given; never split by force.' })
  fullName!: string | null;

  @Field(() => String, { nullable: true, description: 'The given name, where it is known.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'The family name, where it is known.' })
  familyName!: string | null;

  @Field(() => String, { nullable: true, description: 'What the person does at the company.' })
  jobTitle!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the person lives or works, as a name of a place.' })
  city!: string | null;

  @Field(() => String, { nullable: true, description: 'Where that place is (ISO 3166-1 alpha-2), such as `PT`.' })
  country!: string | null;

  @Field(() => String, { nullable: true, description: 'The language that the person prefers (BCP 47).' })
  language!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The date of birth; stored encrypted.' })
  birthDate!: string | null;

  @Field(() => String, { nullable: true, description: '`prospect`, `lead`, `customer`, `former-customer` or `other`.' })
  lifecycle!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'From whom the data came: `person`, `third-party`, `public-source`, `not-stated`.',
  })
  collectedFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'Through what the data came (GDPR Art. 14(2)(f)).' })
  source!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the data was collected.' })
  collectedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the notice of GDPR Art. 14 stands: `not-needed`, `due`, `sent`, `exempt`.',
  })
  noticeState!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'By when the notice is due.' })
  noticeDueOn!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person was told.' })
  noticeSentAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'How: `email`, `letter`, `phone-call` or `in-person`.' })
  noticeMethod!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What became of the mail: `queued`, `sent`, `failed` or `stopped`; null for one that is not kept any more.',
  })
  noticeDelivery!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why nobody is told: `has-information`, `disproportionate`, `law`, `secrecy` or `deceased`.',
  })
  noticeExemptGround!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The last real exchange with the person; retention rests on it.',
  })
  lastInteractionAt!: Date | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'When a legal hold of it is looked at again; null for a record that is under none.',
  })
  holdReviewOn!: string | null;

  @Field(() => Boolean, { description: 'Whether processing is restricted (GDPR Art. 18).' })
  isRestricted!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the person is under age: they are approached for nothing.',
  })
  isMinor!: boolean | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When the person died.' })
  deceasedOn!: string | null;

  @Field(() => [ContactMergeType], { description: 'Who was found to be the same person and lives on in this contact.' })
  merges!: ContactMergeType[];

  @Field(() => [ContactPointType], { nullable: true, description: 'E-mail addresses, at most 50.' })
  emails!: ContactPointType[] | null;

  @Field(() => [ContactPointType], { nullable: true, description: 'Phone numbers, at most 50; stored encrypted.' })
  phones!: ContactPointType[] | null;

  @Field(() => [ContactPointType], { nullable: true, description: 'Postal addresses, at most 50; stored encrypted.' })
  addresses!: ContactPointType[] | null;

  @Field(() => [DisputedValueType], {
    nullable: true,
    description: 'What the person says of values that stayed as they are.',
  })
  disputedValues!: DisputedValueType[] | null;

  @Field(() => CompanyType, { nullable: true, description: 'The company that the person works for.' })
  company!: CompanyType | null;

  @Field(() => MemberType, { nullable: true, description: 'The member who is responsible.' })
  owner!: MemberType | null;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** Pages of contacts. */
export const ContactConnection = connectionOf(ContactType, 'Contact');

/** Filters e-mail addresses. */
@InputType({ description: 'Conditions on an e-mail address; all of them hold.' })
export class EmailFilter {
  @Field(() => StringFilter, { nullable: true, description: 'By the address.' })
  value?: StringFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is the one to use.' })
  isPrimary?: BooleanFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the person proved it.' })
  verifiedAt?: object | null;
}

const EmailListFilter = listFilterOf(EmailFilter, 'Email');

/** Filters contacts. */
@InputType({ description: 'Conditions on a contact; all of them hold. What is withheld counts as empty.' })
export class ContactFilter {
  @Field(() => [ContactFilter], { nullable: true, description: 'All of these hold.' })
  AND?: ContactFilter[] | null;

  @Field(() => [ContactFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: ContactFilter[] | null;

  @Field(() => ContactFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: ContactFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  fullName?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By job title.' })
  jobTitle?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By city.' })
  city?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By country.' })
  country?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By where the person stands.' })
  lifecycle?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By source.' })
  source?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By where the notice of GDPR Art. 14 stands.' })
  noticeState?: StringFilter | null;

  @Field(() => DateFilter, { nullable: true, description: 'By when the notice is due.' })
  noticeDueOn?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was made.' })
  createdAt?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By the last real exchange.' })
  lastInteractionAt?: object | null;

  @Field(() => EmailListFilter, { nullable: true, description: 'By e-mail addresses.' })
  emails?: object | null;

  @Field(() => CompanyFilter, { nullable: true, description: 'By the company.' })
  company?: CompanyFilter | null;

  @Field(() => MemberFilter, { nullable: true, description: 'By the responsible member.' })
  owner?: MemberFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'As the filter of a relation: whether there is none.' })
  isNull?: boolean | null;

  @Field(() => [CustomFieldFilter], { nullable: true, description: 'By custom fields; all of them hold.' })
  customFields?: CustomFieldFilter[] | null;
}

/** Filters by a list of contacts. */
export const ContactListFilter = listFilterOf(ContactFilter, 'Contact');
filterByList(CompanyFilter, 'contacts', ContactListFilter, 'By the people who work there.');

const ContactOrder = customOrderInputOf(
  {
    ...{ NAME: 'NAME', CREATED_AT: 'CREATED_AT', LAST_INTERACTION_AT: 'LAST_INTERACTION_AT' },
    NOTICE_DUE_ON: 'NOTICE_DUE_ON',
  } as const,
  'Contact',
);

/** The arguments of a list of contacts. */
@ArgsType()
export class ContactListArgs extends PageArgs {
  @Field(() => ContactFilter, { nullable: true, description: 'Which contacts.' })
  where?: ContactFilter | null;

  @Field(() => ContactOrder, { nullable: true, description: 'In which order; without it, by when they were made.' })
  orderBy?: InstanceType<typeof ContactOrder> | null;
}

/** The arguments of an aggregate of contacts. */
export const ContactAggregateArgs = aggregateArgsOf(ContactFilter, 'Contact', {
  groups: {
    LIFECYCLE: 'By where they stand in the relationship, such as `customer`.',
    SOURCE: 'By through what the data came.',
    COUNTRY: 'By the country in which they live or work.',
    OWNER: 'By who is responsible; the key is the id of the member.',
    CREATED_MONTH: 'By the month in which they were made.',
  },
});

/** The answer of a command on a contact. */
export const ContactPayload = payloadOf(ContactType, 'Contact');
