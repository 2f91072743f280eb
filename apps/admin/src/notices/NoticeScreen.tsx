import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import {
  DataGrid,
  EmptyState,
  formatNumber,
  LoadingRows,
  PageHeader,
  Toolbar,
  UserErrors,
  useI18n,
  useNow,
  usePageTitle,
} from '@smartx/ui';
import { IconMailForward } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { dayIn } from '../privacy-requests/queue/queue-tab.ts';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { NoticePeek } from './NoticePeek.tsx';
import { isUndelivered, type NoticeRow, NoticeState, nameOf, noticeColumns } from './notice-columns.tsx';
import { isNoticeTab, NOTICE_TABS, type NoticeTab, noticeCondition, tabName } from './notice-words.ts';
import styles from './notices.module.css';
import { useSendNotices } from './use-send-notices.ts';

const NoticesQuery = graphql(`
  query Notices(
    $where: ContactFilter
    $orderBy: ContactOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
  ) @purpose(is: RIGHTS_HANDLING) {
    contacts(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...NoticeColumns_contact @unmask
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

const NoticeCountsQuery = graphql(`
  query NoticeCounts($due: ContactFilter!, $overdue: ContactFilter!) @purpose(is: RIGHTS_HANDLING) {
    due: contacts(first: 0, where: $due) {
      totalCount {
        value
      }
    }
    overdue: contacts(first: 0, where: $overdue) {
      totalCount {
        value
      }
    }
  }
`);

const NoticeClockQuery = graphql(`
  query NoticeClock @purpose(is: RIGHTS_HANDLING) {
    viewer {
      workspace {
        id
        timeZone
      }
    }
  }
`);

const route = getRouteApi('/w/$workspace/notices');

/** Who is to be told that their data is held, which did not come from them, and who was (GDPR Art. 14). */
export function NoticeScreen() {
  const i18n = useI18n();
  const clock = useQuery(NoticeClockQuery);
  usePageTitle(i18n.t('Notices'));
  if (clock.error) {
    const retry = () => void clock.refetch();
    return <ProblemState title={i18n.t('The list could not be loaded')} error={clock.error} onRetry={retry} />;
  }
  return clock.data ? <NoticeList timeZone={clock.data.viewer.workspace.timeZone} /> : <LoadingRows />;
}

function NoticeList({ timeZone }: { timeZone: string }) {
  const i18n = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { workspace } = route.useParams();
  const today = dayIn(timeZone, useNow());
  const tab = isNoticeTab(search.tab) ? search.tab : 'due';
  const change = (next: typeof search) =>
    void navigate({ search: (before) => changeSearch(before, next), replace: next.open === undefined });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const counts = useQuery(NoticeCountsQuery, {
    fetchPolicy: 'cache-and-network',
    variables: { due: noticeCondition('due', today), overdue: noticeCondition('overdue', today) },
  });
  const list = useConnectionWindows({
    query: NoticesQuery,
    variables: { where: noticeCondition(tab, today), orderBy: { field: 'NOTICE_DUE_ON', direction: 'ASC' } },
    select: (data) => data.contacts,
  });
  const refresh = () => {
    setSelected(new Set());
    list.refresh();
    void counts.refetch();
  };
  const sending = useSendNotices(refresh);
  const columns = useMemo(() => noticeColumns(i18n), [i18n]);
  const open = findRow(list, search.open);
  const isSendable = tab === 'due' || tab === 'overdue';
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Notices')}
        count={list.total}
        countIsMinimum={list.isLowerBound}
        actions={
          isSendable && (
            <Button
              leftSection={<IconMailForward size={16} stroke={1.5} aria-hidden />}
              disabled={selected.size === 0}
              loading={sending.busy}
              onClick={() => sending.send([...selected])}
            >
              {i18n.t('Send to the selected')}
              {selected.size > 0 && ` (${formatNumber(i18n.locale, selected.size)})`}
            </Button>
          )
        }
      />
      <p className={screen.lead}>
        {i18n.t(
          'Whoever did not give their data themselves is told within a month, and with the first exchange at the latest (GDPR Art. 14). Choose people and send them the notice; at most 100 at a time.',
        )}
      </p>
      <UserErrors errors={sending.errors} title={i18n.t('Not everybody was told.')} />
      <NoticeTabs
        tab={tab}
        counts={{ due: counts.data?.due.totalCount.value, overdue: counts.data?.overdue.totalCount.value }}
        onChange={(next) => {
          setSelected(new Set());
          change({ tab: next === 'due' ? '' : next, open: '' });
        }}
      />
      <div className={styles.list}>
        <DataGrid
          key={tab}
          label={i18n.t('Notices')}
          columns={columns}
          {...listGrid(list)}
          rowKey={({ id }) => id}
          rowLabel={(row) => nameOf(i18n, row)}
          onOpen={({ id }) => change({ open: id })}
          openKey={search.open}
          {...(isSendable && { selection: selected, onSelectionChange: setSelected })}
          card={(row) => <NoticeCard row={row} />}
          emptyState={<EmptyState title={emptyTitle(i18n, tab)} />}
          errorState={
            list.error ? (
              <ProblemState title={i18n.t('The list could not be loaded')} error={list.error} onRetry={list.refresh} />
            ) : undefined
          }
        />
      </div>
      {open && (
        <NoticePeek
          row={open}
          slug={workspace}
          today={today}
          onChanged={refresh}
          onClose={() => change({ open: '' })}
        />
      )}
    </div>
  );
}

/** A row that is loaded, by its id. */
function findRow(
  list: { readonly total: number | null; readonly getRow: (index: number) => NoticeRow | undefined },
  id: string | undefined,
): NoticeRow | undefined {
  if (!id) return undefined;
  for (let index = 0; index < (list.total ?? 0); index += 1) {
    const row = list.getRow(index);
    if (row?.id === id) return row;
  }
  return undefined;
}

interface NoticeTabsProps {
  readonly tab: NoticeTab;
  readonly counts: Partial<Record<NoticeTab, number | undefined>>;
  readonly onChange: (tab: NoticeTab) => void;
}

function NoticeTabs({ tab, counts, onChange }: NoticeTabsProps) {
  const i18n = useI18n();
  return (
    <Toolbar label={i18n.t('Which notices')}>
      <div className={styles.tabs}>
        <SegmentedControl
          value={tab}
          onChange={(next) => isNoticeTab(next) && onChange(next)}
          data={NOTICE_TABS.map((value) => ({ value, label: <TabLabel tab={value} count={counts[value]} /> }))}
        />
      </div>
    </Toolbar>
  );
}

function TabLabel({ tab, count }: { tab: NoticeTab; count: number | undefined }) {
  const i18n = useI18n();
  return (
    <>
      {tabName(i18n, tab)}
      {count !== undefined && count > 0 && (
        <span className={styles.count} data-bad={tab === 'overdue' || undefined}>
          {formatNumber(i18n.locale, count)}
        </span>
      )}
    </>
  );
}

function emptyTitle(i18n: ReturnType<typeof useI18n>, tab: NoticeTab): string {
  switch (tab) {
    case 'due':
      return i18n.t('Nobody is to be told');
    case 'overdue':
      return i18n.t('Nothing is overdue');
    case 'sent':
      return i18n.t('Nobody was told yet');
    case 'exempt':
      return i18n.t('Nobody is exempt');
  }
}

function NoticeCard({ row }: { row: NoticeRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>
        <bdi>{nameOf(i18n, row)}</bdi>
      </strong>
      <span className={screen.cardLine}>
        <NoticeState row={row} i18n={i18n} />
        {isUndelivered(row) && i18n.t('Open it to send it again.')}
      </span>
    </div>
  );
}
