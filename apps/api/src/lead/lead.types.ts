import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { ContactFilter, ContactType } from '../contact/contact.types.ts';
import { DealType } from '../deal/deal.types.ts';
import { aggregateArgsOf } from '../graphql/types/aggregate.types.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { connectionOf, customOrderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { CustomFieldFilter } from '../graphql/types/custom-field-filter.types.ts';
import { DateTimeFilter, IdFilter, IntFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { Node, RecordType, WithheldType } from '../graphql/types/shared.types.ts';
import { MemberFilter, MemberType } from '../identity/member.types.ts';

/** A further answer of an enquiry. */
@ObjectType('LeadAnswer', {
  description: 'A further answer that came with an enquiry.',
  implements: Node,
  simpleResolvers: true,
})
export class LeadAnswerType extends Node {
  @Field(() => String, { description: 'The question as it was asked.' })
  question!: string;

  @Field(() => String, { description: 'What the person said.' })
  answer!: string;

  @Field(() => Int, { description: 'Its place among the answers.' })
  position!: number;
}

/** An enquiry. */
@ObjectType('Lead', {
  description: 'An enquiry of a contact before qualification.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class LeadType extends RecordType {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'When a legal hold of it is looked at again; null for a record that is under none.',
  })
  holdReviewOn!: string | null;

  @Field(() => String, { description: '`new`, `working`, `qualified`, `converted` or `disqualified`.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'Through what it came.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it began, such as a form.' })
  origin!: string | null;

  @Field(() => Int, { nullable: true, description: 'How promising it is, 0 to 100.' })
  score!: number | null;

  @Field(() => Int, { nullable: true, description: 'How often the person visited.' })
  visitCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'How long, in seconds.' })
  secondsOnSite!: number | null;

  @Field(() => Float, { nullable: true, description: 'How many pages a visit.' })
  pagesPerVisit!: number | null;

  @Field(() => String, { nullable: true, description: 'What the person did last.' })
  lastActivity!: string | null;

  @Field(() => String, { nullable: true, description: 'What the person wrote; stored encrypted.' })
  enquiry!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it became a deal.' })
  convertedAt!: Date | null;

  @Field(() => DealType, { nullable: true, description: 'The deal that it became.' })
  convertedDeal!: DealType | null;

  @Field(() => ContactType, { nullable: true, description: 'The person who enquired.' })
  contact!: ContactType | null;

  @Field(() => MemberType, { nullable: true, description: 'The member who is responsible.' })
  owner!: MemberType | null;

  @Field(() => [LeadAnswerType], { nullable: true, description: 'Further answers, at most 50.' })
  answers!: LeadAnswerType[] | null;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** Pages of leads. */
export const LeadConnection = connectionOf(LeadType, 'Lead');

/** Filters leads. */
@InputType({ description: 'Conditions on a lead; all of them hold.' })
export class LeadFilter {
  @Field(() => [LeadFilter], { nullable: true, description: 'All of these hold.' })
  AND?: LeadFilter[] | null;

  @Field(() => [LeadFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: LeadFilter[] | null;

  @Field(() => LeadFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: LeadFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By status.' })
  status?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By source.' })
  source?: StringFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By score.' })
  score?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was made.' })
  createdAt?: object | null;

  @Field(() => ContactFilter, { nullable: true, description: 'By the person.' })
  contact?: ContactFilter | null;

  @Field(() => MemberFilter, { nullable: true, description: 'By the responsible member.' })
  owner?: MemberFilter | null;

  @Field(() => [CustomFieldFilter], { nullable: true, description: 'By custom fields; all of them hold.' })
  customFields?: CustomFieldFilter[] | null;
}

const LeadOrder = customOrderInputOf({ CREATED_AT: 'CREATED_AT', SCORE: 'SCORE' }, 'Lead');

/** The arguments of a list of leads. */
@ArgsType()
export class LeadListArgs extends PageArgs {
  @Field(() => LeadFilter, { nullable: true, description: 'Which leads.' })
  where?: LeadFilter | null;

  @Field(() => LeadOrder, { nullable: true, description: 'In which order; without it, by when they were made.' })
  orderBy?: InstanceType<typeof LeadOrder> | null;
}

/** The arguments of an aggregate of leads. */
export const LeadAggregateArgs = aggregateArgsOf(LeadFilter, 'Lead', {
  groups: {
    STATUS: 'By how far they are, such as `new` or `qualified`.',
    SOURCE: 'By through what they came.',
    OWNER: 'By who is responsible; the key is the id of the member.',
    CREATED_MONTH: 'By the month in which they were made.',
  },
  sums: { SCORE: 'How likely the leads are to buy.' },
});

/** The answer of a command on a lead. */
export const LeadPayload = payloadOf(LeadType, 'Lead');
