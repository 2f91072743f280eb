import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import { type Fact, FactList, FieldValue, MoneyText, NumberText, type Translator, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { CompanyFacts_CompanyFragment } from '../../gql/graphql.ts';
import { RecordLink } from '../../record/RecordLink.tsx';
import { WebLink } from '../../record/WebLink.tsx';

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
  return <FactList facts={factsOf(i18n, company)} />;
}

function factsOf(i18n: Translator, company: CompanyFacts_CompanyFragment): Fact[] {
  const { annualRevenue, parent, withheld } = company;
  const fact = (field: string, label: string, value: React.ReactNode): Fact => ({
    label,
    value: <FieldValue field={field} label={label} value={value} withheld={withheld} />,
  });
  const facts = [
    fact('domain', i18n.t('Domain'), company.domain && <bdi>{company.domain}</bdi>),
    fact('website', i18n.t('Website'), company.website && <WebLink href={company.website} />),
    fact('industry', i18n.t('Industry'), company.industry),
    fact('city', i18n.t('City'), company.city),
    fact('country', i18n.t('Country'), company.country),
    { label: i18n.t('Owner'), value: company.owner?.displayName ?? '—' },
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
