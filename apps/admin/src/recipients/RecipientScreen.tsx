import { useQuery } from '@apollo/client/react';
import { useConnectionWindows } from '@smartx/client';
import { DataGrid, EmptyState, PageHeader, Toolbar, useI18n, useNow, usePageTitle, useToast } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { Choice } from '../screen/Choice.tsx';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { type NoticeRow, NoticeState, recipientColumns } from './recipient-columns.tsx';
import { NOTICE_VIEWS, noticeKindWord, whereOf } from './recipient-words.ts';
import styles from './recipients.module.css';
import { SettleDialog } from './SettleDialog.tsx';

const RecipientsQuery = graphql(`
  query Recipients(
    $where: RecipientNoticeFilter
    $orderBy: RecipientNoticeOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
  ) @purpose(is: RIGHTS_HANDLING) {
    recipientNotices(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...RecipientColumns_notice @unmask
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

const RecipientZoneQuery = graphql(`
  query RecipientZone @purpose(is: RIGHTS_HANDLING) {
    viewer {
      workspace {
        id
        timeZone
      }
    }
  }
`);

const route = getRouteApi('/w/$workspace/recipients');

/** Who received data of people and is told that they were deleted, corrected or restricted (GDPR Art. 19). */
export function RecipientScreen() {
  const i18n = useI18n();
  const toast = useToast();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [settled, setSettled] = useState<NoticeRow | null>(null);
  const { data } = useQuery(RecipientZoneQuery);
  const timeZone = data?.viewer.workspace.timeZone ?? 'UTC';
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const view = NOTICE_VIEWS.find((one) => one === search.show) ?? 'open';
  const change = (next: typeof search) =>
    void navigate({ search: (before) => changeSearch(before, next), replace: true });
  const columns = useMemo(() => recipientColumns(i18n, timeZone), [i18n, timeZone]);
  const list = useConnectionWindows({
    query: RecipientsQuery,
    variables: {
      where: whereOf(view, today),
      orderBy: { field: 'DUE_ON', direction: search.sort === 'latest' ? 'DESC' : 'ASC' },
    },
    select: (answer) => answer.recipientNotices,
  });
  usePageTitle(i18n.t('Recipients'));
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Recipients')} count={list.total} countIsMinimum={list.isLowerBound} />
      <p className={screen.lead}>
        {i18n.t(
          'Whoever received data of a person is told when it is deleted, corrected or restricted. Those with a key hear of it at once and answer with it; the others are told by you. Thirty days are given. A recipient that never answers can be cut off under API keys.',
        )}
      </p>
      <Toolbar label={i18n.t('Which list')}>
        <Choice
          label={i18n.t('Which notices')}
          value={view}
          onChange={(show) => change({ show: show === 'open' ? '' : show })}
          options={[
            { value: 'open', label: i18n.t('Not answered yet') },
            { value: 'overdue', label: i18n.t('Overdue') },
            { value: 'settled', label: i18n.t('Acknowledged') },
            { value: 'impossible', label: i18n.t('Impossible') },
          ]}
        />
      </Toolbar>
      <div className={styles.list}>
        <DataGrid
          label={i18n.t('Recipients')}
          columns={columns}
          {...listGrid(list)}
          rowKey={({ id }) => id}
          rowLabel={({ recipient, kind }) => `${recipient} ${noticeKindWord(i18n, kind)}`}
          onOpen={(row) => !row.acknowledgedAt && setSettled(row)}
          sort={{ columnId: 'due', direction: search.sort === 'latest' ? 'descending' : 'ascending' }}
          onSortChange={(sort) => change({ sort: sort?.direction === 'descending' ? 'latest' : '' })}
          card={(row) => <RecipientCard row={row} timeZone={timeZone} />}
          emptyState={
            <EmptyState title={i18n.t('Nobody is waited for')}>
              {i18n.t('When somebody is deleted, everybody who received data of them stands here.')}
            </EmptyState>
          }
          errorState={
            list.error ? (
              <ProblemState title={i18n.t('The list could not be loaded')} error={list.error} onRetry={list.refresh} />
            ) : undefined
          }
        />
      </div>
      <SettleDialog
        notice={settled}
        onClose={() => setSettled(null)}
        onSettled={() => {
          toast({ message: i18n.t('Noted') });
          list.refresh();
        }}
      />
    </div>
  );
}

function RecipientCard({ row, timeZone }: { row: NoticeRow; timeZone: string }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>
        <bdi>{row.recipient}</bdi>
      </strong>
      <span className={screen.cardLine}>
        {noticeKindWord(i18n, row.kind)} <NoticeState row={row} i18n={i18n} timeZone={timeZone} />
      </span>
    </div>
  );
}
