import type { FragmentType } from '@apollo/client';
import { Checkbox } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { DueDate, FieldValue, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { TaskLine_TaskFragment } from '../gql/graphql.ts';
import { useMay } from '../session/use-session.ts';
import { TaskAbout } from './TaskAbout.tsx';
import styles from './task.module.css';
import { useTaskDone } from './use-task-done.ts';

const TaskLine_task = graphql(`
  fragment TaskLine_task on Task {
    id
    title
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
`);

interface TaskLineProps {
  task: FragmentType<TaskLine_TaskFragment>;
  /** On one's own list: what the task is about instead of who does it. */
  showAbout?: boolean;
}

/** A task with its box to tick, if it may be ticked. */
export function TaskLine({ task: reference, showAbout = false }: TaskLineProps) {
  const i18n = useI18n();
  const task = useFragmentData(TaskLine_task, reference);
  const setDone = useTaskDone();
  const mayUpdate = useMay('task:update');
  const isDone = task.status === 'done';
  const title = task.title ?? i18n.t('Title withheld');
  return (
    <li className={styles.line} data-done={isDone || undefined}>
      {mayUpdate && (
        <Checkbox
          size="sm"
          checked={isDone}
          aria-label={isDone ? i18n.t('Reopen: {title}', { title }) : i18n.t('Done: {title}', { title })}
          onChange={(event) => void setDone(task.id, event.currentTarget.checked)}
        />
      )}
      <div className={styles.text}>
        <span className={styles.title}>
          <FieldValue field="title" label={i18n.t('Task')} value={task.title} withheld={task.withheld} />
        </span>
        <span className={styles.detail}>
          {task.dueOn && !isDone && <DueDate dueOn={task.dueOn} />}
          {showAbout && <TaskAbout task={task} />}
          {!showAbout && task.assignee && <span>{task.assignee.displayName}</span>}
        </span>
      </div>
    </li>
  );
}
