import { Checkbox } from '@mantine/core';
import { DueDate, useI18n } from '@smartx/ui';
import { TaskAbout } from './TaskAbout.tsx';
import styles from './task.module.css';
import { type TaskRow, taskTitle } from './task-columns.tsx';

interface TaskCardProps {
  task: TaskRow;
  /** Null where the roles may not tick it off. */
  setDone: ((id: string, isDone: boolean) => Promise<boolean>) | null;
}

/** A task in the list of a phone, with its box to tick. */
export function TaskCard({ task, setDone }: TaskCardProps) {
  const i18n = useI18n();
  const title = taskTitle(i18n, task);
  const isDone = task.status === 'done';
  return (
    <div className={styles.card} data-done={isDone || undefined}>
      {setDone && (
        <Checkbox
          size="sm"
          className={styles.box}
          checked={isDone}
          aria-label={isDone ? i18n.t('Reopen: {title}', { title }) : i18n.t('Done: {title}', { title })}
          onChange={(event) => void setDone(task.id, event.currentTarget.checked)}
        />
      )}
      <div className={styles.text}>
        <strong className={styles.title}>{title}</strong>
        <span className={styles.detail}>
          {isDone ? <span>{i18n.t('Done')}</span> : task.dueOn && <DueDate dueOn={task.dueOn} />}
          <TaskAbout task={task} />
          {task.assignee && <span>{task.assignee.displayName}</span>}
        </span>
      </div>
    </div>
  );
}
