import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import {
  DataGrid,
  EmptyState,
  type GridColumn,
  NumberText,
  PageHeader,
  RelativeTime,
  StatusBadge,
  type Translator,
  useI18n,
  usePageTitle,
} from '@smartx/ui';
import { IconFileImport } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { graphql } from '../gql/gql.ts';
import type { ImportRow_RunFragment } from '../gql/graphql.ts';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { browserHref } from '../shell/sections.ts';
import { isMoving } from './run/run-steps.ts';
import { objectWord, runStateTone, runStateWord } from './words/import-words.ts';

const ImportListQuery = graphql(`
  query ImportList(
    $orderBy: ImportRunOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
  ) @purpose(is: DATA_CARE) {
    importRuns(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...ImportRow_run @unmask
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

graphql(`
  fragment ImportRow_run on ImportRun {
    id
    fileName
    object
    state
    lineCount
    createdCount
    updatedCount
    skippedCount
    failedCount
    createdAt
    startedBy {
      id
      displayName
    }
  }
`);

type ImportRow = ImportRow_RunFragment;

/** So often the list is asked anew while an import moves. */
const REFRESH_MS = 2_000;

const route = getRouteApi('/w/$workspace/imports');

/** Imports of the workspace, the newest first, with what became of each. */
export function ImportListScreen() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const columns = useMemo(() => importColumns(i18n), [i18n]);
  const list = useConnectionWindows({
    query: ImportListQuery,
    variables: { orderBy: { field: 'CREATED_AT', direction: 'DESC' } },
    select: (data) => data.importRuns,
  });
  useRefreshWhile(
    Array.from({ length: Math.min(list.total ?? 0, 20) }, (_, index) => list.getRow(index)).some(
      (run) => run && isMoving(run),
    ),
  );
  usePageTitle(i18n.t('Imports'));
  const begin = (
    <Button
      leftSection={<IconFileImport size={16} stroke={1.5} aria-hidden />}
      onClick={() => void router.navigate({ to: '/w/$workspace/imports/new', params: { workspace } })}
    >
      {i18n.t('Import a file')}
    </Button>
  );
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Imports')} count={list.total} actions={begin} />
      <DataGrid
        label={i18n.t('Imports')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ id }) => id}
        rowLabel={(run) => nameOf(i18n, run)}
        onOpen={({ id }) => void router.navigate({ to: '/w/$workspace/imports/$id', params: { workspace, id } })}
        rowHref={({ id }) => browserHref(workspace, 'imports', `/${id}`)}
        card={(run) => <ImportCard run={run} />}
        emptyState={
          <EmptyState title={i18n.t('No imports yet')} action={begin}>
            {i18n.t(
              'Bring your companies, people and deals from a spreadsheet or another system. You see everything before anything is imported.',
            )}
          </EmptyState>
        }
        errorState={
          list.error ? (
            <ProblemState title={i18n.t('The imports could not be loaded')} error={list.error} onRetry={list.refresh} />
          ) : undefined
        }
      />
    </div>
  );
}

/** Its beginning and its end are told; how far an import is, which changes all the time, is asked for while one is on its way. */
function useRefreshWhile(isOn: boolean): void {
  const client = useApolloClient();
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => void client.refetchQueries({ include: ['ImportList'] }), REFRESH_MS);
    return () => clearInterval(timer);
  }, [isOn, client]);
}

function nameOf(i18n: Translator, { fileName }: ImportRow): string {
  return fileName ?? i18n.t('A file that was destroyed');
}

/** A check counts what would become of the lines; only an import did something. */
function hasBegun({ state }: ImportRow): boolean {
  return !['uploaded', 'dry-run', 'checked'].includes(state);
}

function importColumns(i18n: Translator): GridColumn<ImportRow>[] {
  const count = (id: string, header: string, value: (run: ImportRow) => number | null): GridColumn<ImportRow> => ({
    ...{ id, header, width: 84, align: 'end' },
    cell: (run) => {
      const number = value(run);
      return number !== null && <NumberText value={number} />;
    },
  });
  const outcome = (value: (run: ImportRow) => number) => (run: ImportRow) => (hasBegun(run) ? value(run) : null);
  return [
    {
      ...{ id: 'file', header: i18n.t('File'), width: 230, opens: true },
      text: (run) => nameOf(i18n, run),
      cell: (run, asLink) => asLink(<bdi>{nameOf(i18n, run)}</bdi>),
    },
    { id: 'object', header: i18n.t('As'), width: 110, cell: ({ object }) => objectWord(i18n, object) },
    {
      ...{ id: 'state', header: i18n.t('State'), width: 130 },
      cell: ({ state }) => <StatusBadge tone={runStateTone(state)}>{runStateWord(i18n, state)}</StatusBadge>,
    },
    count('lines', i18n.t('Lines'), ({ lineCount }) => lineCount),
    count(
      'created',
      i18n.t('Created'),
      outcome(({ createdCount }) => createdCount),
    ),
    count(
      'updated',
      i18n.t('Updated'),
      outcome(({ updatedCount }) => updatedCount),
    ),
    count(
      'skipped',
      i18n.t('Skipped'),
      outcome(({ skippedCount }) => skippedCount),
    ),
    count(
      'failed',
      i18n.t('Failed'),
      outcome(({ failedCount }) => failedCount),
    ),
    { id: 'by', header: i18n.t('Brought by'), width: 140, cell: ({ startedBy }) => startedBy?.displayName },
    {
      ...{ id: 'when', header: i18n.t('When'), width: 130 },
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
  ];
}

function ImportCard({ run }: { run: ImportRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>
        <bdi>{nameOf(i18n, run)}</bdi>
      </strong>
      <span className={screen.cardLine}>
        {objectWord(i18n, run.object)}
        <StatusBadge tone={runStateTone(run.state)}>{runStateWord(i18n, run.state)}</StatusBadge>
        <RelativeTime value={run.createdAt} />
      </span>
      <span className={screen.cardLine}>
        {hasBegun(run)
          ? i18n.t(
              '{created, number} created, {updated, number} updated, {skipped, number} skipped, {failed, number} failed',
              {
                created: run.createdCount,
                updated: run.updatedCount,
                skipped: run.skippedCount,
                failed: run.failedCount,
              },
            )
          : i18n.t('Nothing is imported yet')}
      </span>
    </div>
  );
}
