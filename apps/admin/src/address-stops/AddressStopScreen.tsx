import { Button } from '@mantine/core';
import { useConnectionWindows, useSmartxScope } from '@smartx/client';
import { DataGrid, EmptyState, PageHeader, Toolbar, useI18n, usePageTitle, useToast } from '@smartx/ui';
import { IconBan } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { Choice } from '../screen/Choice.tsx';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import styles from './address-stops.module.css';
import { StopDialog } from './StopDialog.tsx';
import { type StopRow, StopState, stopColumns } from './stop-columns.tsx';
import { kindWord, STOP_SCOPES, type StopScope } from './stop-words.ts';

const AddressStopsQuery = graphql(`
  query AddressStops(
    $where: SuppressionFilter
    $orderBy: SuppressionOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
  ) @purpose(is: RIGHTS_HANDLING) {
    suppressions(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...StopColumns_suppression @unmask
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

const route = getRouteApi('/w/$workspace/consents/stops');

/** Which addresses are left alone, and who is not recorded again: since when and how it stands, never which they are. */
export function AddressStopScreen() {
  const i18n = useI18n();
  const toast = useToast();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { workspace } = useSmartxScope();
  const [stopping, setStopping] = useState(false);
  const scope = STOP_SCOPES.find((one) => one === search.show) ?? 'no-contact';
  const change = (next: typeof search) =>
    void navigate({ search: (before) => changeSearch(before, next), replace: true });
  const columns = useMemo(() => stopColumns(i18n), [i18n]);
  const list = useConnectionWindows({
    query: AddressStopsQuery,
    variables: {
      where: { scope: { eq: scope } },
      orderBy: { field: 'CREATED_AT', direction: search.sort === 'oldest' ? 'ASC' : 'DESC' },
    },
    select: (data) => data.suppressions,
  });
  usePageTitle(i18n.t('Stopped addresses'));
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Stopped addresses')}
        count={list.total}
        countIsMinimum={list.isLowerBound}
        breadcrumb={
          <Link to="/w/$workspace/consents" params={{ workspace }} className={screen.crumb}>
            {i18n.t('Consents')}
          </Link>
        }
        actions={
          <Button leftSection={<IconBan size={16} stroke={1.5} aria-hidden />} onClick={() => setStopping(true)}>
            {i18n.t('Stop an address')}
          </Button>
        }
      />
      <p className={screen.lead}>{leadOf(i18n, scope)}</p>
      <Toolbar label={i18n.t('Which list')}>
        <Choice
          label={i18n.t('What is stopped')}
          value={scope}
          onChange={(show) => change({ show: show === 'no-contact' ? '' : show })}
          options={[
            { value: 'no-contact', label: i18n.t('Not contacted') },
            { value: 'no-re-creation', label: i18n.t('Not recorded again') },
          ]}
        />
      </Toolbar>
      <div className={styles.list}>
        <DataGrid
          label={i18n.t('Stopped addresses')}
          columns={columns}
          {...listGrid(list)}
          rowKey={({ id }) => id}
          rowLabel={({ kind, createdAt }) => `${kindWord(i18n, kind)} ${createdAt}`}
          sort={{ columnId: 'since', direction: search.sort === 'oldest' ? 'ascending' : 'descending' }}
          onSortChange={(sort) => change({ sort: sort?.direction === 'ascending' ? 'oldest' : '' })}
          card={(row) => <StopCard row={row} />}
          emptyState={<EmptyState title={i18n.t('Nothing is stopped')} />}
          errorState={
            list.error ? (
              <ProblemState title={i18n.t('The list could not be loaded')} error={list.error} onRetry={list.refresh} />
            ) : undefined
          }
        />
      </div>
      <StopDialog
        opened={stopping}
        onClose={() => setStopping(false)}
        onStopped={() => {
          toast({ message: i18n.t('The address is stopped') });
          list.refresh();
        }}
      />
    </div>
  );
}

function leadOf(i18n: ReturnType<typeof useI18n>, scope: StopScope): string {
  return scope === 'no-contact'
    ? i18n.t(
        'Nobody who has one of these addresses is written to or called there, whoever they are. When a person writes to you or buys again, you may answer them; offers and news need a new consent that names the address.',
      )
    : i18n.t(
        'These were deleted at their own request and are not recorded again by hand, by an import or through the API. The list holds keyed fingerprints, so it tells nobody who they were.',
      );
}

function StopCard({ row }: { row: StopRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>{kindWord(i18n, row.kind)}</strong>
      <span className={screen.cardLine}>
        <StopState row={row} i18n={i18n} />
        {stopColumns(i18n)
          .find(({ id }) => id === 'since')
          ?.cell(row, (since) => since)}
      </span>
    </div>
  );
}
