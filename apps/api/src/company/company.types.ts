import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { aggregateArgsOf } from '../graphql/types/aggregate.types.ts';
import { CalendarDate } from '../graphql/types/calendar-date.scalar.ts';
import { connectionOf, customOrderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { CustomFieldFilter } from '../graphql/types/custom-field-filter.types.ts';
import { DateTimeFilter, IdFilter, IntFilter, MoneyFilter, StringFilter } from '../graphql/types/filter.types.ts';
import { payloadOf } from '../graphql/types/payload.types.ts';
import { MoneyType, Node, RecordType, WithheldType } from '../graphql/types/shared.types.ts';
import { MemberFilter, MemberType } from '../identity/member.types.ts';

/** An organisation. */
@ObjectType('Company', {
  description: 'An organisation that the workspace deals with.',
  implements: [Node, RecordType],
  simpleResolvers: true,
})
export class CompanyType extends RecordType {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'When a legal hold of it is looked at again; null for a record that is under none.',
  })
  holdReviewOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The name; withheld only for a sole trader, who is a person.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'The internet domain, such as `acme.example`.' })
  domain!: string | null;

  @Field(() => String, { nullable: true, description: 'The address of the website.' })
  website!: string | null;

  @Field(() => String, { nullable: true, description: 'The line of business.' })
  industry!: string | null;

  @Field(() => String, { nullable: true, description: 'The city of the seat.' })
  city!: string | null;

  @Field(() => String, { nullable: true, description: 'The country of the seat, as given or as ISO 3166 code.' })
  country!: string | null;

  @Field(() => Int, { nullable: true, description: 'The year of foundation.' })
  foundedYear!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many people work there.' })
  employeeCount!: number | null;

  @Field(() => MoneyType, { nullable: true, description: 'The revenue of a year.' })
  annualRevenue!: MoneyType | null;

  @Field(() => Boolean, { description: 'Whether the company is a natural person, and so a data subject.' })
  isSoleTrader!: boolean;

  @Field(() => CompanyType, { nullable: true, description: 'The company that it belongs to.' })
  parent!: CompanyType | null;

  @Field(() => MemberType, { nullable: true, description: 'The member who is responsible.' })
  owner!: MemberType | null;

  @Field(() => [WithheldType], { description: 'What is not shown, and why.' })
  withheld!: WithheldType[];
}

/** Pages of companies. */
export const CompanyConnection = connectionOf(CompanyType, 'Company');

/** Filters companies. */
@InputType({ description: 'Conditions on a company; all of them hold.' })
export class CompanyFilter {
  @Field(() => [CompanyFilter], { nullable: true, description: 'All of these hold.' })
  AND?: CompanyFilter[] | null;

  @Field(() => [CompanyFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: CompanyFilter[] | null;

  @Field(() => CompanyFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: CompanyFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By domain.' })
  domain?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By line of business.' })
  industry?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By city.' })
  city?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By country.' })
  country?: StringFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By number of people.' })
  employeeCount?: object | null;

  @Field(() => MoneyFilter, { nullable: true, description: 'By the revenue of a year.' })
  annualRevenue?: MoneyFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was made.' })
  createdAt?: object | null;

  @Field(() => MemberFilter, { nullable: true, description: 'By the responsible member.' })
  owner?: MemberFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'As the filter of a relation: whether there is none.' })
  isNull?: boolean | null;

  @Field(() => [CustomFieldFilter], { nullable: true, description: 'By custom fields; all of them hold.' })
  customFields?: CustomFieldFilter[] | null;
}

const OrderFields = { NAME: 'NAME', CREATED_AT: 'CREATED_AT' };
const CompanyOrder = customOrderInputOf(OrderFields, 'Company');

/** The arguments of a list of companies. */
@ArgsType()
export class CompanyListArgs extends PageArgs {
  @Field(() => CompanyFilter, { nullable: true, description: 'Which companies.' })
  where?: CompanyFilter | null;

  @Field(() => CompanyOrder, { nullable: true, description: 'In which order; without it, by when they were made.' })
  orderBy?: InstanceType<typeof CompanyOrder> | null;
}

/** The arguments of an aggregate of companies. */
export const CompanyAggregateArgs = aggregateArgsOf(CompanyFilter, 'Company', {
  groups: {
    INDUSTRY: 'By their line of business.',
    COUNTRY: 'By the country of the seat.',
    OWNER: 'By who is responsible; the key is the id of the member.',
    CREATED_MONTH: 'By the month in which they were made.',
  },
  sums: { ANNUAL_REVENUE: 'What they turn over in a year.', EMPLOYEE_COUNT: 'How many people work there.' },
});

/** The answer of a command on a company. */
export const CompanyPayload = payloadOf(CompanyType, 'Company');
