import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import { type Fact, FactList, FieldValue, NumberText, RelativeTime, type Translator, useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { LeadFacts_LeadFragment } from '../../gql/graphql.ts';
import { type Editable, useEditable } from '../../record/inline/use-editable.tsx';
import { RecordLink } from '../../record/RecordLink.tsx';
import { LeadEditForm } from '../form/LeadEditDialog.tsx';
import { LeadStatusBadge } from '../LeadStatusBadge.tsx';

const LeadFacts_lead = graphql(`
  fragment LeadFacts_lead on Lead {
    id
    status
    source
    origin
    score
    visitCount
    secondsOnSite
    pagesPerVisit
    lastActivity
    createdAt
    convertedAt
    contact {
      id
      fullName
    }
    convertedDeal {
      id
      name
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

/** What is known about an enquiry. */
export function LeadFacts(props: { lead: FragmentType<LeadFacts_LeadFragment> }) {
  const i18n = useI18n();
  const lead = useFragmentData(LeadFacts_lead, props.lead);
  const editable = useEditable(lead.id, 'lead:update', { withheld: lead.withheld, form: LeadEditForm });
  return <FactList facts={factsOf(i18n, lead, editable)} />;
}

/** The fields of the form in which the facts are changed; the others are not by hand, or by a step of their own. */
const FORM_FIELDS: Readonly<Record<string, string>> = {
  owner: 'ownerId',
  score: 'score',
  source: 'source',
  origin: 'origin',
};

function factsOf(i18n: Translator, lead: LeadFacts_LeadFragment, editable: Editable): Fact[] {
  const inPlace = (field: string, label: string, value: ReactNode) => {
    const form = FORM_FIELDS[field];
    return form ? editable(form, label, value) : value;
  };
  const fact = (field: string, label: string, value: ReactNode): Fact => ({
    label,
    value: inPlace(field, label, <FieldValue field={field} label={label} value={value} withheld={lead.withheld} />),
  });
  const count = (value: number | null) => value !== null && <NumberText value={value} />;
  const { contact, convertedDeal: deal } = lead;
  const minutes = lead.secondsOnSite === null ? null : Math.round(lead.secondsOnSite / 60);
  const facts = [
    { label: i18n.t('Status'), value: <LeadStatusBadge status={lead.status} /> },
    fact(
      'contact',
      i18n.t('Person'),
      contact && <RecordLink kind="contacts" id={contact.id} name={contact.fullName} />,
    ),
    fact('owner', i18n.t('Owner'), lead.owner?.displayName),
    fact('score', i18n.t('Score'), count(lead.score)),
    fact('source', i18n.t('Source'), lead.source),
    fact('origin', i18n.t('Where it began'), lead.origin),
    { label: i18n.t('Added'), value: <RelativeTime value={lead.createdAt} /> },
    fact('lastActivity', i18n.t('Did last'), lead.lastActivity),
    fact('visitCount', i18n.t('Visits'), count(lead.visitCount)),
    fact('secondsOnSite', i18n.t('Minutes on the website'), count(minutes)),
    fact('pagesPerVisit', i18n.t('Pages a visit'), count(lead.pagesPerVisit)),
  ];
  if (deal) facts.push({ label: i18n.t('Became'), value: <RecordLink kind="deals" id={deal.id} name={deal.name} /> });
  return facts;
}
