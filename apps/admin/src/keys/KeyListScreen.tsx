import { Button } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import { DataGrid, EmptyState, PageHeader, useI18n, useNow, usePageTitle } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { browserHref } from '../shell/sections.ts';
import { KeyCreateDialog } from './create/KeyCreateDialog.tsx';
import { KeyPeek } from './KeyPeek.tsx';
import { type KeyRow, KeyStateBadge, keyColumns, LastUsed, purposesText } from './key-columns.tsx';

const KeyListQuery = graphql(`
  query KeyList($first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!) @purpose(is: SECURITY) {
    apiKeys(first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...KeyColumns_key @unmask
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

const route = getRouteApi('/w/$workspace/keys');

/** The keys of partners: what each may do, for which purposes, and whether it is used. */
export function KeyListScreen() {
  const i18n = useI18n();
  const now = useNow();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: typeof search) => void navigate({ search: (before) => changeSearch(before, next) });
  const [creating, setCreating] = useState(false);
  const columns = useMemo(() => keyColumns(i18n, now), [i18n, now]);
  const list = useConnectionWindows({ query: KeyListQuery, variables: {}, select: (data) => data.apiKeys });
  usePageTitle(i18n.t('API keys'));
  const create = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setCreating(true)}>
      {i18n.t('New key')}
    </Button>
  );
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('API keys')} count={list.total} actions={create} />
      <DataGrid
        label={i18n.t('API keys')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => change({ open: id })}
        rowHref={({ id }) => browserHref(workspace, 'keys', `?open=${id}`)}
        openKey={search.open}
        card={(key) => <KeyCard value={key} now={now} />}
        emptyState={
          <EmptyState title={i18n.t('No keys yet')} action={create}>
            {i18n.t('A key lets the program of a partner read and write what you choose, for the purposes you choose.')}
          </EmptyState>
        }
        errorState={
          list.error ? (
            <ProblemState title={i18n.t('The keys could not be loaded')} error={list.error} onRetry={list.refresh} />
          ) : undefined
        }
      />
      {search.open && (
        <KeyPeek key={search.open} id={search.open} onClose={() => change({ open: '' })} onChanged={list.refresh} />
      )}
      <KeyCreateDialog opened={creating} onClose={() => setCreating(false)} onCreated={list.refresh} />
    </div>
  );
}

function KeyCard({ value, now }: { value: KeyRow; now: Date }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>{value.name}</strong>
      <span className={screen.cardLine}>
        <span>{value.recipient}</span>
        <KeyStateBadge value={value} now={now} i18n={i18n} />
      </span>
      <span className={screen.cardLine}>
        <span>{purposesText(i18n, value.purposes)}</span>
        <span>
          {i18n.t('Last used')}: <LastUsed value={value} i18n={i18n} />
        </span>
      </span>
    </div>
  );
}
