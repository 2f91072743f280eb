import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import {
  DateText,
  type Fact,
  FactList,
  FieldValue,
  MoneyText,
  RelativeTime,
  type Translator,
  useI18n,
} from '@smartx/ui';
import type { ReactNode } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { DealFacts_DealFragment } from '../../gql/graphql.ts';
import { type Editable, useEditable } from '../../record/inline/use-editable.tsx';
import { RecordLink } from '../../record/RecordLink.tsx';
import { DealEditForm } from '../form/DealEditDialog.tsx';

const DealFacts_deal = graphql(`
  fragment DealFacts_deal on Deal {
    id
    engagedOn
    expectedCloseOn
    closedOn
    lostReason
    stageEnteredAt
    value {
      amount
      currency
    }
    pipeline {
      id
      name
    }
    stage {
      id
      name
      kind
    }
    company {
      id
      name
    }
    contact {
      id
      fullName
    }
    owner {
      id
      displayName
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** What is known about a deal. */
export function DealFacts(props: { deal: FragmentType<DealFacts_DealFragment> }) {
  const i18n = useI18n();
  const deal = useFragmentData(DealFacts_deal, props.deal);
  const editable = useEditable(deal.id, 'deal:update', { withheld: deal.withheld, form: DealEditForm });
  return <FactList facts={factsOf(i18n, deal, editable)} />;
}

/** The fields of the form in which the facts are changed; the others are not by hand, or by a step of their own. */
const FORM_FIELDS: Readonly<Record<string, string>> = {
  value: 'value',
  company: 'companyId',
  contact: 'contactId',
  owner: 'ownerId',
  engagedOn: 'engagedOn',
  expectedCloseOn: 'expectedCloseOn',
};

function factsOf(i18n: Translator, deal: DealFacts_DealFragment, editable: Editable): Fact[] {
  const inPlace = (field: string, label: string, value: ReactNode) => {
    const form = FORM_FIELDS[field];
    return form ? editable(form, label, value) : value;
  };
  const fact = (field: string, label: string, value: ReactNode): Fact => ({
    label,
    value: inPlace(field, label, <FieldValue field={field} label={label} value={value} withheld={deal.withheld} />),
  });
  const day = (date: string | null) => date && <DateText value={date} format="date" />;
  const { value, company, contact, stage } = deal;
  const facts = [
    fact('value', i18n.t('Value'), value && <MoneyText amount={value.amount} currency={value.currency} cents="auto" />),
    fact('stage', i18n.t('Stage'), stage?.name),
    { label: i18n.t('In this stage'), value: <RelativeTime value={deal.stageEnteredAt} /> },
    fact('company', i18n.t('Company'), company && <RecordLink kind="companies" id={company.id} name={company.name} />),
    fact(
      'contact',
      i18n.t('Contact'),
      contact && <RecordLink kind="contacts" id={contact.id} name={contact.fullName} />,
    ),
    fact('owner', i18n.t('Owner'), deal.owner?.displayName),
    fact('pipeline', i18n.t('Pipeline'), deal.pipeline?.name),
    fact('engagedOn', i18n.t('Work began'), day(deal.engagedOn)),
    fact('expectedCloseOn', i18n.t('Expected close'), day(deal.expectedCloseOn)),
  ];
  if (stage?.kind !== 'open') facts.push(fact('closedOn', i18n.t('Closed'), day(deal.closedOn)));
  if (stage?.kind === 'lost') facts.push(fact('lostReason', i18n.t('Reason'), deal.lostReason));
  return facts;
}
