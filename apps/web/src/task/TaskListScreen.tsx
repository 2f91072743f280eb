import { useConnectionWindows } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { ListSearch } from '../list/address/list-search.ts';
import { orderOf } from '../list/address/list-sort.ts';
import { useConditions } from '../list/filter/use-conditions.ts';
import { useCountFilters } from '../list/filter/use-count-filters.ts';
import { RecordList } from '../list/RecordList.tsx';
import { OpenView } from '../list/view/OpenView.tsx';
import { useListView } from '../list/view/use-list-view.ts';
import { useMay, useSession } from '../session/use-session.ts';
import { TaskDialog } from './form/TaskDialog.tsx';
import { TaskCard } from './TaskCard.tsx';
import { taskColumns, taskTitle } from './task-columns.tsx';
import { taskFilters } from './task-filters.ts';
import { useTaskDone } from './use-task-done.ts';
import { TaskViewBar } from './view/TaskViewBar.tsx';
import { calendarDay, partConditions, readTaskView, whoseConditions, withTaskView } from './view/task-view.ts';

const TaskListQuery = graphql(`
  query TaskList(
    $where: TaskFilter
    $orderBy: TaskOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    tasks(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...TaskColumns_task @unmask
      }
      pageInfo {
        startCursor
        endCursor
        hasNextPage
      }
      totalCount @include(if: $withCount) {
        value
        relation
      }
    }
  }
`);

/** Set by the switch above the list. */
const OWN_FIELDS = ['part', 'whose'];

const route = getRouteApi('/w/$workspace/tasks');

/** Tasks, the most urgent first: one's own that are open, unless the address says otherwise. */
export function TaskListScreen() {
  return (
    <OpenView name="tasks" id={route.useSearch().saved}>
      <TaskList />
    </OpenView>
  );
}

function TaskList() {
  const i18n = useI18n();
  const listView = useListView('tasks', route.useSearch(), route.useNavigate());
  const { search, change } = listView;
  const setDone = useTaskDone();
  const mayUpdate = useMay('task:update');
  const columns = useMemo(() => taskColumns(i18n, mayUpdate ? setDone : null), [i18n, setDone, mayUpdate]);
  const fields = useMemo(() => taskFilters(i18n), [i18n]);
  const { memberId } = useSession();
  const mayCreate = useMay('task:create');
  const [today] = useState(() => calendarDay(new Date()));
  const view = readTaskView(search.filters);
  const conditionsFor = useConditions(fields, (join, of) => (join === 'OR' ? { OR: of } : { AND: of }));
  const conditionsBeside = (asked: ListSearch) => {
    const conditions = [...whoseConditions(view.isMine, memberId), ...conditionsFor(asked)];
    if (asked.q) conditions.push({ title: { contains: asked.q } });
    return conditions;
  };
  const where = (asked: ListSearch) => ({ AND: [...conditionsBeside(asked), ...partConditions(view.part, today)] });
  const count = useCountFilters(TaskListQuery, where, (data) => data.tasks, search);
  const list = useConnectionWindows({
    query: TaskListQuery,
    variables: {
      where: where(search),
      // What is done is looked for among the latest.
      orderBy: orderOf(search.sort ?? (view.part === 'done' ? '-due' : 'due'), { due: 'DUE_ON' }),
    },
    select: (data) => data.tasks,
  });
  const closeDialog = () => change({ create: undefined, peek: '' });
  return (
    <>
      <RecordList
        view={listView}
        ownFields={OWN_FIELDS}
        words={{
          title: i18n.t('Tasks'),
          whole: i18n.t('All tasks'),
          search: i18n.t('Search tasks by title'),
          failed: i18n.t('The tasks could not be loaded'),
          emptyTitle: i18n.t('No tasks'),
          emptyText: i18n.t('What is to be done stands here, with its day and the record it is about.'),
          create: i18n.t('New task'),
        }}
        columns={columns}
        list={list}
        fields={fields}
        count={count}
        rowLabel={(task) => taskTitle(i18n, task)}
        card={(task) => <TaskCard task={task} setDone={mayUpdate ? setDone : null} />}
        onOpen={({ id }) => change({ peek: id })}
        onCreate={mayCreate ? () => change({ create: true }) : undefined}
        viewSwitcher={
          <TaskViewBar
            view={view}
            conditions={conditionsBeside(search)}
            today={today}
            onChange={(next) => change({ filters: withTaskView(search.filters, next) })}
          />
        }
      />
      {((mayCreate && search.create) || search.peek) && (
        <TaskDialog
          id={search.peek ?? null}
          onClose={closeDialog}
          onSaved={() => {
            closeDialog();
            list.refresh();
          }}
        />
      )}
    </>
  );
}
