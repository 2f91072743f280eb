import { useI18n } from '@smartx/ui';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCustomList } from '../custom-field/use-custom-list.tsx';
import { OpenView } from '../list/view/OpenView.tsx';
import { useListView } from '../list/view/use-list-view.ts';
import { useMay } from '../session/use-session.ts';
import { DealBoard } from './board/DealBoard.tsx';
import { DealTable } from './DealTable.tsx';
import { dealFilters } from './deal-filters.ts';
import { DealCreateDialog } from './form/DealCreateDialog.tsx';
import { DealPeek } from './record/DealPeek.tsx';
import { usePipelines } from './stage/use-pipelines.ts';
import { ViewSwitcher } from './ViewSwitcher.tsx';

const route = getRouteApi('/w/$workspace/deals');

/** All deals that may be seen, as a table or as a board by stage. */
export function DealListScreen() {
  return (
    <OpenView name="deals" id={route.useSearch().saved}>
      <DealList />
    </OpenView>
  );
}

function DealList() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = route.useParams();
  const listView = useListView('deals', route.useSearch(), route.useNavigate());
  const { search, change } = listView;
  const mayCreate = useMay('deal:create');
  const { pipelines, error, refetch } = usePipelines();
  const stages = pipelines?.flatMap((pipeline) => pipeline.stages);
  const custom = useCustomList('deal');
  const fields = useMemo(() => [...dealFilters(i18n, stages ?? []), ...custom.filters], [i18n, stages, custom]);
  const openPage = (id: string) => void router.navigate({ to: '/w/$workspace/deals/$id', params: { workspace, id } });
  const view = search.view ?? 'table';
  const peek = { onClose: () => change({ peek: '' }), onExpand: openPage };
  const shared = {
    fields,
    view: listView,
    onOpen: (id: string) => (search.peek === id ? openPage(id) : change({ peek: id })),
    onCreate: mayCreate ? () => change({ create: true }) : undefined,
    viewSwitcher: <ViewSwitcher view={view} onChange={(next) => change({ view: next })} />,
  };
  return (
    <>
      {view === 'board' ? (
        <>
          <DealBoard {...shared} pipelines={pipelines} error={error} onRetry={refetch} />
          {search.peek && <DealPeek id={search.peek} {...peek} />}
        </>
      ) : (
        <DealTable {...shared} peek={peek} />
      )}
      {mayCreate && search.create && (
        <DealCreateDialog onClose={() => change({ create: undefined })} onCreated={openPage} />
      )}
    </>
  );
}
