import { Button } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import { DataGrid, EmptyState, type GridColumn, PageHeader, type Translator, useI18n, usePageTitle } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { TeamRow_TeamFragment } from '../gql/graphql.ts';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { browserHref } from '../shell/sections.ts';
import { TeamNameDialog } from './TeamNameDialog.tsx';
import { TeamPeek } from './TeamPeek.tsx';

const TeamListQuery = graphql(`
  query TeamList($orderBy: TeamOrderInput, $first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)
  @purpose(is: SECURITY) {
    teams(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...TeamRow_team @unmask
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
  fragment TeamRow_team on Team {
    id
    name
    version
    places {
      isManager
      member {
        id
        displayName
      }
    }
  }
`);

type TeamRow = TeamRow_TeamFragment;

const route = getRouteApi('/w/$workspace/teams');

/** Teams: members who reach the records of one another. */
export function TeamListScreen() {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: typeof search) => void navigate({ search: (before) => changeSearch(before, next) });
  const [creating, setCreating] = useState(false);
  const columns = useMemo(() => teamColumns(i18n), [i18n]);
  const list = useConnectionWindows({
    query: TeamListQuery,
    variables: { orderBy: { field: 'NAME', direction: 'ASC' } },
    select: (data) => data.teams,
  });
  usePageTitle(i18n.t('Teams'));
  const create = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setCreating(true)}>
      {i18n.t('New team')}
    </Button>
  );
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Teams')} count={list.total} actions={create} />
      <DataGrid
        label={i18n.t('Teams')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => change({ open: id })}
        rowHref={({ id }) => browserHref(workspace, 'teams', `?open=${id}`)}
        openKey={search.open}
        card={(team) => (
          <div className={screen.card}>
            <strong>{team.name}</strong>
            <span className={screen.cardLine}>{membersText(i18n, team)}</span>
          </div>
        )}
        emptyState={
          <EmptyState title={i18n.t('No teams yet')} action={create}>
            {i18n.t('Members of a team may change the records of one another.')}
          </EmptyState>
        }
        errorState={
          list.error ? (
            <ProblemState title={i18n.t('The teams could not be loaded')} error={list.error} onRetry={list.refresh} />
          ) : undefined
        }
      />
      {search.open && <TeamPeek key={search.open} id={search.open} onClose={() => change({ open: '' })} />}
      <TeamNameDialog
        opened={creating}
        onClose={() => setCreating(false)}
        onDone={(id) => {
          list.refresh();
          change({ open: id });
        }}
      />
    </div>
  );
}

function teamColumns(i18n: Translator): GridColumn<TeamRow>[] {
  return [
    { id: 'name', header: i18n.t('Name'), width: 240, opens: true, cell: ({ name }, asLink) => asLink(name) },
    { id: 'managers', header: i18n.t('Led by'), width: 220, cell: (team) => managersText(team) },
    { id: 'count', header: i18n.t('Members'), width: 120, align: 'end', cell: ({ places }) => places.length },
    { id: 'members', header: i18n.t('Who is in it'), width: 420, cell: (team) => membersText(i18n, team) },
  ];
}

function managersText({ places }: TeamRow): string {
  const managers = places.filter(({ isManager }) => isManager).map(({ member }) => member?.displayName ?? '');
  return managers.join(', ') || '—';
}

/** So many names are read at a glance; the others stand beside the list. */
const AT_A_GLANCE = 4;

function membersText(i18n: Translator, { places }: TeamRow): string {
  const names = places.flatMap(({ member }) => (member ? [member.displayName] : []));
  if (names.length === 0) return i18n.t('Nobody yet');
  const shown = names.slice(0, AT_A_GLANCE);
  const rest = names.length - shown.length;
  if (rest === 0) return new Intl.ListFormat(i18n.locale).format(shown);
  return i18n.t('{names} and {count, plural, one {# other} other {# others}}', {
    names: shown.join(', '),
    count: rest,
  });
}
