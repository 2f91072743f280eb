import { Button } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import { DataGrid, EmptyState, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { browserHref } from '../shell/sections.ts';
import { AgentAddDialog } from './AgentAddDialog.tsx';
import { AgentPeek } from './AgentPeek.tsx';
import { type AgentRow, AgentState, agentColumns, Called } from './agent-columns.tsx';

const AgentListQuery = graphql(`
  query AgentList($first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)
  @purpose(is: RIGHTS_HANDLING) {
    authorisedAgents(first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...AgentColumns_agent @unmask
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

const route = getRouteApi('/w/$workspace/agents');

/** Authorised agents: whose signed requests are accepted, and what became of them. */
export function AgentListScreen() {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: typeof search) => void navigate({ search: (before) => changeSearch(before, next) });
  const [adding, setAdding] = useState(false);
  const columns = useMemo(() => agentColumns(i18n), [i18n]);
  const list = useConnectionWindows({
    query: AgentListQuery,
    variables: {},
    select: (data) => data.authorisedAgents,
  });
  usePageTitle(i18n.t('Agents'));
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setAdding(true)}>
      {i18n.t('Register an agent')}
    </Button>
  );
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Agents')} count={list.total} actions={add} />
      <p className={screen.note}>
        {i18n.t(
          'People in California may let an agent use their rights. What a registered agent signs comes in as a request by itself; the person confirms it with a code, but for an opt-out, which holds at once.',
        )}
      </p>
      <DataGrid
        label={i18n.t('Agents')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => change({ open: id })}
        rowHref={({ id }) => browserHref(workspace, 'agents', `?open=${id}`)}
        openKey={search.open}
        card={(agent) => <AgentCard agent={agent} />}
        emptyState={
          <EmptyState title={i18n.t('No agent is registered')} action={add}>
            {i18n.t(
              'Until one is, nobody’s signed requests are accepted. Agents without a key use the privacy centre.',
            )}
          </EmptyState>
        }
        errorState={
          list.error ? (
            <ProblemState title={i18n.t('The agents could not be loaded')} error={list.error} onRetry={list.refresh} />
          ) : undefined
        }
      />
      {search.open && (
        <AgentPeek key={search.open} id={search.open} onClose={() => change({ open: '' })} onChanged={list.refresh} />
      )}
      <AgentAddDialog
        opened={adding}
        onClose={() => setAdding(false)}
        onAdded={(id) => {
          list.refresh();
          change({ open: id });
        }}
      />
    </div>
  );
}

function AgentCard({ agent }: { agent: AgentRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>{agent.name}</strong>
      <span className={screen.cardLine}>
        <code dir="ltr">{agent.drpCode}</code>
        <AgentState agent={agent} i18n={i18n} />
      </span>
      <span className={screen.cardLine}>
        <span>{i18n.t('Last call')}</span>
        <Called at={agent.lastCallAt} />
      </span>
    </div>
  );
}
