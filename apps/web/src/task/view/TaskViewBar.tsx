import { useQuery } from '@apollo/client/react';
import { SegmentedControl } from '@mantine/core';
import { formatNumber, type Translator, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { TaskFilter } from '../../gql/graphql.ts';
import styles from './task-view.module.css';
import { partConditions, TASK_PARTS, type TaskPart, type TaskView } from './task-view.ts';

const TaskCountsQuery = graphql(`
  query TaskCounts(
    $overdue: TaskFilter!
    $today: TaskFilter!
    $later: TaskFilter!
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    overdue: tasks(first: 0, where: $overdue) {
      totalCount {
        value
        relation
      }
    }
    today: tasks(first: 0, where: $today) {
      totalCount {
        value
        relation
      }
    }
    later: tasks(first: 0, where: $later) {
      totalCount {
        value
        relation
      }
    }
  }
`);

interface TaskViewBarProps {
  view: TaskView;
  /** What holds for every part: whose tasks, the search, the other filters. */
  conditions: readonly TaskFilter[];
  today: string;
  onChange: (view: TaskView) => void;
}

/** Chooses whose tasks are shown, and which part of them; the open parts say how many they hold. */
export function TaskViewBar({ view, conditions, today, onChange }: TaskViewBarProps) {
  const i18n = useI18n();
  const where = (part: TaskPart): TaskFilter => ({ AND: [...conditions, ...partConditions(part, today)] });
  const { data, previousData } = useQuery(TaskCountsQuery, {
    variables: { overdue: where('overdue'), today: where('today'), later: where('later') },
    fetchPolicy: 'cache-and-network',
  });
  const counts: Partial<Record<TaskPart, Count>> = countsIn(data ?? previousData);
  const label = (part: TaskPart) => {
    const count = counts[part];
    return (
      <>
        {partWord(i18n, part)}
        {count && (
          <span className={styles.count} data-urgent={(part === 'overdue' && count.value > 0) || undefined}>
            {formatNumber(i18n.locale, count.value)}
            {count.relation === 'AT_LEAST' && '+'}
          </span>
        )}
      </>
    );
  };
  const partNamed = (value: string) => TASK_PARTS.find((part) => part === value) ?? 'open';
  return (
    <div className={styles.bar}>
      <SegmentedControl
        size="xs"
        aria-label={i18n.t('Whose tasks')}
        value={view.isMine ? 'mine' : 'all'}
        onChange={(value) => onChange({ ...view, isMine: value === 'mine' })}
        data={[
          { value: 'mine', label: i18n.t('Mine') },
          { value: 'all', label: i18n.t('Everybody’s') },
        ]}
      />
      <SegmentedControl
        size="xs"
        aria-label={i18n.t('Which tasks')}
        value={view.part}
        onChange={(value) => onChange({ ...view, part: partNamed(value) })}
        data={TASK_PARTS.map((part) => ({ value: part, label: label(part) }))}
      />
    </div>
  );
}

interface Count {
  readonly value: number;
  readonly relation: string;
}

function countsIn(
  data: Partial<Record<'overdue' | 'today' | 'later', { totalCount: Count }>> | undefined,
): Partial<Record<TaskPart, Count>> {
  return Object.fromEntries(
    (['overdue', 'today', 'later'] as const).flatMap((part) => {
      const count = data?.[part]?.totalCount;
      return count ? [[part, count]] : [];
    }),
  );
}

function partWord(i18n: Translator, part: TaskPart): string {
  switch (part) {
    case 'open':
      return i18n.t('All open');
    case 'overdue':
      return i18n.t('Overdue');
    case 'today':
      return i18n.t('Today');
    case 'later':
      return i18n.t('Later');
    case 'done':
      return i18n.t('Done');
  }
}
