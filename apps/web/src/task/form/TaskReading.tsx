import { useQuery } from '@apollo/client/react';
import { DateText, FactList, FieldValue, useI18n } from '@smartx/ui';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { graphql } from '../../gql/gql.ts';
import { RecordState } from '../../record/RecordPage.tsx';
import { TaskAbout } from '../TaskAbout.tsx';
import { taskKindWord } from '../task-words.ts';

const TaskReadingQuery = graphql(`
  query TaskReading($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    tasks(first: 1, where: { id: { eq: $id } }) {
      nodes {
        id
        title
        kind
        status
        dueOn
        assignee {
          id
          displayName
        }
        ...TaskAbout_task
        withheld {
          field
          reason
          category
          hint
        }
      }
    }
  }
`);

/** A task for those who may read it only. */
export function TaskReading({ id, onClose }: { id: string; onClose: () => void }) {
  const i18n = useI18n();
  const { data, loading, error, refetch } = useQuery(TaskReadingQuery, { variables: { id } });
  const task = data?.tasks.nodes[0];
  return (
    <RecordDialog title={i18n.t('Task')} onClose={onClose}>
      {task ? (
        <FactList
          facts={[
            {
              label: i18n.t('What is to be done'),
              value: <FieldValue field="title" label={i18n.t('Task')} value={task.title} withheld={task.withheld} />,
            },
            { label: i18n.t('Status'), value: task.status === 'done' ? i18n.t('Done') : i18n.t('Open') },
            { label: i18n.t('Due'), value: task.dueOn ? <DateText value={task.dueOn} format="date" /> : '—' },
            { label: i18n.t('Kind'), value: taskKindWord(i18n, task.kind) },
            { label: i18n.t('Who does it'), value: task.assignee?.displayName ?? '—' },
            { label: i18n.t('About'), value: <TaskAbout task={task} /> },
          ]}
        />
      ) : (
        <RecordState
          isLoading={loading}
          error={error}
          failed={i18n.t('The task could not be loaded')}
          missing={i18n.t('There is no such task')}
          onRetry={() => void refetch()}
        />
      )}
    </RecordDialog>
  );
}
