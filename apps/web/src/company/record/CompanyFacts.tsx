import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import { type Fact, FactList, FieldValue, MoneyText, NoValue, NumberText, type Translator, useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { CompanyFacts_CompanyFragment } from '../../gql/graphql.ts';
import { type Editable, useEditable } from '../../record/inline/use-editable.tsx';
import { RecordLink } from '../../record/RecordLink.tsx';
import { WebLink } from '../../record/WebLink.tsx';
import { CompanyEditForm } from '../form/CompanyEditDialog.tsx';

const CompanyFacts_company = graphql(`
  fragment CompanyFacts_company on Company {
    id
    domain
    website
    industry
    city
    country
    employeeCount
    foundedYear
    isSoleTrader
    annualRevenue {
      amount
      currency
    }
    owner {
      id
      displayName
    }
    parent {
      id
      name
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** What is known about a company. */
export function CompanyFacts(props: { company: FragmentType<CompanyFacts_CompanyFragment> }) {
  const i18n = useI18n();
  const company = useFragmentData(CompanyFacts_company, props.company);
  const editable = useEditable(company.id, 'company:update', { withheld: company.withheld, form: CompanyEditForm });
  return <FactList facts={factsOf(i18n, company, editable)} />;
}

/** The fields of the form in which the facts are changed; the others are not by hand, or by a step of their own. */
const FORM_FIELDS: Readonly<Record<string, string>> = {
  domain: 'domain',
  website: 'website',
  industry: 'industry',
  city: 'city',
  country: 'country',
  employeeCount: 'employeeCount',
  annualRevenue: 'annualRevenue',
  foundedYear: 'foundedYear',
  owner: 'ownerId',
};

function factsOf(i18n: Translator, company: CompanyFacts_CompanyFragment, editable: Editable): Fact[] {
  const { annualRevenue, parent, withheld } = company;
  const inPlace = (field: string, label: string, value: ReactNode) => {
    const form = FORM_FIELDS[field];
    return form ? editable(form, label, value) : value;
  };
  const fact = (field: string, label: string, value: ReactNode): Fact => ({
    label,
    value: inPlace(field, label, <FieldValue field={field} label={label} value={value} withheld={withheld} />),
  });
  const facts = [
    fact('domain', i18n.t('Domain'), company.domain && <bdi>{company.domain}</bdi>),
    fact('website', i18n.t('Website'), company.website && <WebLink href={company.website} />),
    fact('industry', i18n.t('Industry'), company.industry),
    fact('city', i18n.t('City'), company.city),
    fact('country', i18n.t('Country'), company.country),
    { label: i18n.t('Owner'), value: inPlace('owner', i18n.t('Owner'), company.owner?.displayName ?? <NoValue />) },
    fact(
      'employeeCount',
      i18n.t('Employees'),
      company.employeeCount !== null && <NumberText value={company.employeeCount} />,
    ),
    fact(
      'annualRevenue',
      i18n.t('Revenue a year'),
      annualRevenue && <MoneyText amount={annualRevenue.amount} currency={annualRevenue.currency} cents="auto" />,
    ),
    fact('foundedYear', i18n.t('Founded'), company.foundedYear),
  ];
  if (parent)
    facts.push({ label: i18n.t('Part of'), value: <RecordLink kind="companies" id={parent.id} name={parent.name} /> });
  if (company.isSoleTrader)
    facts.push({ label: i18n.t('Legal form'), value: i18n.t('Sole trader: a person, so personal data') });
  return facts;
}
