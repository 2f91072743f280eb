import { FieldValue, type GridColumn, NumberText, RelativeTime, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { LeadColumns_LeadFragment } from '../gql/graphql.ts';
import { RecordLink } from '../record/RecordLink.tsx';
import { LeadStatusBadge } from './LeadStatusBadge.tsx';
import { leadName, leadStatusWord } from './lead-words.ts';

/** What a row of the list shows. */
export const LeadColumns_lead = graphql(`
  fragment LeadColumns_lead on Lead {
    id
    version
    status
    source
    origin
    score
    createdAt
    contact {
      id
      fullName
      withheld {
        field
        reason
        category
      }
      company {
        id
        name
      }
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
export type LeadRow = LeadColumns_LeadFragment;

/** The columns of the list of leads. */
export function leadColumns(i18n: Translator): GridColumn<LeadRow>[] {
  const field = (name: string, label: string, lead: LeadRow, value: React.ReactNode) => (
    <FieldValue field={name} label={label} value={value} withheld={lead.withheld} />
  );
  return [
    {
      ...{ id: 'name', header: i18n.t('Person'), width: 190, opens: true },
      text: (lead) => leadName(i18n, lead),
      cell: (lead, asLink) => asLink(leadName(i18n, lead)),
    },
    {
      ...{ id: 'company', header: i18n.t('Company'), width: 180 },
      cell: ({ contact }) =>
        contact?.company && <RecordLink kind="companies" id={contact.company.id} name={contact.company.name} />,
    },
    {
      ...{ id: 'status', header: i18n.t('Status'), width: 130 },
      text: ({ status }) => leadStatusWord(i18n, status),
      cell: ({ status }) => <LeadStatusBadge status={status} />,
    },
    {
      ...{ id: 'score', header: i18n.t('Score'), width: 80, align: 'end', sortable: true },
      cell: (lead) => field('score', i18n.t('Score'), lead, lead.score !== null && <NumberText value={lead.score} />),
    },
    {
      ...{ id: 'source', header: i18n.t('Source'), width: 140 },
      cell: (lead) => field('source', i18n.t('Source'), lead, lead.source),
    },
    {
      ...{ id: 'origin', header: i18n.t('Where it began'), width: 150 },
      cell: (lead) => field('origin', i18n.t('Where it began'), lead, lead.origin),
    },
    { id: 'owner', header: i18n.t('Owner'), width: 140, cell: ({ owner }) => owner?.displayName },
    {
      ...{ id: 'created', header: i18n.t('Added'), width: 130, sortable: true },
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
  ];
}
