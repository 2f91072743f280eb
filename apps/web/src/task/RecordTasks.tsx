import { useQuery } from '@apollo/client/react';
import { LoadingRows, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { TaskFilter } from '../gql/graphql.ts';
import { RecordSection } from '../record/RecordSection.tsx';
import styles from '../record/record-page.module.css';
import { useNotUsed } from '../session/purpose/use-not-used.ts';
import { QueryProblem } from '../shell/problem/QueryProblem.tsx';
import { TaskLine } from './TaskLine.tsx';

const RecordTasksQuery = graphql(`
  query RecordTasks($where: TaskFilter!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    tasks(where: $where, first: 20, orderBy: { field: DUE_ON }) {
      nodes {
        id
        status
        ...TaskLine_task
      }
      totalCount {
        value
      }
    }
  }
`);

/** The open tasks about a record, the most urgent first. */
export function RecordTasks({ where }: { where: TaskFilter }) {
  const i18n = useI18n();
  const notUsed = useNotUsed('task:read');
  const { data, error, refetch } = useQuery(RecordTasksQuery, {
    variables: { where: { ...where, status: { eq: 'open' } } },
    fetchPolicy: 'cache-and-network',
  });
  const tasks = data?.tasks;
  return (
    <RecordSection title={i18n.t('Tasks')} {...(tasks ? { count: tasks.totalCount.value } : {})}>
      {!tasks && !error && <LoadingRows rows={2} />}
      {!tasks && error && (
        <QueryProblem title={i18n.t('The tasks could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {tasks?.nodes.length === 0 && <p className={styles.muted}>{notUsed ?? i18n.t('Nothing to do here.')}</p>}
      {tasks && tasks.nodes.length > 0 && (
        <ul className={styles.list}>
          {tasks.nodes.map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </ul>
      )}
    </RecordSection>
  );
}
