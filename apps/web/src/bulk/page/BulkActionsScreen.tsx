import { useConnectionWindows } from '@smartx/client';
import {
  DataGrid,
  DateText,
  EmptyState,
  type GridColumn,
  NumberText,
  PageHeader,
  StatusBadge,
  type Translator,
  useI18n,
  usePageTitle,
} from '@smartx/ui';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { BulkFactsFragment } from '../../gql/graphql.ts';
import { QueryProblem } from '../../shell/problem/QueryProblem.tsx';
import styles from '../bulk.module.css';
import { bulkStateWord, deedWord, recordsWord } from '../bulk-words.ts';

const BulkActionListQuery = graphql(`
  query BulkActionList(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    bulkActions(
      where: { state: { ne: "prepared" } }
      orderBy: { field: CREATED_AT, direction: DESC }
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      nodes {
        id
        ...BulkFacts @unmask
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
`);

const route = getRouteApi('/w/$workspace/bulk-actions');

/** The bulk actions of the last 30 days. */
export function BulkActionsScreen() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const title = i18n.t('Bulk actions');
  usePageTitle(title);
  const columns = useMemo(() => columnsOf(i18n), [i18n]);
  const list = useConnectionWindows({ query: BulkActionListQuery, variables: {}, select: (data) => data.bulkActions });
  const name = (action: BulkFactsFragment) =>
    i18n.t('{deed} · {records}', {
      deed: deedWord(i18n, action),
      records: recordsWord(i18n, action.object, action.totalCount),
    });
  return (
    <div className={styles.screen}>
      <PageHeader title={title} count={list.total} countIsMinimum={list.isLowerBound} />
      <DataGrid
        label={title}
        columns={columns}
        totalCount={list.total ?? 0}
        getRow={list.getRow}
        onRangeNeeded={list.need}
        rowKey={({ id }) => id}
        rowLabel={name}
        rowHref={({ id }) => `/w/${workspace}/bulk-actions/${id}`}
        onOpen={({ id }) => void router.navigate({ to: '/w/$workspace/bulk-actions/$id', params: { workspace, id } })}
        loading={list.total === null && !list.error}
        card={(action) => (
          <div className={styles.card}>
            <strong>{name(action)}</strong>
            <span>
              {bulkStateWord(i18n, action.state)} · <DateText value={action.createdAt} format="datetime" />
            </span>
          </div>
        )}
        emptyState={
          <EmptyState title={i18n.t('No bulk actions yet')}>
            {i18n.t(
              'Tick records in a list to change many at once. What was done stands here for 30 days and can be undone.',
            )}
          </EmptyState>
        }
        errorState={
          list.error ? (
            <QueryProblem
              title={i18n.t('The bulk actions could not be loaded')}
              error={list.error}
              onRetry={list.refresh}
            />
          ) : undefined
        }
      />
    </div>
  );
}

function columnsOf(i18n: Translator): GridColumn<BulkFactsFragment>[] {
  return [
    { id: 'deed', header: i18n.t('What'), opens: true, cell: (action) => deedWord(i18n, action) },
    { id: 'records', header: i18n.t('Records'), cell: (action) => recordsWord(i18n, action.object, action.totalCount) },
    {
      id: 'state',
      header: i18n.t('State'),
      cell: ({ state }) => <StatusBadge>{bulkStateWord(i18n, state)}</StatusBadge>,
    },
    { id: 'done', header: i18n.t('Changed'), align: 'end', cell: ({ doneCount }) => <NumberText value={doneCount} /> },
    {
      ...{ id: 'left', header: i18n.t('Left as they are'), align: 'end' },
      cell: ({ skippedCount, failedCount }) => <NumberText value={skippedCount + failedCount} />,
    },
    { id: 'member', header: i18n.t('By'), cell: ({ member }) => member?.displayName },
    { id: 'when', header: i18n.t('When'), cell: ({ createdAt }) => <DateText value={createdAt} format="datetime" /> },
  ];
}
