import { TextInput } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import { DataGrid, DateText, EmptyState, PageHeader, SearchField, Toolbar, useI18n, usePageTitle } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { graphql } from '../gql/gql.ts';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { browserHref } from '../shell/sections.ts';
import { ArchivePeek } from './ArchivePeek.tsx';
import { type ArchiveRow, archiveColumns } from './archive-columns.tsx';
import { archiveKindWord } from './archive-words.ts';

const ArchiveQuery = graphql(`
  query Archive(
    $dealId: ID
    $from: Date
    $until: Date
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
  ) @purpose(is: LEGAL_OBLIGATION) {
    archivedItems(
      dealId: $dealId
      from: $from
      until: $until
      orderBy: { field: STARTS_ON, direction: DESC }
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      nodes {
        id
        ...ArchiveColumns_item @unmask
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

const route = getRouteApi('/w/$workspace/archive');

/** The statutory archive: what tax and commercial law want kept of people who are gone, until their last day. */
export function ArchiveScreen() {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: typeof search) =>
    void navigate({ search: (before) => changeSearch(before, next), replace: true });
  const columns = useMemo(() => archiveColumns(i18n), [i18n]);
  const list = useConnectionWindows({
    query: ArchiveQuery,
    variables: { dealId: dealIn(search.q), from: search.from ?? null, until: search.until ?? null },
    select: (data) => data.archivedItems,
  });
  usePageTitle(i18n.t('Statutory archive'));
  const isFiltered = Boolean(search.q ?? search.from ?? search.until);
  const opened = search.open === undefined ? undefined : rowOf(list, search.open);
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Statutory archive')} count={list.total} />
      <p className={screen.note}>
        {i18n.t(
          'Sales that were won, and documents marked as statutory, of people who are deleted. A law wants to see them for years; they are sealed, used for nothing else, and whoever opens one says why.',
        )}
      </p>
      <Toolbar label={i18n.t('Filter the archive')}>
        <div className={screen.search}>
          <SearchField
            label={i18n.t('Id or address of a deal')}
            value={search.q ?? ''}
            onChange={(q) => change({ q })}
          />
        </div>
        <TextInput
          type="date"
          aria-label={i18n.t('From the day')}
          leftSection={i18n.t('From the day')}
          leftSectionWidth={108}
          value={search.from ?? ''}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          aria-label={i18n.t('Until the day')}
          leftSection={i18n.t('Until the day')}
          leftSectionWidth={108}
          value={search.until ?? ''}
          onChange={(event) => change({ until: event.currentTarget.value })}
        />
      </Toolbar>
      <DataGrid
        label={i18n.t('Statutory archive')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ id }) => id}
        rowLabel={({ kind, startsOn }) => `${archiveKindWord(i18n, kind)} ${startsOn ?? ''}`}
        onOpen={({ id }) => change({ open: id })}
        rowHref={({ id }) => browserHref(workspace, 'archive', `?open=${id}`)}
        openKey={search.open}
        card={(item) => <ArchiveCard item={item} />}
        emptyState={
          <EmptyState title={isFiltered ? i18n.t('Nothing of this is in the archive') : i18n.t('The archive is empty')}>
            {i18n.t(
              'What belongs here comes by itself when a person is deleted: at their request, or when their time is over.',
            )}
          </EmptyState>
        }
        errorState={
          list.error ? (
            <ProblemState title={i18n.t('The archive could not be loaded')} error={list.error} onRetry={list.refresh} />
          ) : undefined
        }
      />
      {opened && <ArchivePeek key={opened.id} item={opened} onClose={() => change({ open: '' })} />}
    </div>
  );
}

function ArchiveCard({ item }: { item: ArchiveRow }) {
  const i18n = useI18n();
  const { kind, startsOn, endsOn } = item;
  return (
    <div className={screen.card}>
      <strong>{archiveKindWord(i18n, kind)}</strong>
      <span className={screen.cardLine}>
        <span>{startsOn ? <DateText value={startsOn} format="date" /> : '—'}</span>
        <span>
          {i18n.t('Last day')}: {endsOn ? <DateText value={endsOn} format="date" /> : '—'}
        </span>
      </span>
    </div>
  );
}

/** A row among those that are loaded. */
function rowOf(list: { total: number | null; getRow: (index: number) => ArchiveRow | undefined }, id: string) {
  for (let index = 0; index < (list.total ?? 0); index += 1) {
    const row = list.getRow(index);
    if (row?.id === id) return row;
  }
  return undefined;
}

/** The id of a deal in what somebody typed or pasted, such as the address of its page; what is none is asked for as it stands. */
function dealIn(text: string | undefined): string | null {
  if (!text) return null;
  return /dea_[0-9a-f]{32}/.exec(text)?.[0] ?? text.trim();
}
