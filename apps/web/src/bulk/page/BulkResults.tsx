import { SegmentedControl } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import { DataGrid, EmptyState, type GridColumn, type Translator, useI18n } from '@smartx/ui';
import { useMemo, useState } from 'react';
import { contactName } from '../../contact/contact-columns.tsx';
import { graphql } from '../../gql/gql.ts';
import type { BulkFactsFragment, BulkResultsQuery as BulkResultsAnswer } from '../../gql/graphql.ts';
import { RecordLink } from '../../record/RecordLink.tsx';
import { QueryProblem } from '../../shell/problem/QueryProblem.tsx';
import styles from '../bulk.module.css';
import { outcomeWord, reasonWords } from '../bulk-words.ts';

const BulkResultsQuery = graphql(`
  query BulkResults(
    $id: ID!
    $where: BulkActionItemFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    bulkAction(id: $id) {
      id
      items(where: $where, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          outcome
          reason
          contact {
            id
            fullName
            withheld {
              field
            }
          }
          company {
            id
            name
          }
          deal {
            id
            name
          }
          lead {
            id
            contact {
              id
              fullName
              withheld {
                field
              }
            }
          }
        }
        pageInfo {
          startCursor
          endCursor
          hasNextPage
        }
        totalCount @include(if: $withCount) {
          value
          relation
        }
      }
    }
  }
`);

type Result = NonNullable<BulkResultsAnswer['bulkAction']>['items']['nodes'][number];

const NOTHING = { nodes: [], pageInfo: { startCursor: null, endCursor: null, hasNextPage: false } };
/** What has become of records, as one can ask for it. */
const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  all: [],
  changed: ['done', 'restored', 'kept'],
  left: ['skipped', 'failed', 'kept'],
};

/** What became of each record. */
export function BulkResults({ action }: { action: BulkFactsFragment }) {
  const i18n = useI18n();
  const [shown, setShown] = useState('all');
  const outcomes = OUTCOMES[shown] ?? [];
  const columns = useMemo(() => columnsOf(i18n), [i18n]);
  const list = useConnectionWindows({
    query: BulkResultsQuery,
    variables: { id: action.id, where: outcomes.length > 0 ? { outcome: { in: [...outcomes] } } : null },
    select: (data) => data.bulkAction?.items ?? NOTHING,
  });
  const title = i18n.t('Results');
  return (
    <>
      <SegmentedControl
        className={styles.outcomes}
        aria-label={i18n.t('Which results')}
        value={shown}
        onChange={setShown}
        data={[
          { value: 'all', label: i18n.t('All') },
          { value: 'changed', label: i18n.t('Changed') },
          { value: 'left', label: i18n.t('Left as they are') },
        ]}
      />
      <DataGrid
        label={title}
        columns={columns}
        totalCount={list.total ?? 0}
        getRow={list.getRow}
        onRangeNeeded={list.need}
        rowKey={(result) => `${idOf(result)} ${result.outcome}`}
        rowLabel={(result) => nameOf(i18n, result)}
        loading={list.total === null && !list.error}
        card={(result) => (
          <div className={styles.card}>
            <ResultLink result={result} />
            <span>{becameOf(i18n, result)}</span>
          </div>
        )}
        emptyState={<EmptyState title={i18n.t('No records')}>{i18n.t('No record has this result.')}</EmptyState>}
        errorState={
          list.error ? (
            <QueryProblem title={i18n.t('The results could not be loaded')} error={list.error} onRetry={list.refresh} />
          ) : undefined
        }
      />
    </>
  );
}

function columnsOf(i18n: Translator): GridColumn<Result>[] {
  return [
    { id: 'record', header: i18n.t('Record'), width: 260, cell: (result) => <ResultLink result={result} /> },
    { id: 'outcome', header: i18n.t('Result'), width: 160, cell: ({ outcome }) => outcomeWord(i18n, outcome) },
    { id: 'reason', header: i18n.t('Why'), width: 320, cell: ({ reason }) => reason && reasonWords(i18n, reason) },
  ];
}

function becameOf(i18n: Translator, { outcome, reason }: Result): string {
  return [outcomeWord(i18n, outcome), ...(reason ? [reasonWords(i18n, reason)] : [])].join(' · ');
}

function idOf({ contact, company, deal, lead }: Result): string {
  return (contact ?? company ?? deal ?? lead)?.id ?? '';
}

function nameOf(i18n: Translator, { contact, company, deal, lead }: Result): string {
  const person = contact ?? lead?.contact;
  return person ? contactName(i18n, person) : (company?.name ?? deal?.name ?? i18n.t('Deleted or out of sight'));
}

function ResultLink({ result }: { result: Result }) {
  const i18n = useI18n();
  const { contact, company, deal, lead } = result;
  const name = nameOf(i18n, result);
  if (contact) return <RecordLink kind="contacts" id={contact.id} name={name} />;
  if (company) return <RecordLink kind="companies" id={company.id} name={name} />;
  if (deal) return <RecordLink kind="deals" id={deal.id} name={name} />;
  if (lead) return <RecordLink kind="leads" id={lead.id} name={name} />;
  return <>{name}</>;
}
