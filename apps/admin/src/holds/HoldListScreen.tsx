import { Button } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import { DataGrid, EmptyState, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { IconGavel } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { browserHref } from '../shell/sections.ts';
import { HoldPeek } from './HoldPeek.tsx';
import { HoldPlaceDialog } from './HoldPlaceDialog.tsx';
import { HoldReview, type HoldRow, HoldState, holdColumns } from './hold-columns.tsx';

const HoldListQuery = graphql(`
  query HoldList($first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)
  @purpose(is: RIGHTS_HANDLING) {
    legalHolds(
      orderBy: { field: REVIEW_ON, direction: ASC }
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      nodes {
        id
        ...HoldColumns_hold @unmask
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

const route = getRouteApi('/w/$workspace/holds');

/** Legal holds: what may not be destroyed, why, who answers for it, and when somebody looks at it again. */
export function HoldListScreen() {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: typeof search) => void navigate({ search: (before) => changeSearch(before, next) });
  const [placing, setPlacing] = useState(false);
  const columns = useMemo(() => holdColumns(i18n), [i18n]);
  const list = useConnectionWindows({ query: HoldListQuery, variables: {}, select: (data) => data.legalHolds });
  usePageTitle(i18n.t('Legal holds'));
  const place = (
    <Button leftSection={<IconGavel size={16} stroke={1.5} aria-hidden />} onClick={() => setPlacing(true)}>
      {i18n.t('Place a hold')}
    </Button>
  );
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Legal holds')} count={list.total} actions={place} />
      <p className={screen.note}>
        {i18n.t(
          'While a hold lasts, nothing under it is destroyed: not by the bin, not by retention, and of a person who is deleted a sealed copy stays. It decides nothing about use.',
        )}
      </p>
      <DataGrid
        label={i18n.t('Legal holds')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => change({ open: id })}
        rowHref={({ id }) => browserHref(workspace, 'holds', `?open=${id}`)}
        openKey={search.open}
        card={(hold) => <HoldCard hold={hold} />}
        emptyState={
          <EmptyState title={i18n.t('Nothing is on hold')} action={place}>
            {i18n.t('Place a hold where a dispute, an audit or an order needs records to stay as they are.')}
          </EmptyState>
        }
        errorState={
          list.error ? (
            <ProblemState title={i18n.t('The holds could not be loaded')} error={list.error} onRetry={list.refresh} />
          ) : undefined
        }
      />
      {search.open && (
        <HoldPeek key={search.open} id={search.open} onClose={() => change({ open: '' })} onChanged={list.refresh} />
      )}
      <HoldPlaceDialog
        opened={placing}
        onClose={() => setPlacing(false)}
        onPlaced={(id) => {
          list.refresh();
          change({ open: id });
        }}
      />
    </div>
  );
}

function HoldCard({ hold }: { hold: HoldRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>{hold.name}</strong>
      <span className={screen.cardLine}>
        <span>{i18n.t('{count, plural, one {# record} other {# records}}', { count: hold.itemCount })}</span>
        <HoldState hold={hold} i18n={i18n} />
      </span>
      <span className={screen.cardLine}>
        <span>{hold.custodian?.displayName ?? '—'}</span>
        <HoldReview hold={hold} />
      </span>
    </div>
  );
}
