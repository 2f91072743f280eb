import { DueDate, useI18n } from '@smartx/ui';
import styles from '../list/list.module.css';
import { type TaskRow, taskTitle } from './task-columns.tsx';

/** A task in the list of a phone. */
export function TaskCard({ task }: { task: TaskRow }) {
  const i18n = useI18n();
  return (
    <div className={styles.card}>
      <strong>{taskTitle(i18n, task)}</strong>
      <div className={styles.cardLine}>
        {task.status === 'done' ? <span>{i18n.t('Done')}</span> : task.dueOn && <DueDate dueOn={task.dueOn} />}
        {task.assignee && <span>{task.assignee.displayName}</span>}
      </div>
    </div>
  );
}
