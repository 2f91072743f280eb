import { DateText, FieldValue, type GridColumn, MoneyText, RelativeTime, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { DealColumns_DealFragment } from '../gql/graphql.ts';
import { RecordLink } from '../record/RecordLink.tsx';
import { StageBadge } from './stage/StageBadge.tsx';

/** What a row of the list and a card of the board show. */
export const DealColumns_deal = graphql(`
  fragment DealColumns_deal on Deal {
    id
    version
    name
    expectedCloseOn
    closedOn
    stageEnteredAt
    createdAt
    value {
      amount
      currency
    }
    stage {
      id
      name
      kind
      rottingDays
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

/** A row of the list. */
export type DealRow = DealColumns_DealFragment;

/** The name, or what stands for it where it is withheld. */
export function dealName(i18n: Translator, deal: { name: string | null }): string {
  return deal.name ?? i18n.t('Name withheld');
}

/** The columns of the list of deals. */
export function dealColumns(i18n: Translator): GridColumn<DealRow>[] {
  return [
    {
      ...{ id: 'name', header: i18n.t('Name'), width: 250, opens: true, sortable: true },
      text: (deal) => dealName(i18n, deal),
      cell: (deal, asLink) => (
        <FieldValue field="name" label={i18n.t('Name')} value={asLink(deal.name)} withheld={deal.withheld} />
      ),
    },
    {
      ...{ id: 'company', header: i18n.t('Company'), width: 160 },
      cell: ({ company }) => company && <RecordLink kind="companies" id={company.id} name={company.name} />,
    },
    {
      ...{ id: 'contact', header: i18n.t('Contact'), width: 140 },
      cell: ({ contact }) => contact && <RecordLink kind="contacts" id={contact.id} name={contact.fullName} />,
    },
    {
      ...{ id: 'stage', header: i18n.t('Stage'), width: 125 },
      text: ({ stage }) => stage?.name ?? '',
      cell: ({ stage }) => stage && <StageBadge stage={stage} />,
    },
    {
      ...{ id: 'value', header: i18n.t('Value'), width: 110, align: 'end', sortable: true },
      cell: ({ value }) => value && <MoneyText amount={value.amount} currency={value.currency} cents="auto" />,
    },
    {
      ...{ id: 'expected', header: i18n.t('Expected close'), width: 135 },
      cell: ({ expectedCloseOn }) => expectedCloseOn && <DateText value={expectedCloseOn} format="date" />,
    },
    {
      ...{ id: 'closed', header: i18n.t('Closed'), width: 135, sortable: true },
      cell: ({ closedOn }) => closedOn && <DateText value={closedOn} format="date" />,
    },
    { id: 'owner', header: i18n.t('Owner'), width: 130, cell: ({ owner }) => owner?.displayName },
    {
      ...{ id: 'inStage', header: i18n.t('In this stage'), width: 140 },
      cell: ({ stageEnteredAt }) => <RelativeTime value={stageEnteredAt} />,
    },
    {
      ...{ id: 'created', header: i18n.t('Added'), width: 130, sortable: true },
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
  ];
}
