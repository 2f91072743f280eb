import { useConnectionWindows } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { orderOf } from '../list/address/list-sort.ts';
import { useListSearch } from '../list/address/use-list-search.ts';
import { conditionsOf } from '../list/filter-field.ts';
import { RecordList } from '../list/RecordList.tsx';
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

const route = getRouteApi('/w/$workspace/tasks');

/** Tasks, the most urgent first: one's own that are open, unless the address says otherwise. */
export function TaskListScreen() {
  const i18n = useI18n();
  const search = route.useSearch();
  const change = useListSearch(route.useNavigate());
  const setDone = useTaskDone();
  const mayUpdate = useMay('task:update');
  const columns = useMemo(() => taskColumns(i18n, mayUpdate ? setDone : null), [i18n, setDone, mayUpdate]);
  const fields = useMemo(() => taskFilters(i18n), [i18n]);
  const { memberId } = useSession();
  const mayCreate = useMay('task:create');
  const [today] = useState(() => calendarDay(new Date()));
  const view = readTaskView(search.filters);
  const conditions = [...whoseConditions(view.isMine, memberId), ...conditionsOf(fields, search.filters)];
  if (search.q) conditions.push({ title: { contains: search.q } });
  const list = useConnectionWindows({
    query: TaskListQuery,
    variables: {
      where: { AND: [...conditions, ...partConditions(view.part, today)] },
      // What is done is looked for among the latest.
      orderBy: orderOf(search.sort ?? (view.part === 'done' ? '-due' : 'due'), { due: 'DUE_ON' }),
    },
    select: (data) => data.tasks,
  });
  const closeDialog = () => change({ create: undefined, peek: '' });
  return (
    <>
      <RecordList
        name="tasks"
        words={{
          title: i18n.t('Tasks'),
          search: i18n.t('Search tasks by title'),
          failed: i18n.t('The tasks could not be loaded'),
          emptyTitle: i18n.t('No tasks'),
          emptyText: i18n.t('What is to be done stands here, with its day and the record it is about.'),
          create: i18n.t('New task'),
        }}
        columns={columns}
        list={list}
        fields={fields}
        search={search}
        onSearchChange={change}
        rowLabel={(task) => taskTitle(i18n, task)}
        card={(task) => <TaskCard task={task} setDone={mayUpdate ? setDone : null} />}
        onOpen={({ id }) => change({ peek: id })}
        onCreate={mayCreate ? () => change({ create: true }) : undefined}
        viewSwitcher={
          <TaskViewBar
            view={view}
            conditions={conditions}
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
