import type { Patch } from '../record/apply-patch.ts';
import { normaliseHostName } from '../record/input/host-name.ts';
import type { InputCheck, MoneyInput, NumberRule, TextRule } from '../record/input/input-check.ts';
import { matchName } from '../record/match-name.ts';
import type { Company } from './company.entity.ts';

/** What can be changed about a company; a field that is absent stays as it is, null empties it. */
export interface CompanyChanges {
  readonly name?: string | null | undefined;
  readonly domain?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly industry?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly foundedYear?: number | null | undefined;
  readonly employeeCount?: number | null | undefined;
  readonly annualRevenue?: MoneyInput | null | undefined;
  readonly parentId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
}

/** A company to be recorded; without `ownerId` it belongs to the member who records it. */
export interface NewCompany extends CompanyChanges {
  readonly name: string;
  /** The company is a natural person (GDPR recital 14 protects no others): it gets a data subject of its own. */
  readonly isSoleTrader?: boolean | undefined;
  readonly importRunId?: string | undefined;
}

/** The limits of a company's fields. */
export const COMPANY_LIMITS = {
  name: { max: 200, required: true },
  domain: { max: 253 },
  industry: { max: 100 },
  city: { max: 100 },
  foundedYear: { min: 1000, max: 2100 },
  employeeCount: { min: 0, max: 100_000_000 },
} as const satisfies Record<string, TextRule | NumberRule>;

/** Reads the plain fields of a company; relations are the service's. */
export function readCompany(check: InputCheck, input: CompanyChanges): Patch<Company> {
  const name = check.text('name', input.name, COMPANY_LIMITS.name);
  const revenue = check.money('annualRevenue', input.annualRevenue);
  return {
    name: name ?? undefined,
    matchName: name == null ? undefined : matchName(name),
    domain: readDomain(check, input.domain),
    website: check.webAddress('website', input.website),
    industry: check.text('industry', input.industry, COMPANY_LIMITS.industry),
    city: check.text('city', input.city, COMPANY_LIMITS.city),
    country: check.country('country', input.country),
    foundedYear: check.integer('foundedYear', input.foundedYear, COMPANY_LIMITS.foundedYear),
    employeeCount: check.integer('employeeCount', input.employeeCount, COMPANY_LIMITS.employeeCount),
    annualRevenueMinor: revenue.minor,
    annualRevenueCurrency: revenue.currency,
  };
}

function readDomain(check: InputCheck, value: string | null | undefined): string | null | undefined {
  const text = check.text('domain', value, COMPANY_LIMITS.domain);
  if (text == null) return text;
  const domain = normaliseHostName(text);
  if (domain === null) check.refuse('domain', 'Use a domain such as example.com.');
  return domain;
}
