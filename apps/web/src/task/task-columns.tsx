import { Checkbox } from '@mantine/core';
import { DateText, DueDate, FieldValue, type GridColumn, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { TaskColumns_TaskFragment } from '../gql/graphql.ts';
import { TaskAbout } from './TaskAbout.tsx';
import { taskKindWord } from './task-words.ts';

/** What a row of the list shows. */
export const TaskColumns_task = graphql(`
  fragment TaskColumns_task on Task {
    id
    title
    kind
    status
    dueOn
    completedAt
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

/** A row of the list. */
export type TaskRow = TaskColumns_TaskFragment;

/** The title, or what stands for it where it is withheld. */
export function taskTitle(i18n: Translator, task: { title: string | null }): string {
  return task.title ?? i18n.t('Title withheld');
}

/** The columns of the list of tasks; without `setDone` nobody ticks them off here. */
export function taskColumns(
  i18n: Translator,
  setDone: ((id: string, isDone: boolean) => Promise<boolean>) | null,
): GridColumn<TaskRow>[] {
  const stateWord = ({ status }: TaskRow) => (status === 'done' ? i18n.t('Done') : i18n.t('Open'));
  return [
    {
      ...{ id: 'done', header: i18n.t('Done'), width: 70 },
      text: stateWord,
      cell: (task) => (setDone ? <DoneBox i18n={i18n} task={task} setDone={setDone} /> : stateWord(task)),
    },
    {
      ...{ id: 'title', header: i18n.t('Task'), width: 300, opens: true },
      text: (task) => taskTitle(i18n, task),
      cell: (task, asLink) => (
        <FieldValue field="title" label={i18n.t('Task')} value={asLink(task.title)} withheld={task.withheld} />
      ),
    },
    {
      ...{ id: 'due', header: i18n.t('Due'), width: 220, sortable: true },
      cell: ({ dueOn, status }) =>
        dueOn && (status === 'done' ? <DateText value={dueOn} format="date" /> : <DueDate dueOn={dueOn} />),
    },
    { id: 'about', header: i18n.t('About'), width: 210, cell: (task) => <TaskAbout task={task} /> },
    { id: 'kind', header: i18n.t('Kind'), width: 110, cell: ({ kind }) => taskKindWord(i18n, kind) },
    { id: 'assignee', header: i18n.t('Who does it'), width: 160, cell: ({ assignee }) => assignee?.displayName },
  ];
}

function DoneBox(props: {
  i18n: Translator;
  task: TaskRow;
  setDone: (id: string, isDone: boolean) => Promise<boolean>;
}) {
  const { i18n, task, setDone } = props;
  const isDone = task.status === 'done';
  const title = taskTitle(i18n, task);
  return (
    <Checkbox
      size="sm"
      checked={isDone}
      aria-label={isDone ? i18n.t('Reopen: {title}', { title }) : i18n.t('Done: {title}', { title })}
      onChange={(event) => void setDone(task.id, event.currentTarget.checked)}
    />
  );
}
