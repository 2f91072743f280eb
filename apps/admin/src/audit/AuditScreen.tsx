import { Button } from '@mantine/core';
import { useConnectionWindows, useSmartxScope } from '@smartx/client';
import { DataGrid, EmptyState, PageHeader, SearchField, StatusBadge, Toolbar, useI18n, usePageTitle } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { graphql } from '../gql/gql.ts';
import type { AuditEntryFilter } from '../gql/graphql.ts';
import { Choice } from '../screen/Choice.tsx';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { AuditPeek } from './AuditPeek.tsx';
import { AuditTreeBar } from './AuditTreeBar.tsx';
import { type AuditRow, actorName, auditColumns } from './audit-columns.tsx';
import { actorKindWord, targetWord, throughWord, verbWord } from './audit-words.ts';

const AuditLogQuery = graphql(`
  query AuditLog(
    $where: AuditEntryFilter
    $orderBy: AuditEntryOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
    $purpose: Purpose! = RIGHTS_HANDLING
  ) @purpose(is: $purpose) {
    auditEntries(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...AuditColumns_entry @unmask
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

const route = getRouteApi('/w/$workspace/audit');

type Search = ReturnType<typeof route.useSearch>;

/** Who did what to which record, when, for what purpose and through what. */
export function AuditScreen() {
  const i18n = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Search) =>
    void navigate({ search: (before) => changeSearch(before, next), replace: next.open === undefined });
  const columns = useMemo(() => auditColumns(i18n), [i18n]);
  const { workspace } = useSmartxScope();
  const list = useConnectionWindows({
    query: AuditLogQuery,
    variables: {
      where: conditionsOf(search),
      orderBy: { field: 'OCCURRED_AT', direction: search.sort === 'oldest' ? 'ASC' : 'DESC' },
    },
    select: (data) => data.auditEntries,
  });
  usePageTitle(i18n.t('Audit log'));
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Audit log')} count={list.total} countIsMinimum={list.isLowerBound} />
      <AuditTreeBar slug={workspace} onOpen={(open) => change({ open })} />
      <AuditFilter search={search} onChange={change} />
      <DataGrid
        label={i18n.t('Audit log')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ id }) => id}
        rowLabel={(entry) => `${entry.action} ${entry.occurredAt}`}
        onOpen={({ id }) => change({ open: id })}
        openKey={search.open}
        sort={{ columnId: 'when', direction: search.sort === 'oldest' ? 'ascending' : 'descending' }}
        onSortChange={(sort) => change({ sort: sort?.direction === 'ascending' ? 'oldest' : '' })}
        card={(entry) => <AuditCard entry={entry} />}
        emptyState={
          <EmptyState
            title={i18n.t('Nothing of this kind was done')}
            action={
              <Button variant="default" onClick={() => change({ q: '', actor: '', through: '', since: '' })}>
                {i18n.t('Clear the filter')}
              </Button>
            }
          />
        }
        errorState={
          list.error ? (
            <ProblemState
              title={i18n.t('The audit log could not be loaded')}
              error={list.error}
              onRetry={list.refresh}
            />
          ) : undefined
        }
      />
      {search.open && (
        <AuditPeek key={search.open} id={search.open} slug={workspace} onClose={() => change({ open: '' })} />
      )}
    </div>
  );
}

function AuditFilter({ search, onChange }: { search: Search; onChange: (next: Search) => void }) {
  const i18n = useI18n();
  const anybody = { value: '', label: i18n.t('By anybody') };
  const anyWay = { value: '', label: i18n.t('Through anything') };
  return (
    <Toolbar label={i18n.t('Filter the audit log')}>
      <div className={screen.choices}>
        <Choice
          label={i18n.t('Since')}
          value={search.since ?? ''}
          onChange={(since) => onChange({ since })}
          options={[
            { value: '', label: i18n.t('At any time') },
            { value: '1', label: i18n.t('In the last 24 hours') },
            { value: '7', label: i18n.t('In the last 7 days') },
            { value: '30', label: i18n.t('In the last 30 days') },
          ]}
        />
        <Choice
          label={i18n.t('Who')}
          value={search.actor ?? ''}
          onChange={(actor) => onChange({ actor })}
          options={[
            anybody,
            ...['member', 'person', 'api-key', 'system'].map((value) => ({ value, label: actorKindWord(i18n, value) })),
          ]}
        />
        <Choice
          label={i18n.t('Through')}
          value={search.through ?? ''}
          onChange={(through) => onChange({ through })}
          options={[
            anyWay,
            ...['screen', 'api', 'import', 'portal', 'job', 'cli', 'seed'].map((value) => ({
              value,
              label: throughWord(i18n, value),
            })),
          ]}
        />
      </div>
      <div className={screen.search}>
        <SearchField label={i18n.t('Search actions')} value={search.q ?? ''} onChange={(q) => onChange({ q })} />
      </div>
    </Toolbar>
  );
}

/** The address's conditions as the API takes them; "in the last days" counts from the start of this minute. */
function conditionsOf({ q, actor, through, since }: Search): AuditEntryFilter | null {
  const conditions: AuditEntryFilter = {};
  if (q) conditions.action = { contains: q.trim() };
  if (actor) conditions.actorKind = { eq: actor };
  if (through) conditions.through = { eq: through };
  const days = Number(since);
  if (days > 0) {
    const minute = Math.floor(Date.now() / 60_000) * 60_000;
    conditions.occurredAt = { gte: new Date(minute - days * 86_400_000).toISOString() };
  }
  return Object.keys(conditions).length > 0 ? conditions : null;
}

function AuditCard({ entry }: { entry: AuditRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>
        {targetWord(i18n, entry.targetType ?? '')} {verbWord(i18n, entry.action)}
      </strong>
      <span className={screen.cardLine}>
        <span>{actorName(i18n, entry)}</span>
        <StatusBadge>{throughWord(i18n, entry.through)}</StatusBadge>
        {auditColumns(i18n)
          .find(({ id }) => id === 'when')
          ?.cell(entry, (when) => when)}
      </span>
    </div>
  );
}
