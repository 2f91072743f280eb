import { Button } from '@mantine/core';
import type { ConnectionList } from '@smartx/client';
import {
  ColumnsMenu,
  DataGrid,
  EmptyState,
  type GridColumn,
  type GridSort,
  PageHeader,
  SearchField,
  SortSelect,
  useI18n,
  useIsPhone,
  usePageTitle,
} from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RecordKind } from '../record/RecordLink.tsx';
import { recordHref } from '../record/record-href.ts';
import { useSession } from '../session/use-session.ts';
import { QueryProblem } from '../shell/problem/QueryProblem.tsx';
import type { ListSearch } from './address/list-search.ts';
import { readSort, writeSort } from './address/list-sort.ts';
import { EmptyList } from './EmptyList.tsx';
import { FilterBar } from './FilterBar.tsx';
import type { FilterField } from './filter-field.ts';
import { useStoredLayout } from './grid-layout-store.ts';
import styles from './list.module.css';
import { useCreateShortcut } from './use-list-shortcuts.ts';

/** The words of a list; they differ by kind of record, so each screen gives whole sentences. */
export interface ListWords {
  readonly title: string;
  readonly search: string;
  readonly failed: string;
  /** Nothing there at all. */
  readonly emptyTitle: string;
  readonly emptyText: string;
  /** The button for a new record; absent where nobody can make one here. */
  readonly create?: string;
}

/** What reading a list takes. */
const READ_ACTIONS: Readonly<Record<RecordKind | 'tasks', string>> = {
  contacts: 'contact:read',
  companies: 'company:read',
  deals: 'deal:read',
  leads: 'lead:read',
  tasks: 'task:read',
};

/** What a list of records is made of. */
export interface RecordListProps<Row extends { id: string }> {
  /** What is listed; under this name the columns are remembered. */
  name: RecordKind | 'tasks';
  words: ListWords;
  columns: readonly GridColumn<Row>[];
  list: ConnectionList<Row>;
  fields: readonly FilterField<unknown>[];
  search: ListSearch;
  onSearchChange: (change: Partial<ListSearch>) => void;
  rowLabel: (row: Row) => string;
  card: (row: Row) => ReactNode;
  onOpen: (row: Row) => void;
  /** Absent where the roles may not make one. */
  onCreate?: (() => void) | undefined;
  /** Table or board. */
  viewSwitcher?: ReactNode;
  footer?: ReactNode;
}

/** A list of records: count, filters, search and columns over a grid that loads in windows. */
export function RecordList<Row extends { id: string }>(props: RecordListProps<Row>) {
  const i18n = useI18n();
  const { words, columns, list, search, onSearchChange } = props;
  const { workspace } = useSession();
  const [layout, setLayout] = useStoredLayout(props.name);
  // Cards have no columns to choose from.
  const isPhone = useIsPhone();
  usePageTitle(words.title);
  useCreateShortcut(words.create, props.onCreate);
  const isFiltered = Boolean(search.q) || (search.filters?.length ?? 0) > 0;
  const sortable = columns.filter((column) => column.sortable).map(({ id }) => id);
  const sort = readSort(search.sort, sortable);
  const setSort = (next: GridSort | null) => onSearchChange({ sort: writeSort(next) ?? '' });
  const create = words.create && props.onCreate && (
    <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={props.onCreate}>
      {words.create}
    </Button>
  );
  return (
    <div className={styles.screen}>
      <PageHeader
        title={words.title}
        count={list.total}
        countIsMinimum={list.isLowerBound}
        actions={
          <>
            {props.viewSwitcher}
            <SearchField label={words.search} value={search.q ?? ''} onChange={(q) => onSearchChange({ q })} />
            {!isPhone && <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />}
            {create}
          </>
        }
      />
      <FilterBar
        fields={props.fields}
        clauses={search.filters ?? []}
        onChange={(filters) => onSearchChange({ filters })}
        end={isPhone && <SortSelect columns={columns} sort={sort} onSortChange={setSort} />}
      />
      <DataGrid
        label={words.title}
        columns={columns}
        totalCount={list.total ?? 0}
        getRow={list.getRow}
        onRangeNeeded={list.need}
        rowKey={(row) => row.id}
        rowLabel={props.rowLabel}
        onOpen={props.onOpen}
        rowHref={({ id }) => recordHref(workspace.slug, props.name, id)}
        openKey={search.peek}
        sort={sort}
        onSortChange={setSort}
        layout={layout}
        onLayoutChange={setLayout}
        loading={list.total === null && !list.error}
        card={props.card}
        emptyState={
          isFiltered ? (
            <EmptyState
              title={i18n.t('Nothing matches')}
              action={
                <Button variant="default" onClick={() => onSearchChange({ q: '', filters: [] })}>
                  {i18n.t('Clear search and filters')}
                </Button>
              }
            >
              {i18n.t('No record fits this search and these filters for the purpose you are working for.')}
            </EmptyState>
          ) : (
            <EmptyList
              title={words.emptyTitle}
              text={words.emptyText}
              action={READ_ACTIONS[props.name]}
              create={create}
            />
          )
        }
        errorState={
          list.error ? <QueryProblem title={words.failed} error={list.error} onRetry={list.refresh} /> : undefined
        }
        footer={props.footer}
      />
    </div>
  );
}
