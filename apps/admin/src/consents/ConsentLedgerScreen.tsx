import { Button } from '@mantine/core';
import { useConnectionWindows, useSmartxScope } from '@smartx/client';
import { DataGrid, EmptyState, PageHeader, StatusBadge, useI18n, usePageTitle } from '@smartx/ui';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { ConsentEventFilter } from '../gql/graphql.ts';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { ConsentFilter, type LedgerSearch } from './ConsentFilter.tsx';
import { ConsentPeek } from './ConsentPeek.tsx';
import { type ConsentRow, consentColumns, personName, reachText } from './consent-columns.tsx';
import { eventTone, eventWord } from './consent-words.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { PersonStates } from './PersonStates.tsx';

const ConsentLedgerQuery = graphql(`
  query ConsentLedger(
    $where: ConsentEventFilter
    $orderBy: ConsentEventOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
  ) @purpose(is: RIGHTS_HANDLING) {
    consentEvents(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...ConsentColumns_event @unmask
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

const route = getRouteApi('/w/$workspace/consents');

/** The consent ledger: who allowed and refused what, when, how and in which words; nothing in it is ever changed. */
export function ConsentLedgerScreen() {
  const i18n = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: LedgerSearch) =>
    void navigate({ search: (before) => changeSearch(before, next), replace: next.open === undefined });
  const columns = useMemo(() => consentColumns(i18n), [i18n]);
  const [isExporting, setIsExporting] = useState(false);
  const { workspace } = useSmartxScope();
  const list = useConnectionWindows({
    query: ConsentLedgerQuery,
    variables: {
      where: conditionsOf(search),
      orderBy: { field: 'OCCURRED_AT', direction: search.sort === 'oldest' ? 'ASC' : 'DESC' },
    },
    select: (data) => data.consentEvents,
  });
  usePageTitle(i18n.t('Consents'));
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Consents')}
        count={list.total}
        countIsMinimum={list.isLowerBound}
        actions={
          <>
            <Link to="/w/$workspace/consents/stops" params={{ workspace }} className={screen.crumb}>
              {i18n.t('Stopped addresses')}
            </Link>
            <Button variant="default" onClick={() => setIsExporting(true)}>
              {i18n.t('Export')}
            </Button>
          </>
        }
      />
      <ConsentFilter search={search} onChange={change} />
      {search.person && <PersonStates subjectId={search.person} onOpen={(open) => change({ open })} />}
      <DataGrid
        label={i18n.t('Consent ledger')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ id }) => id}
        rowLabel={(row) => `${personName(i18n, row)} ${eventWord(i18n, row.event)} ${row.occurredAt}`}
        onOpen={({ id }) => change({ open: id })}
        openKey={search.open}
        sort={{ columnId: 'when', direction: search.sort === 'oldest' ? 'ascending' : 'descending' }}
        onSortChange={(sort) => change({ sort: sort?.direction === 'ascending' ? 'oldest' : '' })}
        card={(row) => <ConsentCard row={row} />}
        emptyState={
          <EmptyState
            title={i18n.t('Nobody said anything of this kind')}
            action={
              <Button
                variant="default"
                onClick={() => change({ person: '', purpose: '', channel: '', event: '', since: '' })}
              >
                {i18n.t('Clear the filter')}
              </Button>
            }
          />
        }
        errorState={
          list.error ? (
            <ProblemState title={i18n.t('The ledger could not be loaded')} error={list.error} onRetry={list.refresh} />
          ) : undefined
        }
      />
      {isExporting && <ExportDialog search={search} onClose={() => setIsExporting(false)} />}
      {search.open && (
        <ConsentPeek
          key={search.open}
          id={search.open}
          slug={workspace}
          onPerson={(person) => change({ person })}
          onClose={() => change({ open: '' })}
        />
      )}
    </div>
  );
}

/** The address's conditions as the API takes them; "in the last days" counts from the start of this minute. */
function conditionsOf({ person, purpose, channel, event, since }: LedgerSearch): ConsentEventFilter | null {
  const conditions: ConsentEventFilter = {};
  if (person) conditions.subjectId = { eq: person };
  if (purpose) conditions.purpose = { eq: purpose };
  if (channel) conditions.channel = { eq: channel };
  if (event) conditions.event = { eq: event };
  const days = Number(since);
  if (days > 0) {
    const minute = Math.floor(Date.now() / 60_000) * 60_000;
    conditions.occurredAt = { gte: new Date(minute - days * 86_400_000).toISOString() };
  }
  return Object.keys(conditions).length > 0 ? conditions : null;
}

function ConsentCard({ row }: { row: ConsentRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>
        <bdi>{personName(i18n, row)}</bdi>
      </strong>
      <span className={screen.cardLine}>
        <StatusBadge tone={eventTone(row.event)}>{eventWord(i18n, row.event)}</StatusBadge>
        <span>{purposeWord(i18n, row.purpose)}</span>
        <span>{reachText(i18n, row)}</span>
        {consentColumns(i18n)
          .find(({ id }) => id === 'when')
          ?.cell(row, (when) => when)}
      </span>
    </div>
  );
}
