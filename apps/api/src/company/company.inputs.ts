import type { CompanyChanges, NewCompany } from '@smartx/domain/company';
import { Field, ID, InputType, Int } from 'type-graphql';
import { optionalId } from '../graphql/input-ids.ts';
import { MoneyInput } from '../graphql/types/money.input.ts';

@InputType()
abstract class CompanyFields {
  @Field(() => String, { nullable: true, description: 'The internet domain.' })
  domain?: string | null;

  @Field(() => String, { nullable: true, description: 'The address of the website.' })
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'The line of business.' })
  industry?: string | null;

  @Field(() => String, { nullable: true, description: 'The city of the seat.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'The country of the seat.' })
  country?: string | null;

  @Field(() => Int, { nullable: true, description: 'The year of foundation.' })
  foundedYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many people work there.' })
  employeeCount?: number | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The revenue of a year.' })
  annualRevenue?: MoneyInput | null;

  @Field(() => ID, { nullable: true, description: 'The company that it belongs to.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who is responsible.' })
  ownerId?: string | null;
}

/** A new company. */
@InputType({ description: 'A company to be recorded; without an owner it belongs to the caller.' })
export class CompanyCreateInput extends CompanyFields {
  @Field(() => String, { description: 'What the company is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether the company is a natural person.' })
  isSoleTrader?: boolean | null;
}

/** Changes of a company. */
@InputType({ description: 'Changes of a company: a field that is absent stays, null empties it.' })
export class CompanyUpdateInput extends CompanyFields {
  @Field(() => ID, { description: 'The company.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the company is still at this version.' })
  ifVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'What the company is called; null is refused.' })
  name?: string | null;
}

/** The input as the domain takes it, field by field. */
export function toCompanyChanges(input: CompanyUpdateInput | CompanyCreateInput): CompanyChanges {
  const { name, domain, website, industry, city, country, foundedYear, employeeCount, annualRevenue } = input;
  return {
    ...{ name, domain, website, industry, city, country, foundedYear, employeeCount, annualRevenue },
    parentId: optionalId('company', input.parentId, 'parentId'),
    ownerId: optionalId('member', input.ownerId, 'ownerId'),
  };
}

/** The input as the domain takes it, field by field. */
export function toNewCompany(input: CompanyCreateInput): NewCompany {
  return { ...toCompanyChanges(input), name: input.name, isSoleTrader: input.isSoleTrader ?? undefined };
}
