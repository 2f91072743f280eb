import { useQuery } from '@apollo/client/react';
import { useMediaQuery } from '@mantine/hooks';
import { DueDate, EmptyState, LoadingRows, PageHeader, StatusBadge, Stepper, useI18n, usePageTitle } from '@smartx/ui';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import { EvidenceFiles } from '../evidence/EvidenceFiles.tsx';
import { currentStep, isStopped, type RequestStep, requestSteps, stepsOf } from '../progress/request-steps.ts';
import { OPEN_STATES } from '../queue/queue-tab.ts';
import { StepWork } from '../steps/StepWork.tsx';
import { Conversation } from '../talk/Conversation.tsx';
import { rightWord, stateTone, stateWord } from '../words/request-words.ts';
import styles from './detail.module.css';
import { RequestActions } from './RequestActions.tsx';
import { RequestClock } from './RequestClock.tsx';
import { RequestLog } from './RequestLog.tsx';
import { RequestPerson } from './RequestPerson.tsx';
import { RestoreFacts } from './RestoreFacts.tsx';
import type { RequestDetail } from './request-detail.ts';

const RequestScreenQuery = graphql(`
  query RequestScreen($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    viewer {
      memberId
      workspace {
        id
        timeZone
      }
    }
    privacyRequest(id: $id) {
      id
      ...RequestDetail_request @unmask
    }
  }
`);

const route = getRouteApi('/w/$workspace/requests/$id');

/** One request: the steps at the start, the work of the step in the middle, clock, person and log at the end. */
export function RequestScreen() {
  const i18n = useI18n();
  const { id, workspace: slug } = route.useParams();
  const { data, error, refetch } = useQuery(RequestScreenQuery, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  usePageTitle(data?.privacyRequest?.reference ?? '', i18n.t('Privacy requests'));
  if (error) {
    return (
      <ProblemState title={i18n.t('The request could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  if (!data) return <LoadingRows />;
  if (!data.privacyRequest) {
    return (
      <EmptyState
        title={i18n.t('There is no such request')}
        action={
          <Link to="/w/$workspace/requests" params={{ workspace: slug }} className={screen.crumb}>
            {i18n.t('See all requests')}
          </Link>
        }
      >
        {i18n.t('It may belong to another workspace, or its time of keeping is over.')}
      </EmptyState>
    );
  }
  const { memberId, workspace } = data.viewer;
  return <RequestPage request={data.privacyRequest} viewerId={memberId} timeZone={workspace.timeZone} />;
}

interface RequestPageProps {
  request: RequestDetail;
  viewerId: string | null;
  /** The workspace's zone: deadlines end there. */
  timeZone: string;
}

function RequestPage({ request, viewerId, timeZone }: RequestPageProps) {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const isNarrow = useMediaQuery('(max-width: 1199px)');
  const [chosen, setChosen] = useState<RequestStep | null>(null);
  const current = currentStep(request) ?? 'close';
  const shown = chosen ?? current;
  return (
    <>
      <PageHeader
        title={rightWord(i18n, request.kind)}
        breadcrumb={
          <Link to="/w/$workspace/requests" params={{ workspace }} className={screen.crumb}>
            {i18n.t('Privacy requests')}
          </Link>
        }
        badges={
          <>
            <bdi className={styles.reference}>{request.reference}</bdi>
            <StatusBadge tone={stateTone(request.state)}>{stateWord(i18n, request.state, request.kind)}</StatusBadge>
            {isNarrow && OPEN_STATES.includes(request.state) && !request.isClockStill && (
              <DueDate dueOn={request.dueOn} timeZone={timeZone} />
            )}
          </>
        }
        actions={<RequestActions request={request} />}
      />
      <div className={styles.page}>
        <div className={styles.steps}>
          <Stepper
            label={i18n.t('Steps of the request')}
            orientation={isNarrow ? 'horizontal' : 'vertical'}
            steps={requestSteps(i18n, request).map((step) => ({ ...step, detail: stepDetail(request, step.id) }))}
            onOpen={(step) => setChosen(stepsOf(request).find((one) => one === step) ?? null)}
          />
        </div>
        <section className={styles.work} aria-label={i18n.t('Work on the request')}>
          <RestoreFacts request={request} timeZone={timeZone} />
          <StepWork
            key={shown}
            step={shown}
            isCurrent={shown === current && !isStopped(request)}
            request={request}
            viewerId={viewerId}
            timeZone={timeZone}
            onDone={() => setChosen(null)}
          />
          <EvidenceFiles request={request} timeZone={timeZone} />
          <Conversation request={request} timeZone={timeZone} />
        </section>
        <div className={styles.side}>
          <RequestClock request={request} timeZone={timeZone} />
          <RequestPerson request={request} slug={workspace} />
          <RequestLog request={request} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}

/** Who did a step, under its name. */
function stepDetail(request: RequestDetail, step: string): string | null {
  if (step === 'review') return request.preparedBy?.displayName ?? null;
  if (step === 'approve') return request.approvedBy?.displayName ?? null;
  return null;
}
