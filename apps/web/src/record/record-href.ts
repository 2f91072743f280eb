import type { RecordKind } from './RecordLink.tsx';

/** The address of a record; a task has none but that of the list with the task open. */
export function recordHref(workspace: string, kind: RecordKind | 'tasks', id: string): string {
  return kind === 'tasks' ? `/w/${workspace}/tasks?peek=${id}` : `/w/${workspace}/${kind}/${id}`;
}
