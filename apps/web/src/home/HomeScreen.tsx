import { useQuery } from '@apollo/client/react';
import { DateText, EmptyState, LoadingRows, MoneyText, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { Link } from '@tanstack/react-router';
import { StageBadge } from '../deal/stage/StageBadge.tsx';
import { graphql } from '../gql/gql.ts';
import type { HomeQuery as HomeData } from '../gql/graphql.ts';
import { RecordLink } from '../record/RecordLink.tsx';
import { RecordSection } from '../record/RecordSection.tsx';
import pageStyles from '../record/record-page.module.css';
import { PurposeButton } from '../session/purpose/PurposeButton.tsx';
import { purposeOption } from '../session/purposes.ts';
import { useCrmPurpose, useMay, useSees, useSession } from '../session/use-session.ts';
import { QueryProblem } from '../shell/problem/QueryProblem.tsx';
import { TaskLine } from '../task/TaskLine.tsx';
import styles from './home.module.css';
import { endOfWeek } from './week.ts';

const HomeQuery = graphql(`
  query Home(
    $tasks: TaskFilter!
    $deals: DealFilter!
    $dealOrder: DealOrderInput!
    $withTasks: Boolean!
    $withDeals: Boolean!
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    tasks(first: 12, where: $tasks, orderBy: { field: DUE_ON }) @include(if: $withTasks) {
      nodes {
        id
        ...TaskLine_task
      }
      totalCount {
        value
      }
    }
    deals(first: 10, where: $deals, orderBy: $dealOrder) @include(if: $withDeals) {
      nodes {
        id
        name
        expectedCloseOn
        value {
          amount
          currency
        }
        stage {
          id
          name
          kind
        }
        company {
          id
          name
        }
      }
      totalCount {
        value
      }
    }
  }
`);

/** What needs me now: my tasks up to the end of the week, and my open deals. */
export function HomeScreen() {
  const i18n = useI18n();
  const { memberId } = useSession();
  const seesValue = useSees('Deal.value');
  const withTasks = useMay('task:read');
  const withDeals = useMay('deal:read');
  usePageTitle(i18n.t('Home'));
  const mine = memberId ? { id: { eq: memberId } } : { isNull: true };
  const { data, error, refetch } = useQuery(HomeQuery, {
    variables: {
      tasks: { assignee: mine, status: { eq: 'open' }, dueOn: { lte: endOfWeek(new Date()) } },
      deals: { owner: mine, stage: { kind: { eq: 'open' } } },
      dealOrder: { field: seesValue ? 'VALUE' : 'CREATED_AT', direction: 'DESC' },
      ...{ withTasks, withDeals },
    },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHeader title={i18n.t('Home')} />
      {data ? (
        <div className={styles.page}>
          {!withTasks && !withDeals && <NothingForPurpose />}
          {data.tasks && <OwnTasks tasks={data.tasks} />}
          {data.deals && <OwnDeals deals={data.deals} />}
        </div>
      ) : error ? (
        <QueryProblem title={i18n.t('Your work could not be loaded')} error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows />
      )}
    </>
  );
}

/** For a purpose that uses neither tasks nor deals the work stands in the lists. */
function NothingForPurpose() {
  const i18n = useI18n();
  const { workspace, actions } = useSession();
  const { label } = purposeOption(i18n, useCrmPurpose());
  return (
    <EmptyState
      title={i18n.t('For “{purpose}” your work stands in the lists', { purpose: label })}
      action={
        actions.has('contact:read') && (
          <Link to="/w/$workspace/contacts" params={{ workspace: workspace.slug }} className={pageStyles.link}>
            {i18n.t('Go to contacts')}
          </Link>
        )
      }
      secondaryAction={<PurposeButton action="task:read" />}
    >
      {i18n.t('Tasks and deals are not used for this purpose, so none of them are shown here.')}
    </EmptyState>
  );
}

function OwnTasks({ tasks }: { tasks: NonNullable<HomeData['tasks']> }) {
  const i18n = useI18n();
  const { workspace } = useSession();
  return (
    <RecordSection title={i18n.t('My tasks this week')} count={tasks.totalCount.value}>
      {tasks.nodes.length === 0 ? (
        <EmptyState title={i18n.t('Nothing is due')}>{i18n.t('Your tasks up to Sunday stand here.')}</EmptyState>
      ) : (
        <ul className={pageStyles.list}>
          {tasks.nodes.map((task) => (
            <TaskLine key={task.id} task={task} showAbout />
          ))}
        </ul>
      )}
      <p className={pageStyles.all}>
        <Link to="/w/$workspace/tasks" params={{ workspace: workspace.slug }} className={pageStyles.link}>
          {i18n.t('All tasks')}
        </Link>
      </p>
    </RecordSection>
  );
}

function OwnDeals({ deals }: { deals: NonNullable<HomeData['deals']> }) {
  const i18n = useI18n();
  const { workspace } = useSession();
  return (
    <RecordSection title={i18n.t('My open deals')} count={deals.totalCount.value}>
      {deals.nodes.length === 0 ? (
        <EmptyState title={i18n.t('No open deals')}>
          {i18n.t('Deals that you own stand here until they are won or lost.')}
        </EmptyState>
      ) : (
        <ul className={pageStyles.list}>
          {deals.nodes.map((deal) => (
            <li key={deal.id}>
              <span className={styles.dealHead}>
                <RecordLink kind="deals" id={deal.id} name={deal.name} />
                {deal.value && <MoneyText amount={deal.value.amount} currency={deal.value.currency} cents="auto" />}
              </span>
              <span className={pageStyles.line}>
                {deal.company?.name}
                {deal.stage && <StageBadge stage={deal.stage} />}
                {deal.expectedCloseOn && (
                  <span>
                    {i18n.t('expected')} <DateText value={deal.expectedCloseOn} format="date" />
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={pageStyles.all}>
        <Link to="/w/$workspace/deals" params={{ workspace: workspace.slug }} className={pageStyles.link}>
          {i18n.t('All deals')}
        </Link>
      </p>
    </RecordSection>
  );
}
