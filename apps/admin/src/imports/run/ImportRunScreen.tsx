import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingRows, PageHeader, StatusBadge, Stepper, useI18n, usePageTitle } from '@smartx/ui';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import { changeSearch } from '../../screen/search.ts';
import { FormatStep } from '../format/FormatStep.tsx';
import { ColumnsStep } from '../mapping/ColumnsStep.tsx';
import { OriginStep } from '../origin/OriginStep.tsx';
import wizard from '../wizard.module.css';
import { objectWord, runStateTone, runStateWord } from '../words/import-words.ts';
import { CheckStep } from './CheckStep.tsx';
import type { ImportRun } from './import-run.ts';
import { ReportStep } from './ReportStep.tsx';
import { RunStep } from './RunStep.tsx';
import { type ImportStep, importSteps, isMoving, shownStep, stepsFor } from './run-steps.ts';

const ImportRunScreenQuery = graphql(`
  query ImportRunScreen($id: ID!) @purpose(is: DATA_CARE) {
    importRun(id: $id) {
      id
      ...ImportRunDetail_run @unmask
    }
  }
`);

/** So often a run that moves is asked about. */
const POLL_MS = 800;

const route = getRouteApi('/w/$workspace/imports/$id');

/** An import from its file to its report; it goes on when the page is left, and shows where it stands when one comes back. */
export function ImportRunScreen() {
  const i18n = useI18n();
  const { id, workspace } = route.useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ImportRunScreenQuery, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const run = data?.importRun;
  usePolling(run !== null && run !== undefined && isMoving(run), startPolling, stopPolling);
  usePageTitle(run?.fileName ?? i18n.t('Import'), i18n.t('Imports'));
  if (error && !run) {
    return (
      <ProblemState title={i18n.t('The import could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  if (!data) return <LoadingRows />;
  if (!run) {
    return (
      <EmptyState
        title={i18n.t('There is no such import')}
        action={
          <Link to="/w/$workspace/imports" params={{ workspace }} className={screen.crumb}>
            {i18n.t('See all imports')}
          </Link>
        }
      >
        {i18n.t('It may belong to another workspace.')}
      </EmptyState>
    );
  }
  return <RunPage run={run} />;
}

function usePolling(isOn: boolean, start: (ms: number) => void, stop: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    start(POLL_MS);
    return stop;
  }, [isOn, start, stop]);
}

function RunPage({ run }: { run: ImportRun }) {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const step = shownStep(run, search.step);
  const go = (next: ImportStep) => void navigate({ search: (before) => changeSearch(before, { step: next }) });
  return (
    <div className={screen.screen}>
      <PageHeader
        title={run.fileName ?? i18n.t('A file that was destroyed')}
        breadcrumb={
          <Link to="/w/$workspace/imports" params={{ workspace }} className={screen.crumb}>
            {i18n.t('Imports')}
          </Link>
        }
        badges={
          <>
            <span className={wizard.object}>{objectWord(i18n, run.object)}</span>
            <StatusBadge tone={runStateTone(run.state)}>{runStateWord(i18n, run.state)}</StatusBadge>
          </>
        }
      />
      <Stepper
        label={i18n.t('Steps of the import')}
        orientation="horizontal"
        steps={importSteps(i18n, run, step)}
        {...(run.state === 'uploaded' || run.state === 'checked'
          ? { onOpen: (id: string) => go(stepsFor(run).find((one) => one === id) ?? step) }
          : {})}
      />
      <RunStepContent run={run} step={step} onGo={go} />
    </div>
  );
}

function RunStepContent({ run, step, onGo }: { run: ImportRun; step: ImportStep; onGo: (step: ImportStep) => void }) {
  switch (step) {
    case 'format':
      return <FormatStep run={run} onGo={onGo} />;
    case 'columns':
      // Begun anew where the API maps anew; a newer version with the same columns keeps what was chosen by hand.
      return <ColumnsStep key={`${run.object} ${JSON.stringify(run.mapping?.columns)}`} run={run} onGo={onGo} />;
    case 'origin':
      return <OriginStep run={run} onGo={onGo} />;
    case 'check':
      return <CheckStep run={run} onGo={onGo} />;
    case 'run':
      return <RunStep run={run} />;
    case 'report':
      return <ReportStep run={run} />;
  }
}
