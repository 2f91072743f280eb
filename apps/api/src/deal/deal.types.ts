import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { CompanyFilter, CompanyType } from '../company/company.types.ts';
import { ContactFilter, ContactType } from '../contact/contact.types.ts';
import { aggregateArgsOf } from '../graphql/types/aggregate.types.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { connectionOf, customOrderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { CustomFieldFilter } from '../graphql/types/custom-field-filter.types.ts';
import { DateFilter, DateTimeFilter, IdFilter, MoneyFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { filterByList, listFilterOf } from '../graphql/types/list-filter.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { MoneyType, Node, RecordType, WithheldType } from '../graphql/types/shared.types.ts';
import { MemberFilter, MemberType } from '../identity/member.types.ts';
import { ProductType } from '../product/product.types.ts';
import { PipelineType, StageFilter, StageType } from './pipeline.types.ts';

/** A product in a deal. */
@ObjectType('DealLine', { description: 'A product in a deal.', implements: Node, simpleResolvers: true })
export class DealLineType extends Node {
  @Field(() => ProductType, { nullable: true, description: 'What is sold; null where it is out of sight.' })
  product!: ProductType | null;

  @Field(() => Int, { description: 'How many.' })
  quantity!: number;

  @Field(() => MoneyType, { nullable: true, description: 'The price of one.' })
  unitPrice!: MoneyType | null;
}

/** A person's part in a deal. */
@ObjectType('DealContact', {
  description: 'The part that a person has in a deal.',
  implements: Node,
  simpleResolvers: true,
})
export class DealContactType extends Node {
  @Field(() => ContactType, { nullable: true, description: 'Who has the part; null where the person is out of sight.' })
  contact!: ContactType | null;

  @Field(() => String, {
    nullable: true,
    description: '`decision-maker`, `influencer`, `champion`, `buyer`, `user` or `other`.',
  })
  role!: string | null;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** A sale. */
@ObjectType('Deal', { description: 'A sale in a pipeline.', implements: [Node, RecordType], simpleResolvers: true })
export class DealType extends RecordType {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'When a legal hold of it is looked at again; null for a record that is under none.',
  })
  holdReviewOn!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is called.' })
  name!: string | null;

  @Field(() => MoneyType, { nullable: true, description: 'What it is worth.' })
  value!: MoneyType | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When the work on it began.' })
  engagedOn!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When it is expected to close.' })
  expectedCloseOn!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'When it was won or lost.' })
  closedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was lost.' })
  lostReason!: string | null;

  @Field(() => GraphQLDateTime, { description: 'Since when it is in its stage.' })
  stageEnteredAt!: Date;

  @Field(() => CompanyType, { nullable: true, description: 'The company that buys.' })
  company!: CompanyType | null;

  @Field(() => ContactType, { nullable: true, description: 'The person to talk to.' })
  contact!: ContactType | null;

  @Field(() => MemberType, { nullable: true, description: 'The member who is responsible.' })
  owner!: MemberType | null;

  @Field(() => PipelineType, { nullable: true, description: 'Through which pipeline the deal goes.' })
  pipeline!: PipelineType | null;

  @Field(() => StageType, { nullable: true, description: 'Where in its pipeline the deal stands.' })
  stage!: StageType | null;

  @Field(() => [DealLineType], { description: 'The products in it, at most 50.' })
  lines!: DealLineType[];

  @Field(() => [DealContactType], {
    description: 'The people who have a part in it beside the one to talk to, at most 50.',
  })
  contacts!: DealContactType[];

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** Pages of deals. */
export const DealConnection = connectionOf(DealType, 'Deal');

/** Filters people's parts in deals. */
@InputType({ description: "Conditions on a person's part in a deal; all of them hold." })
export class DealContactFilter {
  @Field(() => ContactFilter, { nullable: true, description: 'By the person.' })
  contact?: ContactFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the part.' })
  role?: StringFilter | null;
}

const DealContactListFilter = listFilterOf(DealContactFilter, 'DealContact');

/** Filters deals. */
@InputType({ description: 'Conditions on a deal; all of them hold.' })
export class DealFilter {
  @Field(() => [DealFilter], { nullable: true, description: 'All of these hold.' })
  AND?: DealFilter[] | null;

  @Field(() => [DealFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: DealFilter[] | null;

  @Field(() => DealFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: DealFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => MoneyFilter, { nullable: true, description: 'By what it is worth.' })
  value?: MoneyFilter | null;

  @Field(() => DateFilter, { nullable: true, description: 'By when it was won or lost.' })
  closedOn?: object | null;

  @Field(() => DateFilter, { nullable: true, description: 'By when it is expected to close.' })
  expectedCloseOn?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was made.' })
  createdAt?: object | null;

  @Field(() => StageFilter, { nullable: true, description: 'By the stage.' })
  stage?: StageFilter | null;

  @Field(() => CompanyFilter, { nullable: true, description: 'By the company.' })
  company?: CompanyFilter | null;

  @Field(() => ContactFilter, { nullable: true, description: 'By the contact.' })
  contact?: ContactFilter | null;

  @Field(() => DealContactListFilter, { nullable: true, description: 'By the people who have a part in it.' })
  contacts?: object | null;

  @Field(() => MemberFilter, { nullable: true, description: 'By the responsible member.' })
  owner?: MemberFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'As the filter of a relation: whether there is none.' })
  isNull?: boolean | null;

  @Field(() => [CustomFieldFilter], { nullable: true, description: 'By custom fields; all of them hold.' })
  customFields?: CustomFieldFilter[] | null;
}

/** Filters by a list of deals. */
export const DealListFilter = listFilterOf(DealFilter, 'Deal');
filterByList(CompanyFilter, 'deals', DealListFilter, 'By the deals with the company.');
filterByList(ContactFilter, 'deals', DealListFilter, 'By the deals in which this is the person to talk to.');

const DealOrder = customOrderInputOf(
  { NAME: 'NAME', CREATED_AT: 'CREATED_AT', VALUE: 'VALUE', CLOSED_ON: 'CLOSED_ON' },
  'Deal',
);

/** The arguments of a list of deals. */
@ArgsType()
export class DealListArgs extends PageArgs {
  @Field(() => DealFilter, { nullable: true, description: 'Which deals.' })
  where?: DealFilter | null;

  @Field(() => DealOrder, { nullable: true, description: 'In which order; without it, by when they were made.' })
  orderBy?: InstanceType<typeof DealOrder> | null;
}

/** The arguments of an aggregate of deals. */
export const DealAggregateArgs = aggregateArgsOf(DealFilter, 'Deal', {
  groups: {
    STAGE: 'By where they stand; the key is the id of the stage.',
    OWNER: 'By who is responsible; the key is the id of the member.',
    COMPANY: 'By to whom something is sold; the key is the id of the company.',
    CREATED_MONTH: 'By the month in which they were made.',
    CLOSED_MONTH: 'By the month in which they were won or lost.',
    EXPECTED_MONTH: 'By the month in which they are expected to close.',
  },
  sums: { VALUE: 'What the deals are worth, a sum for each currency.' },
});

/** The answer of a command on a deal. */
export const DealPayload = payloadOf(DealType, 'Deal');
