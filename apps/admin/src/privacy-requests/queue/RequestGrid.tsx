import { useConnectionWindows } from '@smartx/client';
import { DataGrid, EmptyState, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import { useMemo } from 'react';
import { graphql } from '../../gql/gql.ts';
import { listGrid } from '../../screen/list-grid.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import { rightWord, stateTone, stateWord } from '../words/request-words.ts';
import { type QueueTab, queueCondition } from './queue-tab.ts';
import { DueOrDone, type RequestRow, requestColumns } from './request-columns.tsx';

const RequestListQuery = graphql(`
  query RequestList(
    $where: PrivacyRequestFilter
    $orderBy: PrivacyRequestOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
  ) @purpose(is: RIGHTS_HANDLING) {
    privacyRequests(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...RequestColumns_request @unmask
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

interface RequestGridProps {
  tab: QueueTab;
  /** The workspace's day. */
  today: string;
  timeZone: string;
  /** Only requests whose reference contains this. */
  reference?: string | undefined;
  onOpen: (id: string) => void;
  hrefOf: (id: string) => string;
}

/** The requests of one part of the queue, the most urgent first. */
export function RequestGrid({ tab, today, timeZone, reference, onOpen, hrefOf }: RequestGridProps) {
  const i18n = useI18n();
  const columns = useMemo(() => requestColumns(i18n, timeZone), [i18n, timeZone]);
  const where = queueCondition(tab, today);
  const list = useConnectionWindows({
    query: RequestListQuery,
    variables: {
      where: reference ? { ...where, reference: { contains: reference.trim() } } : where,
      orderBy: tab === 'closed' ? { field: 'RECEIVED_AT', direction: 'DESC' } : { field: 'DUE_ON', direction: 'ASC' },
    },
    select: (data) => data.privacyRequests,
  });
  return (
    <DataGrid
      label={i18n.t('Privacy requests')}
      columns={columns}
      {...listGrid(list)}
      rowKey={({ id }) => id}
      rowLabel={({ reference: name }) => name}
      onOpen={({ id }) => onOpen(id)}
      rowHref={({ id }) => hrefOf(id)}
      card={(request) => <RequestCard request={request} timeZone={timeZone} />}
      emptyState={
        reference ? (
          <EmptyState title={i18n.t('No request has such a reference')}>
            {i18n.t('Search for another part of it, or look among the closed ones.')}
          </EmptyState>
        ) : (
          <EmptyState title={emptyTitle(i18n, tab)}>{emptyText(i18n, tab)}</EmptyState>
        )
      }
      errorState={
        list.error ? (
          <ProblemState title={i18n.t('The requests could not be loaded')} error={list.error} onRetry={list.refresh} />
        ) : undefined
      }
    />
  );
}

function emptyTitle(i18n: Translator, tab: QueueTab): string {
  switch (tab) {
    case 'open':
      return i18n.t('No request is open');
    case 'soon':
      return i18n.t('Nothing is due within a week');
    case 'overdue':
      return i18n.t('Nothing is overdue');
    case 'waiting':
      return i18n.t('Nobody is being asked anything');
    case 'closed':
      return i18n.t('No request was closed yet');
  }
}

function emptyText(i18n: Translator, tab: QueueTab): string {
  if (tab === 'closed') return i18n.t('Requests that were carried out, refused or withdrawn stand here for two years.');
  return i18n.t('People ask in the privacy centre; what reaches you by mail, telephone or post you enter yourself.');
}

function RequestCard({ request, timeZone }: { request: RequestRow; timeZone: string }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>{rightWord(i18n, request.kind)}</strong>
      <span className={screen.cardLine}>
        <bdi>{request.reference}</bdi>
        <StatusBadge tone={stateTone(request.state)}>{stateWord(i18n, request.state, request.kind)}</StatusBadge>
      </span>
      <span className={screen.cardLine}>
        <DueOrDone request={request} timeZone={timeZone} />
        {request.assignee?.displayName}
      </span>
    </div>
  );
}
