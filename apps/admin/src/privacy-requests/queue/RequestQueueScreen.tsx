import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { LoadingRows, PageHeader, useI18n, useNow, usePageTitle } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { WaitingBatch } from '../../retention/WaitingBatch.tsx';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import { changeSearch } from '../../screen/search.ts';
import { browserHref } from '../../shell/sections.ts';
import { EnterRequestDialog } from './EnterRequestDialog.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { dayIn, isQueueTab, queueCondition } from './queue-tab.ts';
import { RequestGrid } from './RequestGrid.tsx';

const RequestQueueQuery = graphql(`
  query RequestQueue($open: PrivacyRequestFilter!, $soon: PrivacyRequestFilter!, $overdue: PrivacyRequestFilter!)
  @purpose(is: RIGHTS_HANDLING) {
    open: privacyRequests(first: 0, where: $open) {
      totalCount {
        value
      }
    }
    soon: privacyRequests(first: 0, where: $soon) {
      totalCount {
        value
      }
    }
    overdue: privacyRequests(first: 0, where: $overdue) {
      totalCount {
        value
      }
    }
  }
`);

const WorkspaceClockQuery = graphql(`
  query WorkspaceClock @purpose(is: RIGHTS_HANDLING) {
    viewer {
      workspace {
        id
        timeZone
      }
    }
  }
`);

const route = getRouteApi('/w/$workspace/requests');

/** Privacy requests by what has to be done first. */
export function RequestQueueScreen() {
  const i18n = useI18n();
  const clock = useQuery(WorkspaceClockQuery);
  usePageTitle(i18n.t('Privacy requests'));
  if (clock.error) {
    return (
      <ProblemState
        title={i18n.t('The requests could not be loaded')}
        error={clock.error}
        onRetry={() => void clock.refetch()}
      />
    );
  }
  return clock.data ? <Queue timeZone={clock.data.viewer.workspace.timeZone} /> : <LoadingRows />;
}

function Queue({ timeZone }: { timeZone: string }) {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = dayIn(timeZone, useNow());
  const [entering, setEntering] = useState(false);
  const tab = isQueueTab(search.tab) ? search.tab : 'open';
  const { data } = useQuery(RequestQueueQuery, {
    fetchPolicy: 'cache-and-network',
    variables: {
      open: queueCondition('open', today),
      soon: queueCondition('soon', today),
      overdue: queueCondition('overdue', today),
    },
  });
  const openRequest = (id: string) =>
    void router.navigate({ to: '/w/$workspace/requests/$id', params: { workspace, id } });
  const change = (next: typeof search) => void navigate({ search: (before) => changeSearch(before, next) });
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Privacy requests')}
        actions={
          <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setEntering(true)}>
            {i18n.t('Enter a request')}
          </Button>
        }
      />
      <WaitingBatch slug={workspace} />
      <QueueTabs
        tab={tab}
        counts={{
          open: data?.open.totalCount.value,
          soon: data?.soon.totalCount.value,
          overdue: data?.overdue.totalCount.value,
        }}
        onChange={(next) => change({ tab: next === 'open' ? '' : next })}
        search={search.q ?? ''}
        onSearch={(q) => change({ q })}
      />
      <RequestGrid
        tab={tab}
        today={today}
        timeZone={timeZone}
        reference={search.q}
        onOpen={openRequest}
        hrefOf={(id) => browserHref(workspace, 'requests', `/${id}`)}
      />
      <EnterRequestDialog opened={entering} onClose={() => setEntering(false)} onEntered={openRequest} />
    </div>
  );
}
