import { Button } from '@mantine/core';
import type { ConnectionList } from '@smartx/client';
import {
  ColumnsMenu,
  DataGrid,
  EmptyState,
  type GridColumn,
  type GridSort,
  PageHeader,
  SortSelect,
  useI18n,
  useIsPhone,
  usePageTitle,
} from '@smartx/ui';
import type { ReactNode } from 'react';
import { type BulkList, useBulkList } from '../bulk/use-bulk-list.tsx';
import { recordHref } from '../record/record-href.ts';
import { useLeaveTrail } from '../record/trail/trails-context.tsx';
import { useSession } from '../session/use-session.ts';
import { QueryProblem } from '../shell/problem/QueryProblem.tsx';
import { readSort, writeSort } from './address/list-sort.ts';
import { EmptyList } from './EmptyList.tsx';
import type { CountFilters } from './filter/use-live-count.ts';
import type { FilterField } from './filter-field.ts';
import { CreateButton, ListToolbar } from './ListToolbar.tsx';
import styles from './list.module.css';
import { useCreateShortcut } from './use-list-shortcuts.ts';
import type { ListName, ListView } from './view/use-list-view.ts';
import { ViewBar } from './view/ViewBar.tsx';

/** The words of a list; they differ by kind of record, so each screen gives whole sentences. */
export interface ListWords {
  readonly title: string;
  /** The list without a view: "All contacts". */
  readonly whole: string;
  readonly search: string;
  readonly failed: string;
  /** Nothing there at all. */
  readonly emptyTitle: string;
  readonly emptyText: string;
  /** The button for a new record; absent where nobody can make one here. */
  readonly create?: string;
}

/** What reading a list takes. */
const READ_ACTIONS: Readonly<Record<ListName, string>> = {
  contacts: 'contact:read',
  companies: 'company:read',
  deals: 'deal:read',
  leads: 'lead:read',
  tasks: 'task:read',
};

/** What a list of records is made of. */
export interface RecordListProps<Row extends { id: string }> {
  /** What is listed, and its state. */
  view: ListView;
  words: ListWords;
  columns: readonly GridColumn<Row>[];
  list: ConnectionList<Row>;
  fields: readonly FilterField<unknown>[];
  /** Filters that a switch of the screen's own sets. */
  ownFields?: readonly string[];
  /** Counts what filters would show, while they are built. */
  count?: CountFilters;
  rowLabel: (row: Row) => string;
  card: (row: Row) => ReactNode;
  onOpen: (row: Row) => void;
  /** Absent where the roles may not make one. */
  onCreate?: (() => void) | undefined;
  /** Table or board. */
  viewSwitcher?: ReactNode;
  footer?: ReactNode;
  /** Lets many be changed at once; absent for records of which that is not done. */
  bulk?: BulkList;
}

/** A list of records: count, views, filters, search and columns over a grid that loads in windows. */
export function RecordList<Row extends { id: string }>(props: RecordListProps<Row>) {
  const { words, columns, list, view } = props;
  const { search, change, layout, setLayout } = view;
  const { workspace } = useSession();
  // Cards have no columns to choose from.
  const isPhone = useIsPhone();
  usePageTitle(words.title);
  useCreateShortcut(words.create, props.onCreate);
  useLeaveTrail(view.name, list);
  const sortable = columns.filter((column) => column.sortable).map(({ id }) => id);
  const sort = readSort(search.sort, sortable);
  const setSort = (next: GridSort | null) => change({ sort: writeSort(next) ?? '' });
  const bulk = useBulkList(list, props.bulk);
  const create = <CreateButton label={words.create} onCreate={props.onCreate} />;
  return (
    <div className={styles.screen}>
      <PageHeader
        title={words.title}
        count={list.total}
        countIsMinimum={list.isLowerBound}
        actions={isPhone && create}
      />
      <ListToolbar
        {...{ search, fields: props.fields, ownFields: props.ownFields, count: props.count }}
        onSearchChange={change}
        views={
          <>
            <ViewBar view={view} whole={words.whole} />
            {props.viewSwitcher}
          </>
        }
        arrange={
          <>
            <SortSelect columns={columns} sort={sort} onSortChange={setSort} />
            {!isPhone && <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />}
          </>
        }
        searchLabel={words.search}
        create={isPhone ? null : create}
      />
      {bulk.start}
      <DataGrid
        {...bulk.grid}
        label={words.title}
        columns={columns}
        totalCount={list.total ?? 0}
        getRow={list.getRow}
        onRangeNeeded={list.need}
        rowKey={(row) => row.id}
        rowLabel={props.rowLabel}
        onOpen={props.onOpen}
        rowHref={({ id }) => recordHref(workspace.slug, view.name, id)}
        openKey={search.peek}
        sort={sort}
        onSortChange={setSort}
        layout={layout}
        onLayoutChange={setLayout}
        loading={list.total === null && !list.error}
        card={props.card}
        emptyState={<NothingHere view={view} words={words} onCreate={props.onCreate} />}
        errorState={
          list.error ? <QueryProblem title={words.failed} error={list.error} onRetry={list.refresh} /> : undefined
        }
        footer={props.footer}
      />
      {bulk.bar}
    </div>
  );
}

function NothingHere({ view, words, onCreate }: Pick<RecordListProps<never>, 'view' | 'words' | 'onCreate'>) {
  const i18n = useI18n();
  const { search, change, name } = view;
  const isFiltered = Boolean(search.q) || (search.filters?.length ?? 0) > 0;
  if (!isFiltered)
    return (
      <EmptyList
        title={words.emptyTitle}
        text={words.emptyText}
        action={READ_ACTIONS[name]}
        create={<CreateButton label={words.create} onCreate={onCreate} />}
      />
    );
  return (
    <EmptyState
      title={i18n.t('Nothing matches')}
      action={
        <Button variant="default" onClick={() => change({ q: '', filters: [], match: undefined })}>
          {i18n.t('Clear search and filters')}
        </Button>
      }
    >
      {i18n.t('No record fits this search and these filters for the purpose you are working for.')}
    </EmptyState>
  );
}
