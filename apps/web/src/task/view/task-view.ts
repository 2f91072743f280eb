import type { TaskFilter } from '../../gql/graphql.ts';
import { clausesIn, type FilterEntry, isGroup } from '../../list/address/filter-entry.ts';

/** The parts of the list of tasks, by what is done and by when the rest is due. */
export const TASK_PARTS = ['open', 'overdue', 'today', 'later', 'done'] as const;

/** One of {@link TASK_PARTS}. */
export type TaskPart = (typeof TASK_PARTS)[number];

/** Which tasks the list shows: one's own or everybody's, and which part of them. */
export interface TaskView {
  readonly part: TaskPart;
  readonly isMine: boolean;
}

const PART = 'part';
const WHOSE = 'whose';

/** The view that an address names; without one, what oneself has still to do. */
export function readTaskView(entries: readonly FilterEntry[] | undefined): TaskView {
  const clauses = clausesIn(entries ?? []);
  const chosen = (field: string) => clauses.find((clause) => clause.field === field)?.value;
  return {
    part: TASK_PARTS.find((part) => part === chosen(PART)) ?? 'open',
    isMine: chosen(WHOSE) !== 'all',
  };
}

/** The same filters with another view; the usual one leaves the address. */
export function withTaskView(entries: readonly FilterEntry[] | undefined, view: TaskView): FilterEntry[] {
  const others = (entries ?? []).filter((entry) => isGroup(entry) || (entry.field !== PART && entry.field !== WHOSE));
  const operator = 'is';
  return [
    ...(view.part === 'open' ? [] : [{ field: PART, operator, value: view.part } as const]),
    ...(view.isMine ? [] : [{ field: WHOSE, operator, value: 'all' } as const]),
    ...others,
  ];
}

/** The part as conditions of the API. Later is also what has no day. */
export function partConditions(part: TaskPart, today: string): TaskFilter[] {
  const isOpen: TaskFilter = { status: { eq: 'open' } };
  switch (part) {
    case 'open':
      return [isOpen];
    case 'overdue':
      return [isOpen, { dueOn: { lt: today } }];
    case 'today':
      return [isOpen, { dueOn: { eq: today } }];
    case 'later':
      return [isOpen, { OR: [{ dueOn: { gt: today } }, { dueOn: { isNull: true } }] }];
    case 'done':
      return [{ status: { eq: 'done' } }];
  }
}

/** Whose tasks, as conditions of the API. Who asks without being a member sees what nobody does yet. */
export function whoseConditions(isMine: boolean, memberId: string | null): TaskFilter[] {
  if (!isMine) return [];
  return [{ assignee: memberId ? { id: { eq: memberId } } : { isNull: true } }];
}

/** A moment as a calendar date of the viewer's zone. */
export function calendarDay(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
